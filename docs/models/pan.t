#ifdef PEG
struct T_SRC {
	char *fl; int ln;
} T_SRC[NTRANS];

void
tr_2_src(int m, char *file, int ln)
{	T_SRC[m].fl = file;
	T_SRC[m].ln = ln;
}

void
putpeg(int n, int m)
{	printf("%5d	trans %4d ", m, n);
	printf("%s:%d\n",
		T_SRC[n].fl, T_SRC[n].ln);
}
#endif

void
settable(void)
{	Trans *T;
	Trans *settr(int, int, int, int, int, char *, int, int, int);

	trans = (Trans ***) emalloc(6*sizeof(Trans **));

	/* proctype 4: Holder */

	trans[4] = (Trans **) emalloc(80*sizeof(Trans *));

	trans[4][77]	= settr(248,0,76,1,0,".(goto)", 0, 2, 0);
	T = trans[4][76] = settr(247,0,0,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,1,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,22,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,29,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,36,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,45,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,48,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,49,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,56,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,63,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(247,0,72,0,0,"DO", 0, 2, 0);
	    T->nxt	= settr(247,0,75,0,0,"DO", 0, 2, 0);
	trans[4][1]	= settr(172,0,16,3,3,"toHolder?kind,m,named", 1, 503, 0);
	T = trans[4][16] = settr(187,0,0,0,0,"IF", 0, 2, 0);
	T = T->nxt	= settr(187,0,2,0,0,"IF", 0, 2, 0);
	T = T->nxt	= settr(187,0,4,0,0,"IF", 0, 2, 0);
	T = T->nxt	= settr(187,0,8,0,0,"IF", 0, 2, 0);
	T = T->nxt	= settr(187,0,9,0,0,"IF", 0, 2, 0);
	    T->nxt	= settr(187,0,14,0,0,"IF", 0, 2, 0);
	trans[4][2]	= settr(173,0,3,4,0,"((crashes>0))", 1, 2, 0);
	trans[4][3]	= settr(174,0,21,5,5,"crashes = (crashes-1)", 1, 2, 0);
	trans[4][17]	= settr(188,0,21,1,0,".(goto)", 0, 2, 0);
	trans[4][4]	= settr(175,0,5,6,6,"((kind==envelope))", 0, 2, 0);
	trans[4][5]	= settr(176,0,21,7,7,"held[m] = 1", 1, 2, 0);
	T = trans[ 4][8] = settr(179,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(179,2,6,0,0,"ATOMIC", 1, 2, 0);
	trans[4][6]	= settr(177,0,21,8,8,"((((kind==rejection)&&held[m])&&!((((logged[m]>0)||refused[m])||expired[m]))))", 1, 2, 0); /* m: 7 -> 21,0 */
	reached4[7] = 1;
	trans[4][7]	= settr(0,0,0,0,0,"refused[m] = 1",0,0,0);
	trans[4][9]	= settr(180,0,13,9,9,"(((((kind==acceptance)&&(named==m))&&held[m])&&!((((logged[m]>0)||refused[m])||expired[m]))))", 1, 2, 0);
	T = trans[ 4][13] = settr(184,0,0,0,0,"sub-sequence", 0, 2, 0);
	T->nxt	= settr(184,0,12,0,0,"sub-sequence", 0, 2, 0);
/*->*/	trans[4][12]	= settr(183,32,21,10,10,"D_STEP166", 1, 2, 0);
	trans[4][14]	= settr(185,0,15,2,0,"else", 0, 2, 0);
	trans[4][15]	= settr(186,0,21,1,0,"(1)", 0, 2, 0);
	T = trans[ 4][21] = settr(192,2,0,0,0,"ATOMIC", 0, 2, 0);
	T->nxt	= settr(192,2,18,0,0,"ATOMIC", 0, 2, 0);
	trans[4][18]	= settr(189,0,76,11,11,"kind = nothing", 0, 2, 0); /* m: 19 -> 0,76 */
	reached4[19] = 1;
	trans[4][19]	= settr(0,0,0,0,0,"m = 0",0,0,0);
	trans[4][20]	= settr(0,0,0,0,0,"named = 0",0,0,0);
	trans[4][22]	= settr(193,0,28,12,0,"((held[0]&&(sentEnvelopeToRecipient[0]==0)))", 1, 2, 0);
	T = trans[ 4][28] = settr(199,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(199,2,26,0,0,"ATOMIC", 1, 2, 0);
	T = trans[4][26] = settr(197,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(197,2,23,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(197,2,25,0,0,"IF", 1, 2, 0);
	trans[4][23]	= settr(194,0,76,13,13,"((sentEnvelopeToRecipient[0]==0))", 1, 2, 0); /* m: 24 -> 76,0 */
	reached4[24] = 1;
	trans[4][24]	= settr(0,0,0,0,0,"sentEnvelopeToRecipient[0] = 1",0,0,0);
	trans[4][27]	= settr(198,0,76,14,14,".(goto)", 1, 2, 0);
	trans[4][25]	= settr(196,2,27,2,0,"else", 1, 2, 0);
	trans[4][29]	= settr(200,0,35,15,0,"(((released[0]>0)&&(sentRelease[0]==0)))", 1, 2, 0);
	T = trans[ 4][35] = settr(206,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(206,2,33,0,0,"ATOMIC", 1, 2, 0);
	T = trans[4][33] = settr(204,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(204,2,30,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(204,2,32,0,0,"IF", 1, 2, 0);
	trans[4][30]	= settr(201,0,76,16,16,"((sentRelease[0]==0))", 1, 2, 0); /* m: 31 -> 76,0 */
	reached4[31] = 1;
	trans[4][31]	= settr(0,0,0,0,0,"sentRelease[0] = 1",0,0,0);
	trans[4][34]	= settr(205,0,76,17,17,".(goto)", 1, 2, 0);
	trans[4][32]	= settr(203,2,34,2,0,"else", 1, 2, 0);
	trans[4][36]	= settr(207,0,42,18,0,"(((released[0]>0)&&(sentReleaseToSender[0]==0)))", 1, 2, 0);
	T = trans[ 4][42] = settr(213,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(213,2,40,0,0,"ATOMIC", 1, 2, 0);
	T = trans[4][40] = settr(211,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(211,2,37,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(211,2,39,0,0,"IF", 1, 2, 0);
	trans[4][37]	= settr(208,0,76,19,19,"((sentReleaseToSender[0]==0))", 1, 2, 0); /* m: 38 -> 76,0 */
	reached4[38] = 1;
	trans[4][38]	= settr(0,0,0,0,0,"sentReleaseToSender[0] = 1",0,0,0);
	trans[4][41]	= settr(212,0,76,20,20,".(goto)", 1, 2, 0);
	trans[4][39]	= settr(210,2,41,2,0,"else", 1, 2, 0);
	T = trans[ 4][45] = settr(216,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(216,2,43,0,0,"ATOMIC", 1, 2, 0);
	trans[4][43]	= settr(214,0,76,21,21,"(((held[0]&&deadlinePassed[0])&&!((((logged[0]>0)||refused[0])||expired[0]))))", 1, 2, 0); /* m: 44 -> 76,0 */
	reached4[44] = 1;
	trans[4][44]	= settr(0,0,0,0,0,"expired[0] = 1",0,0,0);
	T = trans[ 4][48] = settr(219,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(219,2,46,0,0,"ATOMIC", 1, 2, 0);
	trans[4][46]	= settr(217,0,76,22,22,"((expired[0]&&!(deposited[0])))", 1, 2, 0); /* m: 47 -> 76,0 */
	reached4[47] = 1;
	trans[4][47]	= settr(0,0,0,0,0,"deposited[0] = 1",0,0,0);
	trans[4][49]	= settr(220,0,55,23,0,"((held[1]&&(sentEnvelopeToRecipient[1]==0)))", 1, 2, 0);
	T = trans[ 4][55] = settr(226,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(226,2,53,0,0,"ATOMIC", 1, 2, 0);
	T = trans[4][53] = settr(224,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(224,2,50,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(224,2,52,0,0,"IF", 1, 2, 0);
	trans[4][50]	= settr(221,0,76,24,24,"((sentEnvelopeToRecipient[1]==0))", 1, 2, 0); /* m: 51 -> 76,0 */
	reached4[51] = 1;
	trans[4][51]	= settr(0,0,0,0,0,"sentEnvelopeToRecipient[1] = 1",0,0,0);
	trans[4][54]	= settr(225,0,76,25,25,".(goto)", 1, 2, 0);
	trans[4][52]	= settr(223,2,54,2,0,"else", 1, 2, 0);
	trans[4][56]	= settr(227,0,62,26,0,"(((released[1]>0)&&(sentRelease[1]==0)))", 1, 2, 0);
	T = trans[ 4][62] = settr(233,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(233,2,60,0,0,"ATOMIC", 1, 2, 0);
	T = trans[4][60] = settr(231,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(231,2,57,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(231,2,59,0,0,"IF", 1, 2, 0);
	trans[4][57]	= settr(228,0,76,27,27,"((sentRelease[1]==0))", 1, 2, 0); /* m: 58 -> 76,0 */
	reached4[58] = 1;
	trans[4][58]	= settr(0,0,0,0,0,"sentRelease[1] = 1",0,0,0);
	trans[4][61]	= settr(232,0,76,28,28,".(goto)", 1, 2, 0);
	trans[4][59]	= settr(230,2,61,2,0,"else", 1, 2, 0);
	trans[4][63]	= settr(234,0,69,29,0,"(((released[1]>0)&&(sentReleaseToSender[1]==0)))", 1, 2, 0);
	T = trans[ 4][69] = settr(240,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(240,2,67,0,0,"ATOMIC", 1, 2, 0);
	T = trans[4][67] = settr(238,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(238,2,64,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(238,2,66,0,0,"IF", 1, 2, 0);
	trans[4][64]	= settr(235,0,76,30,30,"((sentReleaseToSender[1]==0))", 1, 2, 0); /* m: 65 -> 76,0 */
	reached4[65] = 1;
	trans[4][65]	= settr(0,0,0,0,0,"sentReleaseToSender[1] = 1",0,0,0);
	trans[4][68]	= settr(239,0,76,31,31,".(goto)", 1, 2, 0);
	trans[4][66]	= settr(237,2,68,2,0,"else", 1, 2, 0);
	T = trans[ 4][72] = settr(243,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(243,2,70,0,0,"ATOMIC", 1, 2, 0);
	trans[4][70]	= settr(241,0,76,32,32,"(((held[1]&&deadlinePassed[1])&&!((((logged[1]>0)||refused[1])||expired[1]))))", 1, 2, 0); /* m: 71 -> 76,0 */
	reached4[71] = 1;
	trans[4][71]	= settr(0,0,0,0,0,"expired[1] = 1",0,0,0);
	T = trans[ 4][75] = settr(246,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(246,2,73,0,0,"ATOMIC", 1, 2, 0);
	trans[4][73]	= settr(244,0,76,33,33,"((expired[1]&&!(deposited[1])))", 1, 2, 0); /* m: 74 -> 76,0 */
	reached4[74] = 1;
	trans[4][74]	= settr(0,0,0,0,0,"deposited[1] = 1",0,0,0);
	trans[4][78]	= settr(249,0,79,1,0,"break", 0, 2, 0);
	trans[4][79]	= settr(250,0,0,34,34,"-end-", 0, 3500, 0);

	/* proctype 3: Recipient */

	trans[3] = (Trans **) emalloc(67*sizeof(Trans *));

	trans[3][64]	= settr(169,0,63,1,0,".(goto)", 0, 2, 0);
	T = trans[3][63] = settr(168,0,0,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,14,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,15,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,24,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,33,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,35,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,37,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,39,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,48,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,57,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(168,0,59,0,0,"DO", 0, 2, 0);
	    T->nxt	= settr(168,0,61,0,0,"DO", 0, 2, 0);
	T = trans[ 3][14] = settr(119,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(119,2,1,0,0,"ATOMIC", 1, 504, 0);
	trans[3][1]	= settr(106,2,10,35,35,"toRecipient?kind,m", 1, 504, 0);
	T = trans[3][10] = settr(115,2,0,0,0,"IF", 1, 504, 0);
	T = T->nxt	= settr(115,2,2,0,0,"IF", 1, 504, 0);
	T = T->nxt	= settr(115,2,4,0,0,"IF", 1, 504, 0);
	T = T->nxt	= settr(115,2,6,0,0,"IF", 1, 504, 0);
	    T->nxt	= settr(115,2,8,0,0,"IF", 1, 504, 0);
	trans[3][2]	= settr(107,0,63,36,36,"((kind==envelope))", 1, 504, 0); /* m: 3 -> 63,0 */
	reached3[3] = 1;
	trans[3][3]	= settr(0,0,0,0,0,"share1[m] = 1",0,0,0);
	trans[3][11]	= settr(116,2,12,1,0,".(goto)", 1, 504, 0); /* m: 12 -> 0,63 */
	reached3[12] = 1;
	trans[3][4]	= settr(109,0,63,37,37,"((kind==release))", 1, 504, 0); /* m: 5 -> 63,0 */
	reached3[5] = 1;
	trans[3][5]	= settr(0,0,0,0,0,"share2[m] = 1",0,0,0);
	trans[3][6]	= settr(111,2,7,38,38,"(((kind==falseRelease)&&share2[m]))", 1, 504, 0);
	trans[3][7]	= settr(112,0,63,39,39,"(1)", 1, 504, 0); /* m: 12 -> 63,0 */
	reached3[12] = 1;
	trans[3][8]	= settr(113,0,63,40,40,"(((kind==falseRelease)&&!(share2[m])))", 1, 504, 0); /* m: 9 -> 63,0 */
	reached3[9] = 1;
	trans[3][9]	= settr(0,0,0,0,0,"disputed[m] = 1",0,0,0);
	trans[3][12]	= settr(117,0,63,41,41,"kind = nothing", 1, 504, 0); /* m: 13 -> 0,63 */
	reached3[13] = 1;
	trans[3][13]	= settr(0,0,0,0,0,"m = 0",0,0,0);
	trans[3][15]	= settr(120,0,23,42,0,"((share1[0]&&!(answered[0])))", 1, 2, 0);
	T = trans[ 3][23] = settr(128,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(128,2,16,0,0,"ATOMIC", 1, 2, 0);
	trans[3][16]	= settr(121,2,21,43,43,"answered[0] = 1", 1, 2, 0); /* m: 17 -> 0,21 */
	reached3[17] = 1;
	trans[3][17]	= settr(0,0,0,0,0,"accepted[0] = 1",0,0,0);
	T = trans[3][21] = settr(126,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(126,2,18,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(126,2,20,0,0,"IF", 1, 2, 0);
	trans[3][18]	= settr(123,0,63,44,44,"((sentAcceptance[((0*2)+0)]==0))", 1, 2, 0); /* m: 19 -> 63,0 */
	reached3[19] = 1;
	trans[3][19]	= settr(0,0,0,0,0,"sentAcceptance[((0*2)+0)] = 1",0,0,0);
	trans[3][22]	= settr(127,0,63,45,45,".(goto)", 1, 2, 0);
	trans[3][20]	= settr(125,2,22,2,0,"else", 1, 2, 0);
	trans[3][24]	= settr(129,0,32,46,0,"((share1[0]&&!(answered[0])))", 1, 2, 0);
	T = trans[ 3][32] = settr(137,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(137,2,25,0,0,"ATOMIC", 1, 2, 0);
	trans[3][25]	= settr(130,2,30,47,47,"answered[0] = 1", 1, 2, 0); /* m: 26 -> 0,30 */
	reached3[26] = 1;
	trans[3][26]	= settr(0,0,0,0,0,"rejected[0] = 1",0,0,0);
	T = trans[3][30] = settr(135,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(135,2,27,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(135,2,29,0,0,"IF", 1, 2, 0);
	trans[3][27]	= settr(132,0,63,48,48,"((sentRejection[0]==0))", 1, 2, 0); /* m: 28 -> 63,0 */
	reached3[28] = 1;
	trans[3][28]	= settr(0,0,0,0,0,"sentRejection[0] = 1",0,0,0);
	trans[3][31]	= settr(136,0,63,49,49,".(goto)", 1, 2, 0);
	trans[3][29]	= settr(134,2,31,2,0,"else", 1, 2, 0);
	trans[3][33]	= settr(138,0,34,50,0,"((share1[0]&&!(answered[0])))", 1, 2, 0);
	trans[3][34]	= settr(139,0,63,51,51,"answered[0] = 1", 0, 2, 0);
	trans[3][35]	= settr(140,0,36,52,0,"((deposited[0]&&!(share2[0])))", 1, 2, 0);
	trans[3][36]	= settr(141,0,63,53,53,"share2[0] = 1", 1, 2, 0);
	trans[3][37]	= settr(142,0,38,54,0,"(((share1[0]&&share2[0])&&!(opened[0])))", 1, 2, 0);
	trans[3][38]	= settr(143,0,63,55,55,"opened[0] = 1", 1, 2, 0);
	trans[3][39]	= settr(144,0,47,56,0,"((share1[1]&&!(answered[1])))", 1, 2, 0);
	T = trans[ 3][47] = settr(152,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(152,2,40,0,0,"ATOMIC", 1, 2, 0);
	trans[3][40]	= settr(145,2,45,57,57,"answered[1] = 1", 1, 2, 0); /* m: 41 -> 0,45 */
	reached3[41] = 1;
	trans[3][41]	= settr(0,0,0,0,0,"accepted[1] = 1",0,0,0);
	T = trans[3][45] = settr(150,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(150,2,42,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(150,2,44,0,0,"IF", 1, 2, 0);
	trans[3][42]	= settr(147,0,63,58,58,"((sentAcceptance[((1*2)+1)]==0))", 1, 2, 0); /* m: 43 -> 63,0 */
	reached3[43] = 1;
	trans[3][43]	= settr(0,0,0,0,0,"sentAcceptance[((1*2)+1)] = 1",0,0,0);
	trans[3][46]	= settr(151,0,63,59,59,".(goto)", 1, 2, 0);
	trans[3][44]	= settr(149,2,46,2,0,"else", 1, 2, 0);
	trans[3][48]	= settr(153,0,56,60,0,"((share1[1]&&!(answered[1])))", 1, 2, 0);
	T = trans[ 3][56] = settr(161,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(161,2,49,0,0,"ATOMIC", 1, 2, 0);
	trans[3][49]	= settr(154,2,54,61,61,"answered[1] = 1", 1, 2, 0); /* m: 50 -> 0,54 */
	reached3[50] = 1;
	trans[3][50]	= settr(0,0,0,0,0,"rejected[1] = 1",0,0,0);
	T = trans[3][54] = settr(159,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(159,2,51,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(159,2,53,0,0,"IF", 1, 2, 0);
	trans[3][51]	= settr(156,0,63,62,62,"((sentRejection[1]==0))", 1, 2, 0); /* m: 52 -> 63,0 */
	reached3[52] = 1;
	trans[3][52]	= settr(0,0,0,0,0,"sentRejection[1] = 1",0,0,0);
	trans[3][55]	= settr(160,0,63,63,63,".(goto)", 1, 2, 0);
	trans[3][53]	= settr(158,2,55,2,0,"else", 1, 2, 0);
	trans[3][57]	= settr(162,0,58,64,0,"((share1[1]&&!(answered[1])))", 1, 2, 0);
	trans[3][58]	= settr(163,0,63,65,65,"answered[1] = 1", 0, 2, 0);
	trans[3][59]	= settr(164,0,60,66,0,"((deposited[1]&&!(share2[1])))", 1, 2, 0);
	trans[3][60]	= settr(165,0,63,67,67,"share2[1] = 1", 1, 2, 0);
	trans[3][61]	= settr(166,0,62,68,0,"(((share1[1]&&share2[1])&&!(opened[1])))", 1, 2, 0);
	trans[3][62]	= settr(167,0,63,69,69,"opened[1] = 1", 1, 2, 0);
	trans[3][65]	= settr(170,0,66,1,0,"break", 0, 2, 0);
	trans[3][66]	= settr(171,0,0,70,70,"-end-", 0, 3500, 0);

	/* proctype 2: Network */

	trans[2] = (Trans **) emalloc(77*sizeof(Trans *));

	trans[2][74]	= settr(103,0,73,1,0,".(goto)", 0, 2, 0);
	T = trans[2][73] = settr(102,0,0,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,1,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,5,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,9,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,13,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,17,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,21,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,25,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,29,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,33,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,37,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,41,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,45,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,49,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,53,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,57,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,61,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(102,0,65,0,0,"DO", 0, 2, 0);
	    T->nxt	= settr(102,0,69,0,0,"DO", 0, 2, 0);
	trans[2][1]	= settr(30,0,4,71,0,"(((sentEnvelopeToHolder[0]>0)&&(sentEnvelopeToHolder[0]<=2)))", 1, 2, 0);
	T = trans[ 2][4] = settr(33,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(33,2,2,0,0,"ATOMIC", 1, 3, 0);
	trans[2][2]	= settr(31,2,3,72,72,"toHolder!envelope,0,0", 1, 3, 0);
	trans[2][3]	= settr(32,0,73,73,73,"sentEnvelopeToHolder[0] = (sentEnvelopeToHolder[0]+1)", 1, 3, 0);
	trans[2][5]	= settr(34,0,8,74,0,"(((sentRejection[0]>0)&&(sentRejection[0]<=2)))", 1, 2, 0);
	T = trans[ 2][8] = settr(37,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(37,2,6,0,0,"ATOMIC", 1, 3, 0);
	trans[2][6]	= settr(35,2,7,75,75,"toHolder!rejection,0,0", 1, 3, 0);
	trans[2][7]	= settr(36,0,73,76,76,"sentRejection[0] = (sentRejection[0]+1)", 1, 3, 0);
	trans[2][9]	= settr(38,0,12,77,0,"(((sentForged[0]>0)&&(sentForged[0]<=2)))", 1, 2, 0);
	T = trans[ 2][12] = settr(41,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(41,2,10,0,0,"ATOMIC", 1, 3, 0);
	trans[2][10]	= settr(39,2,11,78,78,"toHolder!forged,0,0", 1, 3, 0);
	trans[2][11]	= settr(40,0,73,79,79,"sentForged[0] = (sentForged[0]+1)", 1, 3, 0);
	trans[2][13]	= settr(42,0,16,80,0,"(((sentAcceptance[(0*2)]>0)&&(sentAcceptance[(0*2)]<=2)))", 1, 2, 0);
	T = trans[ 2][16] = settr(45,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(45,2,14,0,0,"ATOMIC", 1, 3, 0);
	trans[2][14]	= settr(43,2,15,81,81,"toHolder!acceptance,0,0", 1, 3, 0);
	trans[2][15]	= settr(44,0,73,82,82,"sentAcceptance[(0*2)] = (sentAcceptance[(0*2)]+1)", 1, 3, 0);
	trans[2][17]	= settr(46,0,20,83,0,"(((sentAcceptance[((0*2)+1)]>0)&&(sentAcceptance[((0*2)+1)]<=2)))", 1, 2, 0);
	T = trans[ 2][20] = settr(49,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(49,2,18,0,0,"ATOMIC", 1, 3, 0);
	trans[2][18]	= settr(47,2,19,84,84,"toHolder!acceptance,0,1", 1, 3, 0);
	trans[2][19]	= settr(48,0,73,85,85,"sentAcceptance[((0*2)+1)] = (sentAcceptance[((0*2)+1)]+1)", 1, 3, 0);
	trans[2][21]	= settr(50,0,24,86,0,"(((sentEnvelopeToRecipient[0]>0)&&(sentEnvelopeToRecipient[0]<=2)))", 1, 2, 0);
	T = trans[ 2][24] = settr(53,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(53,2,22,0,0,"ATOMIC", 1, 4, 0);
	trans[2][22]	= settr(51,2,23,87,87,"toRecipient!envelope,0", 1, 4, 0);
	trans[2][23]	= settr(52,0,73,88,88,"sentEnvelopeToRecipient[0] = (sentEnvelopeToRecipient[0]+1)", 1, 4, 0);
	trans[2][25]	= settr(54,0,28,89,0,"(((sentRelease[0]>0)&&(sentRelease[0]<=2)))", 1, 2, 0);
	T = trans[ 2][28] = settr(57,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(57,2,26,0,0,"ATOMIC", 1, 4, 0);
	trans[2][26]	= settr(55,2,27,90,90,"toRecipient!release,0", 1, 4, 0);
	trans[2][27]	= settr(56,0,73,91,91,"sentRelease[0] = (sentRelease[0]+1)", 1, 4, 0);
	trans[2][29]	= settr(58,0,32,92,0,"(((sentFalse[0]>0)&&(sentFalse[0]<=2)))", 1, 2, 0);
	T = trans[ 2][32] = settr(61,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(61,2,30,0,0,"ATOMIC", 1, 4, 0);
	trans[2][30]	= settr(59,2,31,93,93,"toRecipient!falseRelease,0", 1, 4, 0);
	trans[2][31]	= settr(60,0,73,94,94,"sentFalse[0] = (sentFalse[0]+1)", 1, 4, 0);
	trans[2][33]	= settr(62,0,36,95,0,"(((sentReleaseToSender[0]>0)&&(sentReleaseToSender[0]<=2)))", 1, 2, 0);
	T = trans[ 2][36] = settr(65,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(65,2,34,0,0,"ATOMIC", 1, 2, 0);
	trans[2][34]	= settr(63,0,73,96,96,"senderHasRelease[0] = 1", 1, 2, 0); /* m: 35 -> 0,73 */
	reached2[35] = 1;
	trans[2][35]	= settr(0,0,0,0,0,"sentReleaseToSender[0] = (sentReleaseToSender[0]+1)",0,0,0);
	trans[2][37]	= settr(66,0,40,97,0,"(((sentEnvelopeToHolder[1]>0)&&(sentEnvelopeToHolder[1]<=2)))", 1, 2, 0);
	T = trans[ 2][40] = settr(69,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(69,2,38,0,0,"ATOMIC", 1, 3, 0);
	trans[2][38]	= settr(67,2,39,98,98,"toHolder!envelope,1,1", 1, 3, 0);
	trans[2][39]	= settr(68,0,73,99,99,"sentEnvelopeToHolder[1] = (sentEnvelopeToHolder[1]+1)", 1, 3, 0);
	trans[2][41]	= settr(70,0,44,100,0,"(((sentRejection[1]>0)&&(sentRejection[1]<=2)))", 1, 2, 0);
	T = trans[ 2][44] = settr(73,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(73,2,42,0,0,"ATOMIC", 1, 3, 0);
	trans[2][42]	= settr(71,2,43,101,101,"toHolder!rejection,1,1", 1, 3, 0);
	trans[2][43]	= settr(72,0,73,102,102,"sentRejection[1] = (sentRejection[1]+1)", 1, 3, 0);
	trans[2][45]	= settr(74,0,48,103,0,"(((sentForged[1]>0)&&(sentForged[1]<=2)))", 1, 2, 0);
	T = trans[ 2][48] = settr(77,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(77,2,46,0,0,"ATOMIC", 1, 3, 0);
	trans[2][46]	= settr(75,2,47,104,104,"toHolder!forged,1,1", 1, 3, 0);
	trans[2][47]	= settr(76,0,73,105,105,"sentForged[1] = (sentForged[1]+1)", 1, 3, 0);
	trans[2][49]	= settr(78,0,52,106,0,"(((sentAcceptance[(1*2)]>0)&&(sentAcceptance[(1*2)]<=2)))", 1, 2, 0);
	T = trans[ 2][52] = settr(81,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(81,2,50,0,0,"ATOMIC", 1, 3, 0);
	trans[2][50]	= settr(79,2,51,107,107,"toHolder!acceptance,1,0", 1, 3, 0);
	trans[2][51]	= settr(80,0,73,108,108,"sentAcceptance[(1*2)] = (sentAcceptance[(1*2)]+1)", 1, 3, 0);
	trans[2][53]	= settr(82,0,56,109,0,"(((sentAcceptance[((1*2)+1)]>0)&&(sentAcceptance[((1*2)+1)]<=2)))", 1, 2, 0);
	T = trans[ 2][56] = settr(85,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(85,2,54,0,0,"ATOMIC", 1, 3, 0);
	trans[2][54]	= settr(83,2,55,110,110,"toHolder!acceptance,1,1", 1, 3, 0);
	trans[2][55]	= settr(84,0,73,111,111,"sentAcceptance[((1*2)+1)] = (sentAcceptance[((1*2)+1)]+1)", 1, 3, 0);
	trans[2][57]	= settr(86,0,60,112,0,"(((sentEnvelopeToRecipient[1]>0)&&(sentEnvelopeToRecipient[1]<=2)))", 1, 2, 0);
	T = trans[ 2][60] = settr(89,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(89,2,58,0,0,"ATOMIC", 1, 4, 0);
	trans[2][58]	= settr(87,2,59,113,113,"toRecipient!envelope,1", 1, 4, 0);
	trans[2][59]	= settr(88,0,73,114,114,"sentEnvelopeToRecipient[1] = (sentEnvelopeToRecipient[1]+1)", 1, 4, 0);
	trans[2][61]	= settr(90,0,64,115,0,"(((sentRelease[1]>0)&&(sentRelease[1]<=2)))", 1, 2, 0);
	T = trans[ 2][64] = settr(93,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(93,2,62,0,0,"ATOMIC", 1, 4, 0);
	trans[2][62]	= settr(91,2,63,116,116,"toRecipient!release,1", 1, 4, 0);
	trans[2][63]	= settr(92,0,73,117,117,"sentRelease[1] = (sentRelease[1]+1)", 1, 4, 0);
	trans[2][65]	= settr(94,0,68,118,0,"(((sentFalse[1]>0)&&(sentFalse[1]<=2)))", 1, 2, 0);
	T = trans[ 2][68] = settr(97,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(97,2,66,0,0,"ATOMIC", 1, 4, 0);
	trans[2][66]	= settr(95,2,67,119,119,"toRecipient!falseRelease,1", 1, 4, 0);
	trans[2][67]	= settr(96,0,73,120,120,"sentFalse[1] = (sentFalse[1]+1)", 1, 4, 0);
	trans[2][69]	= settr(98,0,72,121,0,"(((sentReleaseToSender[1]>0)&&(sentReleaseToSender[1]<=2)))", 1, 2, 0);
	T = trans[ 2][72] = settr(101,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(101,2,70,0,0,"ATOMIC", 1, 2, 0);
	trans[2][70]	= settr(99,0,73,122,122,"senderHasRelease[1] = 1", 1, 2, 0); /* m: 71 -> 0,73 */
	reached2[71] = 1;
	trans[2][71]	= settr(0,0,0,0,0,"sentReleaseToSender[1] = (sentReleaseToSender[1]+1)",0,0,0);
	trans[2][75]	= settr(104,0,76,1,0,"break", 0, 2, 0);
	trans[2][76]	= settr(105,0,0,123,123,"-end-", 0, 3500, 0);

	/* proctype 1: Clocks */

	trans[1] = (Trans **) emalloc(9*sizeof(Trans *));

	trans[1][6]	= settr(27,0,5,1,0,".(goto)", 0, 2, 0);
	T = trans[1][5] = settr(26,0,0,0,0,"DO", 0, 2, 0);
	T = T->nxt	= settr(26,0,1,0,0,"DO", 0, 2, 0);
	    T->nxt	= settr(26,0,3,0,0,"DO", 0, 2, 0);
	trans[1][1]	= settr(22,0,2,124,0,"(!(deadlinePassed[0]))", 1, 2, 0);
	trans[1][2]	= settr(23,0,5,125,125,"deadlinePassed[0] = 1", 1, 2, 0);
	trans[1][3]	= settr(24,0,4,126,0,"(!(deadlinePassed[1]))", 1, 2, 0);
	trans[1][4]	= settr(25,0,5,127,127,"deadlinePassed[1] = 1", 1, 2, 0);
	trans[1][7]	= settr(28,0,8,1,0,"break", 0, 2, 0);
	trans[1][8]	= settr(29,0,0,128,128,"-end-", 0, 3500, 0);

	/* proctype 0: Sender */

	trans[0] = (Trans **) emalloc(23*sizeof(Trans *));

	T = trans[ 0][6] = settr(5,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(5,2,4,0,0,"ATOMIC", 1, 2, 0);
	T = trans[0][4] = settr(3,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(3,2,1,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(3,2,3,0,0,"IF", 1, 2, 0);
	trans[0][1]	= settr(0,4,12,129,129,"((sentEnvelopeToHolder[0]==0))", 1, 2, 0); /* m: 2 -> 12,0 */
	reached0[2] = 1;
	trans[0][2]	= settr(0,0,0,0,0,"sentEnvelopeToHolder[0] = 1",0,0,0);
	trans[0][5]	= settr(4,0,12,130,130,".(goto)", 1, 2, 0);
	trans[0][3]	= settr(2,2,5,2,0,"else", 1, 2, 0);
	T = trans[ 0][12] = settr(11,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(11,2,10,0,0,"ATOMIC", 1, 2, 0);
	T = trans[0][10] = settr(9,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(9,2,7,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(9,2,9,0,0,"IF", 1, 2, 0);
	trans[0][7]	= settr(6,4,20,131,131,"((sentEnvelopeToHolder[1]==0))", 1, 2, 0); /* m: 8 -> 20,0 */
	reached0[8] = 1;
	trans[0][8]	= settr(0,0,0,0,0,"sentEnvelopeToHolder[1] = 1",0,0,0);
	trans[0][11]	= settr(10,0,20,132,132,".(goto)", 1, 2, 0);
	trans[0][9]	= settr(8,2,11,2,0,"else", 1, 2, 0);
	T = trans[0][20] = settr(19,0,0,0,0,"IF", 0, 2, 0);
	T = T->nxt	= settr(19,0,18,0,0,"IF", 0, 2, 0);
	    T->nxt	= settr(19,0,19,0,0,"IF", 0, 2, 0);
	T = trans[ 0][18] = settr(17,2,0,0,0,"ATOMIC", 1, 2, 0);
	T->nxt	= settr(17,2,16,0,0,"ATOMIC", 1, 2, 0);
	T = trans[0][16] = settr(15,2,0,0,0,"IF", 1, 2, 0);
	T = T->nxt	= settr(15,2,13,0,0,"IF", 1, 2, 0);
	    T->nxt	= settr(15,2,15,0,0,"IF", 1, 2, 0);
	trans[0][13]	= settr(12,0,22,133,133,"((sentEnvelopeToRecipient[0]==0))", 1, 2, 0); /* m: 14 -> 22,0 */
	reached0[14] = 1;
	trans[0][14]	= settr(0,0,0,0,0,"sentEnvelopeToRecipient[0] = 1",0,0,0);
	trans[0][17]	= settr(16,0,22,134,134,".(goto)", 1, 2, 0);
	trans[0][15]	= settr(14,2,17,2,0,"else", 1, 2, 0);
	trans[0][21]	= settr(20,0,22,1,0,".(goto)", 0, 2, 0);
	trans[0][19]	= settr(18,0,22,1,0,"(1)", 0, 2, 0);
	trans[0][22]	= settr(21,0,0,135,135,"-end-", 0, 3500, 0);
	/* np_ demon: */
	trans[_NP_] = (Trans **) emalloc(3*sizeof(Trans *));
	T = trans[_NP_][0] = settr(9997,0,1,_T5,0,"(np_)", 1,2,0);
	    T->nxt	  = settr(9998,0,0,_T2,0,"(1)",   0,2,0);
	T = trans[_NP_][1] = settr(9999,0,1,_T5,0,"(np_)", 1,2,0);
}

Trans *
settr(	int t_id, int a, int b, int c, int d,
	char *t, int g, int tpe0, int tpe1)
{	Trans *tmp = (Trans *) emalloc(sizeof(Trans));

	tmp->atom  = a&(6|32);	/* only (2|8|32) have meaning */
	if (!g) tmp->atom |= 8;	/* no global references */
	tmp->st    = b;
	tmp->tpe[0] = tpe0;
	tmp->tpe[1] = tpe1;
	tmp->tp    = t;
	tmp->t_id  = t_id;
	tmp->forw  = c;
	tmp->back  = d;
	return tmp;
}

Trans *
cpytr(Trans *a)
{	Trans *tmp = (Trans *) emalloc(sizeof(Trans));

	int i;
	tmp->atom  = a->atom;
	tmp->st    = a->st;
#ifdef HAS_UNLESS
	tmp->e_trans = a->e_trans;
	for (i = 0; i < HAS_UNLESS; i++)
		tmp->escp[i] = a->escp[i];
#endif
	tmp->tpe[0] = a->tpe[0];
	tmp->tpe[1] = a->tpe[1];
	for (i = 0; i < 6; i++)
	{	tmp->qu[i] = a->qu[i];
		tmp->ty[i] = a->ty[i];
	}
	tmp->tp    = (char *) emalloc(strlen(a->tp)+1);
	strcpy(tmp->tp, a->tp);
	tmp->t_id  = a->t_id;
	tmp->forw  = a->forw;
	tmp->back  = a->back;
	return tmp;
}

#ifndef NOREDUCE
int
srinc_set(int n)
{	if (n <= 2) return LOCAL;
	if (n <= 2+  DELTA) return Q_FULL_F; /* 's' or nfull  */
	if (n <= 2+2*DELTA) return Q_EMPT_F; /* 'r' or nempty */
	if (n <= 2+3*DELTA) return Q_EMPT_T; /* empty */
	if (n <= 2+4*DELTA) return Q_FULL_T; /* full  */
	if (n ==   5*DELTA) return GLOBAL;
	if (n ==   6*DELTA) return TIMEOUT_F;
	if (n ==   7*DELTA) return ALPHA_F;
	Uerror("cannot happen srinc_class");
	return BAD;
}
int
srunc(int n, int m)
{	switch(m) {
	case Q_FULL_F: return n-2;
	case Q_EMPT_F: return n-2-DELTA;
	case Q_EMPT_T: return n-2-2*DELTA;
	case Q_FULL_T: return n-2-3*DELTA;
	case ALPHA_F:
	case TIMEOUT_F: return 257; /* non-zero, and > MAXQ */
	}
	Uerror("cannot happen srunc");
	return 0;
}
#endif
int cnt;
#ifdef HAS_UNLESS
int
isthere(Trans *a, int b)
{	Trans *t;
	for (t = a; t; t = t->nxt)
		if (t->t_id == b)
			return 1;
	return 0;
}
#endif
#ifndef NOREDUCE
int
mark_safety(Trans *t) /* for conditional safety */
{	int g = 0, i, j, k;

	if (!t) return 0;
	if (t->qu[0])
		return (t->qu[1])?2:1;	/* marked */

	for (i = 0; i < 2; i++)
	{	j = srinc_set(t->tpe[i]);
		if (j >= GLOBAL && j != ALPHA_F)
			return -1;
		if (j != LOCAL)
		{	k = srunc(t->tpe[i], j);
			if (g == 0
			||  t->qu[0] != k
			||  t->ty[0] != j)
			{	t->qu[g] = k;
				t->ty[g] = j;
				g++;
	}	}	}
	return g;
}
#endif
void
retrans(int n, int m, int is, short srcln[], uchar reach[], uchar lpstate[])
	/* process n, with m states, is=initial state */
{	Trans *T0, *T1, *T2, *T3;
	Trans *T4, *T5; /* t_reverse or has_unless */
	int i;
#if defined(HAS_UNLESS) || !defined(NOREDUCE)
	int k;
#endif
#ifndef NOREDUCE
	int g, h, j, aa;
#endif
#ifdef HAS_UNLESS
	int p;
#endif
	if (state_tables >= 4)
	{	printf("STEP 1 %s\n", 
			procname[n]);
		for (i = 1; i < m; i++)
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			crack(n, i, T0, srcln);
		return;
	}
	do {
		for (i = 1, cnt = 0; i < m; i++)
		{	T2 = trans[n][i];
			T1 = T2?T2->nxt:(Trans *)0;
/* prescan: */		for (T0 = T1; T0; T0 = T0->nxt)
/* choice in choice */	{	if (T0->st && trans[n][T0->st]
				&&  trans[n][T0->st]->nxt)
					break;
			}
#if 0
		if (T0)
		printf("\tstate %d / %d: choice in choice\n",
		i, T0->st);
#endif
			if (T0)
			for (T0 = T1; T0; T0 = T0->nxt)
			{	T3 = trans[n][T0->st];
				if (!T3->nxt)
				{	T2->nxt = cpytr(T0);
					T2 = T2->nxt;
					imed(T2, T0->st, n, i);
					continue;
				}
				do {	T3 = T3->nxt;
					T2->nxt = cpytr(T3);
					T2 = T2->nxt;
					imed(T2, T0->st, n, i);
				} while (T3->nxt);
				cnt++;
			}
		}
	} while (cnt);
	if (state_tables >= 3)
	{	printf("STEP 2 %s\n", 
			procname[n]);
		for (i = 1; i < m; i++)
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			crack(n, i, T0, srcln);
		return;
	}
	for (i = 1; i < m; i++)
	{	if (trans[n][i] && trans[n][i]->nxt) /* optimize */
		{	T1 = trans[n][i]->nxt;
#if 0
			printf("\t\tpull %d (%d) to %d\n",
			T1->st, T1->forw, i);
#endif
			srcln[i] = srcln[T1->st];	/* Oyvind Teig, 5.2.0 */

			if (!trans[n][T1->st]) continue;
			T0 = cpytr(trans[n][T1->st]);
			trans[n][i] = T0;
			reach[T1->st] = 1;
			imed(T0, T1->st, n, i);
			for (T1 = T1->nxt; T1; T1 = T1->nxt)
			{
#if 0
			printf("\t\tpull %d (%d) to %d\n",
				T1->st, T1->forw, i);
#endif
		/*		srcln[i] = srcln[T1->st];  gh: not useful */
				if (!trans[n][T1->st]) continue;
				T0->nxt = cpytr(trans[n][T1->st]);
				T0 = T0->nxt;
				reach[T1->st] = 1;
				imed(T0, T1->st, n, i);
	}	}	}
	if (state_tables >= 2)
	{	printf("STEP 3 %s\n", 
			procname[n]);
		for (i = 1; i < m; i++)
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			crack(n, i, T0, srcln);
		return;
	}
#ifdef HAS_UNLESS
	for (i = 1; i < m; i++)
	{	if (!trans[n][i]) continue;
		/* check for each state i if an
		 * escape to some state p is defined
		 * if so, copy and mark p's transitions
		 * and prepend them to the transition-
		 * list of state i
		 */
	 if (!like_java) /* the default */
	 {	for (T0 = trans[n][i]; T0; T0 = T0->nxt)
		for (k = HAS_UNLESS-1; k >= 0; k--)
		{	if (p = T0->escp[k])
			for (T1 = trans[n][p]; T1; T1 = T1->nxt)
			{	if (isthere(trans[n][i], T1->t_id))
					continue;
				T2 = cpytr(T1);
				T2->e_trans = p;
				T2->nxt = trans[n][i];
				trans[n][i] = T2;
		}	}
	 } else /* outermost unless checked first */
	 {	T4 = T3 = (Trans *) 0;
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
		for (k = HAS_UNLESS-1; k >= 0; k--)
		{	if (p = T0->escp[k])
			for (T1 = trans[n][p]; T1; T1 = T1->nxt)
			{	if (isthere(trans[n][i], T1->t_id))
					continue;
				T2 = cpytr(T1);
				T2->nxt = (Trans *) 0;
				T2->e_trans = p;
				if (T3)	T3->nxt = T2;
				else	T4 = T2;
				T3 = T2;
		}	}
		if (T4)
		{	T3->nxt = trans[n][i];
			trans[n][i] = T4;
		}
	 }
	}
#endif
#ifndef NOREDUCE
	for (i = 1; i < m; i++)
	{	if (a_cycles)
		{ /* moves through these states are visible */
	#if PROG_LAB>0 && defined(HAS_NP)
			if (progstate[n][i])
				goto degrade;
			for (T1 = trans[n][i]; T1; T1 = T1->nxt)
				if (progstate[n][T1->st])
					goto degrade;
	#endif
			if (accpstate[n][i] || visstate[n][i])
				goto degrade;
			for (T1 = trans[n][i]; T1; T1 = T1->nxt)
				if (accpstate[n][T1->st])
					goto degrade;
		}
		T1 = trans[n][i];
		if (!T1) continue;
		g = mark_safety(T1);	/* V3.3.1 */
		if (g < 0) goto degrade; /* global */
		/* check if mixing of guards preserves reduction */
		if (T1->nxt)
		{	k = 0;
			for (T0 = T1; T0; T0 = T0->nxt)
			{	if (!(T0->atom&8))
					goto degrade;
				for (aa = 0; aa < 2; aa++)
				{	j = srinc_set(T0->tpe[aa]);
					if (j >= GLOBAL && j != ALPHA_F)
						goto degrade;
					if (T0->tpe[aa]
					&&  T0->tpe[aa]
					!=  T1->tpe[0])
						k = 1;
			}	}
			/* g = 0;	V3.3.1 */
			if (k)	/* non-uniform selection */
			for (T0 = T1; T0; T0 = T0->nxt)
			for (aa = 0; aa < 2; aa++)
			{	j = srinc_set(T0->tpe[aa]);
				if (j != LOCAL)
				{	k = srunc(T0->tpe[aa], j);
					for (h = 0; h < 6; h++)
						if (T1->qu[h] == k
						&&  T1->ty[h] == j)
							break;
					if (h >= 6)
					{	T1->qu[g%6] = k;
						T1->ty[g%6] = j;
						g++;
			}	}	}
			if (g > 6)
			{	T1->qu[0] = 0;	/* turn it off */
				printf("pan: warning, line %d, ",
					srcln[i]);
			 	printf("too many stmnt types (%d)",
					g);
			  	printf(" in selection\n");
			  goto degrade;
			}
		}
		/* mark all options global if >=1 is global */
		for (T1 = trans[n][i]; T1; T1 = T1->nxt)
			if (!(T1->atom&8)) break;
		if (T1)
degrade:	for (T1 = trans[n][i]; T1; T1 = T1->nxt)
			T1->atom &= ~8;	/* mark as unsafe */
		/* can only mix 'r's or 's's if on same chan */
		/* and not mixed with other local operations */
		T1 = trans[n][i];
		if (!T1 || T1->qu[0]) continue;
		j = T1->tpe[0];
		if (T1->nxt && T1->atom&8)
		{ if (j == 5*DELTA)
		  {	printf("warning: line %d ", srcln[i]);
			printf("mixed condition ");
			printf("(defeats reduction)\n");
			goto degrade;
		  }
		  for (T0 = T1; T0; T0 = T0->nxt)
		  for (aa = 0; aa < 2; aa++)
		  if  (T0->tpe[aa] && T0->tpe[aa] != j)
		  {	printf("warning: line %d ", srcln[i]);
			printf("[%d-%d] mixed %stion ",
				T0->tpe[aa], j, 
				(j==5*DELTA)?"condi":"selec");
			printf("(defeats reduction)\n");
			printf("	'%s' <-> '%s'\n",
				T1->tp, T0->tp);
			goto degrade;
		} }
	}
#endif
	for (i = 1; i < m; i++)
	{	T2 = trans[n][i];
		if (!T2
		||  T2->nxt
		||  strncmp(T2->tp, ".(goto)", 7)
		||  !stopstate[n][i])
			continue;
		stopstate[n][T2->st] = 1;
	}
	if (state_tables && !verbose)
	{	if (dodot)
		{	char buf[256], *q = buf, *p = procname[n];
			while (*p != '\0')
			{	if (*p != ':')
				{	*q++ = *p;
				}
				p++;
			}
			*q = '\0';
			printf("digraph ");
			switch (Btypes[n]) {
			case I_PROC:  printf("init {\n"); break;
			case N_CLAIM: printf("claim_%s {\n", buf); break;
			case E_TRACE: printf("notrace {\n"); break;
			case N_TRACE: printf("trace {\n"); break;
			default:      printf("p_%s {\n", buf); break;
			}
			printf("size=\"8,10\";\n");
			printf("  GT [shape=box,style=dotted,label=\"%s\"];\n", buf);
			printf("  GT -> S%d;\n", is);
		} else
		{	switch (Btypes[n]) {
			case I_PROC:  printf("init\n"); break;
			case N_CLAIM: printf("claim %s\n", procname[n]); break;
			case E_TRACE: printf("notrace assertion\n"); break;
			case N_TRACE: printf("trace assertion\n"); break;
			default:      printf("proctype %s\n", procname[n]); break;
		}	}
		for (i = 1; i < m; i++)
		{	reach[i] = 1;
		}
		tagtable(n, m, is, srcln, reach);
		if (dodot) printf("}\n");
	} else
	for (i = 1; i < m; i++)
	{	int nrelse;
		if (Btypes[n] != N_CLAIM)
		{	for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			{	if (T0->st == i
				&& strcmp(T0->tp, "(1)") == 0)
				{	printf("error: proctype '%s' ",
						procname[n]);
		  			printf("line %d, state %d: has un",
						srcln[i], i);
					printf("conditional self-loop\n");
					pan_exit(1);
		}	}	}
		nrelse = 0;
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
		{	if (strcmp(T0->tp, "else") == 0)
				nrelse++;
		}
		if (nrelse > 1)
		{	printf("error: proctype '%s' state",
				procname[n]);
		  	printf(" %d, inherits %d", i, nrelse);
		  	printf(" 'else' stmnts\n");
			pan_exit(1);
	}	}
#if !defined(LOOPSTATE) && !defined(BFS_PAR)
	if (state_tables)
#endif
	do_dfs(n, m, is, srcln, reach, lpstate);

	if (!t_reverse)
	{	return;
	}
	/* process n, with m states, is=initial state -- reverse list */
	if (!state_tables && Btypes[n] != N_CLAIM)
	{	for (i = 1; i < m; i++)
		{	Trans *Tx = (Trans *) 0; /* list of escapes */
			Trans *Ty = (Trans *) 0; /* its tail element */
			T1 = (Trans *) 0; /* reversed list */
			T2 = (Trans *) 0; /* its tail */
			T3 = (Trans *) 0; /* remembers possible 'else' */

			/* find unless-escapes, they should go first */
			T4 = T5 = T0 = trans[n][i];
	#ifdef HAS_UNLESS
			while (T4 && T4->e_trans) /* escapes are first in orig list */
			{	T5 = T4;	  /* remember predecessor */
				T4 = T4->nxt;
			}
	#endif
			/* T4 points to first non-escape, T5 to its parent, T0 to original list */
			if (T4 != T0)		 /* there was at least one escape */
			{	T3 = T5->nxt;		 /* start of non-escapes */
				T5->nxt = (Trans *) 0;	 /* separate */
				Tx = T0;		 /* start of the escapes */
				Ty = T5;		 /* its tail */
				T0 = T3;		 /* the rest, to be reversed */
			}
			/* T0 points to first non-escape, Tx to the list of escapes, Ty to its tail */

			/* first tail-add non-escape transitions, reversed */
			T3 = (Trans *) 0;
			for (T5 = T0; T5; T5 = T4)
			{	T4 = T5->nxt;
	#ifdef HAS_UNLESS
				if (T5->e_trans)
				{	printf("error: cannot happen!\n");
					continue;
				}
	#endif
				if (strcmp(T5->tp, "else") == 0)
				{	T3 = T5;
					T5->nxt = (Trans *) 0;
				} else
				{	T5->nxt = T1;
					if (!T1) { T2 = T5; }
					T1 = T5;
			}	}
			/* T3 points to a possible else, which is removed from the list */
			/* T1 points to the reversed list so far (without escapes) */
			/* T2 points to the tail element -- where the else should go */
			if (T2 && T3)
			{	T2->nxt = T3;	/* add else */
			} else
			{	if (T3) /* there was an else, but there's no tail */
				{	if (!T1)	/* and no reversed list */
					{	T1 = T3; /* odd, but possible */
					} else		/* even stranger */
					{	T1->nxt = T3;
			}	}	}

			/* add in the escapes, to that they appear at the front */
			if (Tx && Ty) { Ty->nxt = T1; T1 = Tx; }

			trans[n][i] = T1;
			/* reversed, with escapes first and else last */
	}	}
	if (state_tables && verbose)
	{	printf("FINAL proctype %s\n", 
			procname[n]);
		for (i = 1; i < m; i++)
		for (T0 = trans[n][i]; T0; T0 = T0->nxt)
			crack(n, i, T0, srcln);
	}
}
void
imed(Trans *T, int v, int n, int j)	/* set intermediate state */
{	progstate[n][T->st] |= progstate[n][v];
	accpstate[n][T->st] |= accpstate[n][v];
	stopstate[n][T->st] |= stopstate[n][v];
	mapstate[n][j] = T->st;
}
void
tagtable(int n, int m, int is, short srcln[], uchar reach[])
{	Trans *z;

	if (is >= m || !trans[n][is]
	||  is <= 0 || reach[is] == 0)
		return;
	reach[is] = 0;
	if (state_tables)
	for (z = trans[n][is]; z; z = z->nxt)
	{	if (dodot)
			dot_crack(n, is, z);
		else
			crack(n, is, z, srcln);
	}

	for (z = trans[n][is]; z; z = z->nxt)
	{
#ifdef HAS_UNLESS
		int i, j;
#endif
		tagtable(n, m, z->st, srcln, reach);
#ifdef HAS_UNLESS
		for (i = 0; i < HAS_UNLESS; i++)
		{	j = trans[n][is]->escp[i];
			if (!j) break;
			tagtable(n, m, j, srcln, reach);
		}
#endif
	}
}

extern Trans *t_id_lkup[];

void
dfs_table(int n, int m, int is, short srcln[], uchar reach[], uchar lpstate[])
{	Trans *z;

	if (is >= m || is <= 0 || !trans[n][is])
		return;
	if ((reach[is] & (4|8|16)) != 0)
	{	if ((reach[is] & (8|16)) == 16)	/* on stack, not yet recorded */
		{	lpstate[is] = 1;
			reach[is] |= 8; /* recorded */
			if (state_tables && verbose)
			{	printf("state %d line %d is a loopstate\n", is, srcln[is]);
		}	}
		return;
	}
	reach[is] |= (4|16);	/* visited | onstack */
	for (z = trans[n][is]; z; z = z->nxt)
	{	t_id_lkup[z->t_id] = z;
#ifdef HAS_UNLESS
		int i, j;
#endif
		dfs_table(n, m, z->st, srcln, reach, lpstate);
#ifdef HAS_UNLESS
		for (i = 0; i < HAS_UNLESS; i++)
		{	j = trans[n][is]->escp[i];
			if (!j) break;
			dfs_table(n, m, j, srcln, reach, lpstate);
		}
#endif
	}
	reach[is] &= ~16; /* no longer on stack */
}
void
do_dfs(int n, int m, int is, short srcln[], uchar reach[], uchar lpstate[])
{	int i;
	dfs_table(n, m, is, srcln, reach, lpstate);
	for (i = 0; i < m; i++)
		reach[i] &= ~(4|8|16);
}
void
crack(int n, int j, Trans *z, short srcln[])
{	int i;

	if (!z) return;
	printf("	state %3d -(tr %3d)-> state %3d  ",
		j, z->forw, z->st);
	printf("[id %3d tp %3d", z->t_id, z->tpe[0]);
	if (z->tpe[1]) printf(",%d", z->tpe[1]);
#ifdef HAS_UNLESS
	if (z->e_trans)
		printf(" org %3d", z->e_trans);
	else if (state_tables >= 2)
	for (i = 0; i < HAS_UNLESS; i++)
	{	if (!z->escp[i]) break;
		printf(" esc %d", z->escp[i]);
	}
#endif
	printf("]");
	printf(" [%s%s%s%s%s] %s:%d => ",
		z->atom&6?"A":z->atom&32?"D":"-",
		accpstate[n][j]?"a" :"-",
		stopstate[n][j]?"e" : "-",
		progstate[n][j]?"p" : "-",
		z->atom & 8 ?"L":"G",
		PanSource, srcln[j]);
	for (i = 0; z->tp[i]; i++)
		if (z->tp[i] == '\n')
			printf("\\n");
		else
			putchar(z->tp[i]);
	if (verbose && z->qu[0])
	{	printf("\t[");
		for (i = 0; i < 6; i++)
			if (z->qu[i])
				printf("(%d,%d)",
				z->qu[i], z->ty[i]);
		printf("]");
	}
	printf("\n");
	fflush(stdout);
}
/* spin -a m.pml; cc -o pan pan.c; ./pan -D | dot -Tps > foo.ps; ps2pdf foo.ps */
void
dot_crack(int n, int j, Trans *z)
{	int i;

	if (!z) return;
	printf("	S%d -> S%d  [color=black", j, z->st);

	if (z->atom&6) printf(",style=dashed");
	else if (z->atom&32) printf(",style=dotted");
	else if (z->atom&8) printf(",style=solid");
	else printf(",style=bold");

	printf(",label=\"");
	for (i = 0; z->tp[i]; i++)
	{	if (z->tp[i] == '\\'
		&&  z->tp[i+1] == 'n')
		{	i++; printf(" ");
		} else
		{	putchar(z->tp[i]);
	}	}
	printf("\"];\n");
	if (accpstate[n][j]) printf("  S%d [color=red,style=bold];\n", j);
	else if (progstate[n][j]) printf("  S%d [color=green,style=bold];\n", j);
	if (stopstate[n][j]) printf("  S%d [color=blue,style=bold,shape=box];\n", j);
}

#ifdef VAR_RANGES
#define BYTESIZE	32	/* 2^8 : 2^3 = 256:8 = 32 */

typedef struct Vr_Ptr {
	char	*nm;
	uchar	vals[BYTESIZE];
	struct Vr_Ptr *nxt;
} Vr_Ptr;
Vr_Ptr *ranges = (Vr_Ptr *) 0;

void
logval(char *s, int v)
{	Vr_Ptr *tmp;

	if (v<0 || v > 255) return;
	for (tmp = ranges; tmp; tmp = tmp->nxt)
		if (!strcmp(tmp->nm, s))
			goto found;
	tmp = (Vr_Ptr *) emalloc(sizeof(Vr_Ptr));
	tmp->nxt = ranges;
	ranges = tmp;
	tmp->nm = s;
found:
	tmp->vals[(v)/8] |= 1<<((v)%8);
}

void
dumpval(uchar X[], int range)
{	int w, x, i, j = -1;

	for (w = i = 0; w < range; w++)
	for (x = 0; x < 8; x++, i++)
	{
from:		if ((X[w] & (1<<x)))
		{	printf("%d", i);
			j = i;
			goto upto;
	}	}
	return;
	for (w = 0; w < range; w++)
	for (x = 0; x < 8; x++, i++)
	{
upto:		if (!(X[w] & (1<<x)))
		{	if (i-1 == j)
				printf(", ");
			else
				printf("-%d, ", i-1);
			goto from;
	}	}
	if (j >= 0 && j != 255)
		printf("-255");
}

void
dumpranges(void)
{	Vr_Ptr *tmp;
	printf("\nValues assigned within ");
	printf("interval [0..255]:\n");
	for (tmp = ranges; tmp; tmp = tmp->nxt)
	{	printf("\t%s\t: ", tmp->nm);
		dumpval(tmp->vals, BYTESIZE);
		printf("\n");
	}
}
#endif
