#define rand	pan_rand
#define pthread_equal(a,b)	((a)==(b))
#if defined(HAS_CODE) && defined(VERBOSE)
	#ifdef BFS_PAR
		bfs_printf("Pr: %d Tr: %d\n", II, t->forw);
	#else
		cpu_printf("Pr: %d Tr: %d\n", II, t->forw);
	#endif
#endif
	switch (t->forw) {
	default: Uerror("bad forward move");
	case 0:	/* if without executable clauses */
		continue;
	case 1: /* generic 'goto' or 'skip' */
		IfNotBlocked
		_m = 3; goto P999;
	case 2: /* generic 'else' */
		IfNotBlocked
		if (trpt->o_pm&1) continue;
		_m = 3; goto P999;

		 /* PROC Holder */
	case 3: // STATE 1 - sign-to-open.pml:173 - [toHolder?kind,m,named] (0:0:3 - 1)
		reached[4][1] = 1;
		if (boq != now.toHolder) continue;
		if (q_len(now.toHolder) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(3);
		(trpt+1)->bup.ovals[0] = ((P4 *)_this)->kind;
		(trpt+1)->bup.ovals[1] = ((int)((P4 *)_this)->m);
		(trpt+1)->bup.ovals[2] = ((int)((P4 *)_this)->named);
		;
		((P4 *)_this)->kind = qrecv(now.toHolder, XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("Holder:kind", ((P4 *)_this)->kind);
#endif
		;
		((P4 *)_this)->m = qrecv(now.toHolder, XX-1, 1, 0);
#ifdef VAR_RANGES
		logval("Holder:m", ((int)((P4 *)_this)->m));
#endif
		;
		((P4 *)_this)->named = qrecv(now.toHolder, XX-1, 2, 1);
#ifdef VAR_RANGES
		logval("Holder:named", ((int)((P4 *)_this)->named));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.toHolder);
		sprintf(simtmp, "%d", ((P4 *)_this)->kind); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P4 *)_this)->m)); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P4 *)_this)->named)); strcat(simvals, simtmp);		}
#endif
		if (q_zero(now.toHolder))
		{	boq = -1;
#ifndef NOFAIR
			if (fairness
			&& !(trpt->o_pm&32)
			&& (now._a_t&2)
			&&  now._cnt[now._a_t&1] == II+2)
			{	now._cnt[now._a_t&1] -= 1;
#ifdef VERI
				if (II == 1)
					now._cnt[now._a_t&1] = 1;
#endif
#ifdef DEBUG
			printf("%3ld: proc %d fairness ", depth, II);
			printf("Rule 2: --cnt to %d (%d)\n",
				now._cnt[now._a_t&1], now._a_t);
#endif
				trpt->o_pm |= (32|64);
			}
#endif

		};
		_m = 4; goto P999; /* 0 */
	case 4: // STATE 2 - sign-to-open.pml:175 - [((crashes>0))] (0:0:0 - 1)
		IfNotBlocked
		reached[4][2] = 1;
		if (!((((int)now.crashes)>0)))
			continue;
		_m = 3; goto P999; /* 0 */
	case 5: // STATE 3 - sign-to-open.pml:175 - [crashes = (crashes-1)] (0:0:1 - 1)
		IfNotBlocked
		reached[4][3] = 1;
		(trpt+1)->bup.oval = ((int)now.crashes);
		now.crashes = (((int)now.crashes)-1);
#ifdef VAR_RANGES
		logval("crashes", ((int)now.crashes));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 6: // STATE 4 - sign-to-open.pml:176 - [((kind==envelope))] (0:0:1 - 1)
		IfNotBlocked
		reached[4][4] = 1;
		if (!((((P4 *)_this)->kind==6)))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: kind */  (trpt+1)->bup.oval = ((P4 *)_this)->kind;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P4 *)_this)->kind = 0;
		_m = 3; goto P999; /* 0 */
	case 7: // STATE 5 - sign-to-open.pml:176 - [held[m] = 1] (0:0:1 - 1)
		IfNotBlocked
		reached[4][5] = 1;
		(trpt+1)->bup.oval = ((int)now.held[ Index(((int)((P4 *)_this)->m), 2) ]);
		now.held[ Index(((P4 *)_this)->m, 2) ] = 1;
#ifdef VAR_RANGES
		logval("held[Holder:m]", ((int)now.held[ Index(((int)((P4 *)_this)->m), 2) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 8: // STATE 6 - sign-to-open.pml:177 - [((((kind==rejection)&&held[m])&&!((((logged[m]>0)||refused[m])||expired[m]))))] (21:0:2 - 1)
		IfNotBlocked
		reached[4][6] = 1;
		if (!((((((P4 *)_this)->kind==3)&&((int)now.held[ Index(((int)((P4 *)_this)->m), 2) ]))&& !((((((int)now.logged[ Index(((int)((P4 *)_this)->m), 2) ])>0)||((int)now.refused[ Index(((int)((P4 *)_this)->m), 2) ]))||((int)now.expired[ Index(((int)((P4 *)_this)->m), 2) ]))))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: kind */  (trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((P4 *)_this)->kind;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P4 *)_this)->kind = 0;
		/* merge: refused[m] = 1(0, 7, 21) */
		reached[4][7] = 1;
		(trpt+1)->bup.ovals[1] = ((int)now.refused[ Index(((int)((P4 *)_this)->m), 2) ]);
		now.refused[ Index(((P4 *)_this)->m, 2) ] = 1;
#ifdef VAR_RANGES
		logval("refused[Holder:m]", ((int)now.refused[ Index(((int)((P4 *)_this)->m), 2) ]));
#endif
		;
		/* merge: .(goto)(0, 17, 21) */
		reached[4][17] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 9: // STATE 9 - sign-to-open.pml:178 - [(((((kind==acceptance)&&(named==m))&&held[m])&&!((((logged[m]>0)||refused[m])||expired[m]))))] (0:0:1 - 1)
		IfNotBlocked
		reached[4][9] = 1;
		if (!(((((((P4 *)_this)->kind==5)&&(((int)((P4 *)_this)->named)==((int)((P4 *)_this)->m)))&&((int)now.held[ Index(((int)((P4 *)_this)->m), 2) ]))&& !((((((int)now.logged[ Index(((int)((P4 *)_this)->m), 2) ])>0)||((int)now.refused[ Index(((int)((P4 *)_this)->m), 2) ]))||((int)now.expired[ Index(((int)((P4 *)_this)->m), 2) ]))))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: kind */  (trpt+1)->bup.oval = ((P4 *)_this)->kind;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P4 *)_this)->kind = 0;
		_m = 3; goto P999; /* 0 */
	case 10: // STATE 12 - sign-to-open.pml:166 - [D_STEP166]
		IfNotBlocked

		reached[4][12] = 1;
		reached[4][t->st] = 1;
		reached[4][tt] = 1;

		if (TstOnly) return 1;

		sv_save();
		S_181_0: /* 2 */
		now.logged[ Index(((P4 *)_this)->m, 2) ] = (((int)((P4 *)_this)->named)+1);
#ifdef VAR_RANGES
		logval("logged[Holder:m]", ((int)now.logged[ Index(((int)((P4 *)_this)->m), 2) ]));
#endif
		;
S_182_0: /* 2 */
		now.released[ Index(((P4 *)_this)->m, 2) ] = (((int)now.released[ Index(((int)((P4 *)_this)->m), 2) ])+1);
#ifdef VAR_RANGES
		logval("released[Holder:m]", ((int)now.released[ Index(((int)((P4 *)_this)->m), 2) ]));
#endif
		;
		goto S_188_0;
S_188_0: /* 1 */

#if defined(C_States) && (HAS_TRACK==1)
		c_update((uchar *) &(now.c_state[0]));
#endif
		_m = 3; goto P999;

	case 11: // STATE 18 - sign-to-open.pml:184 - [kind = nothing] (0:76:4 - 1)
		IfNotBlocked
		reached[4][18] = 1;
		(trpt+1)->bup.ovals = grab_ints(4);
		(trpt+1)->bup.ovals[0] = ((P4 *)_this)->kind;
		((P4 *)_this)->kind = 7;
#ifdef VAR_RANGES
		logval("Holder:kind", ((P4 *)_this)->kind);
#endif
		;
		if (TstOnly) return 1; /* TT */
		/* dead 2: kind */  
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P4 *)_this)->kind = 0;
		/* merge: m = 0(76, 19, 76) */
		reached[4][19] = 1;
		(trpt+1)->bup.ovals[1] = ((int)((P4 *)_this)->m);
		((P4 *)_this)->m = 0;
#ifdef VAR_RANGES
		logval("Holder:m", ((int)((P4 *)_this)->m));
#endif
		;
		/* merge: named = 0(76, 20, 76) */
		reached[4][20] = 1;
		(trpt+1)->bup.ovals[2] = ((int)((P4 *)_this)->named);
		((P4 *)_this)->named = 0;
#ifdef VAR_RANGES
		logval("Holder:named", ((int)((P4 *)_this)->named));
#endif
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 12: // STATE 22 - sign-to-open.pml:185 - [((held[0]&&(sentEnvelopeToRecipient[0]==0)))] (0:0:0 - 1)
		IfNotBlocked
		reached[4][22] = 1;
		if (!((((int)now.held[0])&&(((int)now.sentEnvelopeToRecipient[0])==0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 13: // STATE 23 - sign-to-open.pml:185 - [((sentEnvelopeToRecipient[0]==0))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][23] = 1;
		if (!((((int)now.sentEnvelopeToRecipient[0])==0)))
			continue;
		/* merge: sentEnvelopeToRecipient[0] = 1(76, 24, 76) */
		reached[4][24] = 1;
		(trpt+1)->bup.oval = ((int)now.sentEnvelopeToRecipient[0]);
		now.sentEnvelopeToRecipient[0] = 1;
#ifdef VAR_RANGES
		logval("sentEnvelopeToRecipient[0]", ((int)now.sentEnvelopeToRecipient[0]));
#endif
		;
		/* merge: .(goto)(76, 27, 76) */
		reached[4][27] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 14: // STATE 27 - sign-to-open.pml:185 - [.(goto)] (0:76:0 - 2)
		IfNotBlocked
		reached[4][27] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 15: // STATE 29 - sign-to-open.pml:185 - [(((released[0]>0)&&(sentRelease[0]==0)))] (0:0:0 - 1)
		IfNotBlocked
		reached[4][29] = 1;
		if (!(((((int)now.released[0])>0)&&(((int)now.sentRelease[0])==0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 16: // STATE 30 - sign-to-open.pml:185 - [((sentRelease[0]==0))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][30] = 1;
		if (!((((int)now.sentRelease[0])==0)))
			continue;
		/* merge: sentRelease[0] = 1(76, 31, 76) */
		reached[4][31] = 1;
		(trpt+1)->bup.oval = ((int)now.sentRelease[0]);
		now.sentRelease[0] = 1;
#ifdef VAR_RANGES
		logval("sentRelease[0]", ((int)now.sentRelease[0]));
#endif
		;
		/* merge: .(goto)(76, 34, 76) */
		reached[4][34] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 17: // STATE 34 - sign-to-open.pml:185 - [.(goto)] (0:76:0 - 2)
		IfNotBlocked
		reached[4][34] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 18: // STATE 36 - sign-to-open.pml:185 - [(((released[0]>0)&&(sentReleaseToSender[0]==0)))] (0:0:0 - 1)
		IfNotBlocked
		reached[4][36] = 1;
		if (!(((((int)now.released[0])>0)&&(((int)now.sentReleaseToSender[0])==0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 19: // STATE 37 - sign-to-open.pml:185 - [((sentReleaseToSender[0]==0))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][37] = 1;
		if (!((((int)now.sentReleaseToSender[0])==0)))
			continue;
		/* merge: sentReleaseToSender[0] = 1(76, 38, 76) */
		reached[4][38] = 1;
		(trpt+1)->bup.oval = ((int)now.sentReleaseToSender[0]);
		now.sentReleaseToSender[0] = 1;
#ifdef VAR_RANGES
		logval("sentReleaseToSender[0]", ((int)now.sentReleaseToSender[0]));
#endif
		;
		/* merge: .(goto)(76, 41, 76) */
		reached[4][41] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 20: // STATE 41 - sign-to-open.pml:185 - [.(goto)] (0:76:0 - 2)
		IfNotBlocked
		reached[4][41] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 21: // STATE 43 - sign-to-open.pml:185 - [(((held[0]&&deadlinePassed[0])&&!((((logged[0]>0)||refused[0])||expired[0]))))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][43] = 1;
		if (!(((((int)now.held[0])&&((int)now.deadlinePassed[0]))&& !((((((int)now.logged[0])>0)||((int)now.refused[0]))||((int)now.expired[0]))))))
			continue;
		/* merge: expired[0] = 1(0, 44, 76) */
		reached[4][44] = 1;
		(trpt+1)->bup.oval = ((int)now.expired[0]);
		now.expired[0] = 1;
#ifdef VAR_RANGES
		logval("expired[0]", ((int)now.expired[0]));
#endif
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 22: // STATE 46 - sign-to-open.pml:185 - [((expired[0]&&!(deposited[0])))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][46] = 1;
		if (!((((int)now.expired[0])&& !(((int)now.deposited[0])))))
			continue;
		/* merge: deposited[0] = 1(0, 47, 76) */
		reached[4][47] = 1;
		(trpt+1)->bup.oval = ((int)now.deposited[0]);
		now.deposited[0] = 1;
#ifdef VAR_RANGES
		logval("deposited[0]", ((int)now.deposited[0]));
#endif
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 23: // STATE 49 - sign-to-open.pml:186 - [((held[1]&&(sentEnvelopeToRecipient[1]==0)))] (0:0:0 - 1)
		IfNotBlocked
		reached[4][49] = 1;
		if (!((((int)now.held[1])&&(((int)now.sentEnvelopeToRecipient[1])==0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 24: // STATE 50 - sign-to-open.pml:186 - [((sentEnvelopeToRecipient[1]==0))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][50] = 1;
		if (!((((int)now.sentEnvelopeToRecipient[1])==0)))
			continue;
		/* merge: sentEnvelopeToRecipient[1] = 1(76, 51, 76) */
		reached[4][51] = 1;
		(trpt+1)->bup.oval = ((int)now.sentEnvelopeToRecipient[1]);
		now.sentEnvelopeToRecipient[1] = 1;
#ifdef VAR_RANGES
		logval("sentEnvelopeToRecipient[1]", ((int)now.sentEnvelopeToRecipient[1]));
#endif
		;
		/* merge: .(goto)(76, 54, 76) */
		reached[4][54] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 25: // STATE 54 - sign-to-open.pml:186 - [.(goto)] (0:76:0 - 2)
		IfNotBlocked
		reached[4][54] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 26: // STATE 56 - sign-to-open.pml:186 - [(((released[1]>0)&&(sentRelease[1]==0)))] (0:0:0 - 1)
		IfNotBlocked
		reached[4][56] = 1;
		if (!(((((int)now.released[1])>0)&&(((int)now.sentRelease[1])==0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 27: // STATE 57 - sign-to-open.pml:186 - [((sentRelease[1]==0))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][57] = 1;
		if (!((((int)now.sentRelease[1])==0)))
			continue;
		/* merge: sentRelease[1] = 1(76, 58, 76) */
		reached[4][58] = 1;
		(trpt+1)->bup.oval = ((int)now.sentRelease[1]);
		now.sentRelease[1] = 1;
#ifdef VAR_RANGES
		logval("sentRelease[1]", ((int)now.sentRelease[1]));
#endif
		;
		/* merge: .(goto)(76, 61, 76) */
		reached[4][61] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 28: // STATE 61 - sign-to-open.pml:186 - [.(goto)] (0:76:0 - 2)
		IfNotBlocked
		reached[4][61] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 29: // STATE 63 - sign-to-open.pml:186 - [(((released[1]>0)&&(sentReleaseToSender[1]==0)))] (0:0:0 - 1)
		IfNotBlocked
		reached[4][63] = 1;
		if (!(((((int)now.released[1])>0)&&(((int)now.sentReleaseToSender[1])==0))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 30: // STATE 64 - sign-to-open.pml:186 - [((sentReleaseToSender[1]==0))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][64] = 1;
		if (!((((int)now.sentReleaseToSender[1])==0)))
			continue;
		/* merge: sentReleaseToSender[1] = 1(76, 65, 76) */
		reached[4][65] = 1;
		(trpt+1)->bup.oval = ((int)now.sentReleaseToSender[1]);
		now.sentReleaseToSender[1] = 1;
#ifdef VAR_RANGES
		logval("sentReleaseToSender[1]", ((int)now.sentReleaseToSender[1]));
#endif
		;
		/* merge: .(goto)(76, 68, 76) */
		reached[4][68] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 31: // STATE 68 - sign-to-open.pml:186 - [.(goto)] (0:76:0 - 2)
		IfNotBlocked
		reached[4][68] = 1;
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 32: // STATE 70 - sign-to-open.pml:186 - [(((held[1]&&deadlinePassed[1])&&!((((logged[1]>0)||refused[1])||expired[1]))))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][70] = 1;
		if (!(((((int)now.held[1])&&((int)now.deadlinePassed[1]))&& !((((((int)now.logged[1])>0)||((int)now.refused[1]))||((int)now.expired[1]))))))
			continue;
		/* merge: expired[1] = 1(0, 71, 76) */
		reached[4][71] = 1;
		(trpt+1)->bup.oval = ((int)now.expired[1]);
		now.expired[1] = 1;
#ifdef VAR_RANGES
		logval("expired[1]", ((int)now.expired[1]));
#endif
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 33: // STATE 73 - sign-to-open.pml:186 - [((expired[1]&&!(deposited[1])))] (76:0:1 - 1)
		IfNotBlocked
		reached[4][73] = 1;
		if (!((((int)now.expired[1])&& !(((int)now.deposited[1])))))
			continue;
		/* merge: deposited[1] = 1(0, 74, 76) */
		reached[4][74] = 1;
		(trpt+1)->bup.oval = ((int)now.deposited[1]);
		now.deposited[1] = 1;
#ifdef VAR_RANGES
		logval("deposited[1]", ((int)now.deposited[1]));
#endif
		;
		/* merge: .(goto)(0, 77, 76) */
		reached[4][77] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 34: // STATE 79 - sign-to-open.pml:188 - [-end-] (0:0:0 - 1)
		IfNotBlocked
		reached[4][79] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */

		 /* PROC Recipient */
	case 35: // STATE 1 - sign-to-open.pml:113 - [toRecipient?kind,m] (0:0:2 - 1)
		reached[3][1] = 1;
		if (boq != now.toRecipient) continue;
		if (q_len(now.toRecipient) == 0) continue;

		XX=1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((P3 *)_this)->kind;
		(trpt+1)->bup.ovals[1] = ((int)((P3 *)_this)->m);
		;
		((P3 *)_this)->kind = qrecv(now.toRecipient, XX-1, 0, 0);
#ifdef VAR_RANGES
		logval("Recipient:kind", ((P3 *)_this)->kind);
#endif
		;
		((P3 *)_this)->m = qrecv(now.toRecipient, XX-1, 1, 1);
#ifdef VAR_RANGES
		logval("Recipient:m", ((int)((P3 *)_this)->m));
#endif
		;
		
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[32];
			sprintf(simvals, "%d?", now.toRecipient);
		sprintf(simtmp, "%d", ((P3 *)_this)->kind); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", ((int)((P3 *)_this)->m)); strcat(simvals, simtmp);		}
#endif
		if (q_zero(now.toRecipient))
		{	boq = -1;
#ifndef NOFAIR
			if (fairness
			&& !(trpt->o_pm&32)
			&& (now._a_t&2)
			&&  now._cnt[now._a_t&1] == II+2)
			{	now._cnt[now._a_t&1] -= 1;
#ifdef VERI
				if (II == 1)
					now._cnt[now._a_t&1] = 1;
#endif
#ifdef DEBUG
			printf("%3ld: proc %d fairness ", depth, II);
			printf("Rule 2: --cnt to %d (%d)\n",
				now._cnt[now._a_t&1], now._a_t);
#endif
				trpt->o_pm |= (32|64);
			}
#endif

		};
		_m = 4; goto P999; /* 0 */
	case 36: // STATE 2 - sign-to-open.pml:115 - [((kind==envelope))] (63:0:5 - 1)
		IfNotBlocked
		reached[3][2] = 1;
		if (!((((P3 *)_this)->kind==6)))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: kind */  (trpt+1)->bup.ovals = grab_ints(5);
		(trpt+1)->bup.ovals[0] = ((P3 *)_this)->kind;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->kind = 0;
		/* merge: share1[m] = 1(63, 3, 63) */
		reached[3][3] = 1;
		(trpt+1)->bup.ovals[1] = ((int)now.share1[ Index(((int)((P3 *)_this)->m), 2) ]);
		now.share1[ Index(((P3 *)_this)->m, 2) ] = 1;
#ifdef VAR_RANGES
		logval("share1[Recipient:m]", ((int)now.share1[ Index(((int)((P3 *)_this)->m), 2) ]));
#endif
		;
		/* merge: .(goto)(63, 11, 63) */
		reached[3][11] = 1;
		;
		/* merge: kind = nothing(63, 12, 63) */
		reached[3][12] = 1;
		(trpt+1)->bup.ovals[2] = ((P3 *)_this)->kind;
		((P3 *)_this)->kind = 7;
#ifdef VAR_RANGES
		logval("Recipient:kind", ((P3 *)_this)->kind);
#endif
		;
		if (TstOnly) return 1; /* TT */
		/* dead 2: kind */  
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->kind = 0;
		/* merge: m = 0(63, 13, 63) */
		reached[3][13] = 1;
		(trpt+1)->bup.ovals[3] = ((int)((P3 *)_this)->m);
		((P3 *)_this)->m = 0;
#ifdef VAR_RANGES
		logval("Recipient:m", ((int)((P3 *)_this)->m));
#endif
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 5 */
	case 37: // STATE 4 - sign-to-open.pml:116 - [((kind==release))] (63:0:5 - 1)
		IfNotBlocked
		reached[3][4] = 1;
		if (!((((P3 *)_this)->kind==2)))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: kind */  (trpt+1)->bup.ovals = grab_ints(5);
		(trpt+1)->bup.ovals[0] = ((P3 *)_this)->kind;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->kind = 0;
		/* merge: share2[m] = 1(63, 5, 63) */
		reached[3][5] = 1;
		(trpt+1)->bup.ovals[1] = ((int)now.share2[ Index(((int)((P3 *)_this)->m), 2) ]);
		now.share2[ Index(((P3 *)_this)->m, 2) ] = 1;
#ifdef VAR_RANGES
		logval("share2[Recipient:m]", ((int)now.share2[ Index(((int)((P3 *)_this)->m), 2) ]));
#endif
		;
		/* merge: .(goto)(63, 11, 63) */
		reached[3][11] = 1;
		;
		/* merge: kind = nothing(63, 12, 63) */
		reached[3][12] = 1;
		(trpt+1)->bup.ovals[2] = ((P3 *)_this)->kind;
		((P3 *)_this)->kind = 7;
#ifdef VAR_RANGES
		logval("Recipient:kind", ((P3 *)_this)->kind);
#endif
		;
		if (TstOnly) return 1; /* TT */
		/* dead 2: kind */  
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->kind = 0;
		/* merge: m = 0(63, 13, 63) */
		reached[3][13] = 1;
		(trpt+1)->bup.ovals[3] = ((int)((P3 *)_this)->m);
		((P3 *)_this)->m = 0;
#ifdef VAR_RANGES
		logval("Recipient:m", ((int)((P3 *)_this)->m));
#endif
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 5 */
	case 38: // STATE 6 - sign-to-open.pml:117 - [(((kind==falseRelease)&&share2[m]))] (0:0:2 - 1)
		IfNotBlocked
		reached[3][6] = 1;
		if (!(((((P3 *)_this)->kind==1)&&((int)now.share2[ Index(((int)((P3 *)_this)->m), 2) ]))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: kind */  (trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((P3 *)_this)->kind;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->kind = 0;
		if (TstOnly) return 1; /* TT */
		/* dead 1: m */  (trpt+1)->bup.ovals[1] = ((P3 *)_this)->m;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->m = 0;
		_m = 3; goto P999; /* 0 */
	case 39: // STATE 7 - sign-to-open.pml:117 - [(1)] (63:0:3 - 1)
		IfNotBlocked
		reached[3][7] = 1;
		if (!(1))
			continue;
		/* merge: .(goto)(63, 11, 63) */
		reached[3][11] = 1;
		;
		/* merge: kind = nothing(63, 12, 63) */
		reached[3][12] = 1;
		(trpt+1)->bup.ovals = grab_ints(3);
		(trpt+1)->bup.ovals[0] = ((P3 *)_this)->kind;
		((P3 *)_this)->kind = 7;
#ifdef VAR_RANGES
		logval("Recipient:kind", ((P3 *)_this)->kind);
#endif
		;
		if (TstOnly) return 1; /* TT */
		/* dead 2: kind */  
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->kind = 0;
		/* merge: m = 0(63, 13, 63) */
		reached[3][13] = 1;
		(trpt+1)->bup.ovals[1] = ((int)((P3 *)_this)->m);
		((P3 *)_this)->m = 0;
#ifdef VAR_RANGES
		logval("Recipient:m", ((int)((P3 *)_this)->m));
#endif
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 4 */
	case 40: // STATE 8 - sign-to-open.pml:118 - [(((kind==falseRelease)&&!(share2[m])))] (63:0:5 - 1)
		IfNotBlocked
		reached[3][8] = 1;
		if (!(((((P3 *)_this)->kind==1)&& !(((int)now.share2[ Index(((int)((P3 *)_this)->m), 2) ])))))
			continue;
		if (TstOnly) return 1; /* TT */
		/* dead 1: kind */  (trpt+1)->bup.ovals = grab_ints(5);
		(trpt+1)->bup.ovals[0] = ((P3 *)_this)->kind;
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->kind = 0;
		/* merge: disputed[m] = 1(63, 9, 63) */
		reached[3][9] = 1;
		(trpt+1)->bup.ovals[1] = ((int)disputed[ Index(((int)((P3 *)_this)->m), 2) ]);
		disputed[ Index(((P3 *)_this)->m, 2) ] = 1;
#ifdef VAR_RANGES
		logval("disputed[Recipient:m]", ((int)disputed[ Index(((int)((P3 *)_this)->m), 2) ]));
#endif
		;
		/* merge: .(goto)(63, 11, 63) */
		reached[3][11] = 1;
		;
		/* merge: kind = nothing(63, 12, 63) */
		reached[3][12] = 1;
		(trpt+1)->bup.ovals[2] = ((P3 *)_this)->kind;
		((P3 *)_this)->kind = 7;
#ifdef VAR_RANGES
		logval("Recipient:kind", ((P3 *)_this)->kind);
#endif
		;
		if (TstOnly) return 1; /* TT */
		/* dead 2: kind */  
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->kind = 0;
		/* merge: m = 0(63, 13, 63) */
		reached[3][13] = 1;
		(trpt+1)->bup.ovals[3] = ((int)((P3 *)_this)->m);
		((P3 *)_this)->m = 0;
#ifdef VAR_RANGES
		logval("Recipient:m", ((int)((P3 *)_this)->m));
#endif
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 5 */
	case 41: // STATE 12 - sign-to-open.pml:120 - [kind = nothing] (0:63:3 - 5)
		IfNotBlocked
		reached[3][12] = 1;
		(trpt+1)->bup.ovals = grab_ints(3);
		(trpt+1)->bup.ovals[0] = ((P3 *)_this)->kind;
		((P3 *)_this)->kind = 7;
#ifdef VAR_RANGES
		logval("Recipient:kind", ((P3 *)_this)->kind);
#endif
		;
		if (TstOnly) return 1; /* TT */
		/* dead 2: kind */  
#ifdef HAS_CODE
		if (!readtrail)
#endif
			((P3 *)_this)->kind = 0;
		/* merge: m = 0(63, 13, 63) */
		reached[3][13] = 1;
		(trpt+1)->bup.ovals[1] = ((int)((P3 *)_this)->m);
		((P3 *)_this)->m = 0;
#ifdef VAR_RANGES
		logval("Recipient:m", ((int)((P3 *)_this)->m));
#endif
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 42: // STATE 15 - sign-to-open.pml:121 - [((share1[0]&&!(answered[0])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][15] = 1;
		if (!((((int)now.share1[0])&& !(((int)((P3 *)_this)->answered[0])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 43: // STATE 16 - sign-to-open.pml:121 - [answered[0] = 1] (0:21:2 - 1)
		IfNotBlocked
		reached[3][16] = 1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P3 *)_this)->answered[0]);
		((P3 *)_this)->answered[0] = 1;
#ifdef VAR_RANGES
		logval("Recipient:answered[0]", ((int)((P3 *)_this)->answered[0]));
#endif
		;
		/* merge: accepted[0] = 1(21, 17, 21) */
		reached[3][17] = 1;
		(trpt+1)->bup.ovals[1] = ((int)accepted[0]);
		accepted[0] = 1;
#ifdef VAR_RANGES
		logval("accepted[0]", ((int)accepted[0]));
#endif
		;
		_m = 3; goto P999; /* 1 */
	case 44: // STATE 18 - sign-to-open.pml:121 - [((sentAcceptance[((0*2)+0)]==0))] (63:0:1 - 1)
		IfNotBlocked
		reached[3][18] = 1;
		if (!((((int)now.sentAcceptance[ Index(((0*2)+0), 4) ])==0)))
			continue;
		/* merge: sentAcceptance[((0*2)+0)] = 1(63, 19, 63) */
		reached[3][19] = 1;
		(trpt+1)->bup.oval = ((int)now.sentAcceptance[ Index(((0*2)+0), 4) ]);
		now.sentAcceptance[ Index(((0*2)+0), 4) ] = 1;
#ifdef VAR_RANGES
		logval("sentAcceptance[((0*2)+0)]", ((int)now.sentAcceptance[ Index(((0*2)+0), 4) ]));
#endif
		;
		/* merge: .(goto)(63, 22, 63) */
		reached[3][22] = 1;
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 45: // STATE 22 - sign-to-open.pml:121 - [.(goto)] (0:63:0 - 2)
		IfNotBlocked
		reached[3][22] = 1;
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 46: // STATE 24 - sign-to-open.pml:121 - [((share1[0]&&!(answered[0])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][24] = 1;
		if (!((((int)now.share1[0])&& !(((int)((P3 *)_this)->answered[0])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 47: // STATE 25 - sign-to-open.pml:121 - [answered[0] = 1] (0:30:2 - 1)
		IfNotBlocked
		reached[3][25] = 1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P3 *)_this)->answered[0]);
		((P3 *)_this)->answered[0] = 1;
#ifdef VAR_RANGES
		logval("Recipient:answered[0]", ((int)((P3 *)_this)->answered[0]));
#endif
		;
		/* merge: rejected[0] = 1(30, 26, 30) */
		reached[3][26] = 1;
		(trpt+1)->bup.ovals[1] = ((int)rejected[0]);
		rejected[0] = 1;
#ifdef VAR_RANGES
		logval("rejected[0]", ((int)rejected[0]));
#endif
		;
		_m = 3; goto P999; /* 1 */
	case 48: // STATE 27 - sign-to-open.pml:121 - [((sentRejection[0]==0))] (63:0:1 - 1)
		IfNotBlocked
		reached[3][27] = 1;
		if (!((((int)now.sentRejection[0])==0)))
			continue;
		/* merge: sentRejection[0] = 1(63, 28, 63) */
		reached[3][28] = 1;
		(trpt+1)->bup.oval = ((int)now.sentRejection[0]);
		now.sentRejection[0] = 1;
#ifdef VAR_RANGES
		logval("sentRejection[0]", ((int)now.sentRejection[0]));
#endif
		;
		/* merge: .(goto)(63, 31, 63) */
		reached[3][31] = 1;
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 49: // STATE 31 - sign-to-open.pml:121 - [.(goto)] (0:63:0 - 2)
		IfNotBlocked
		reached[3][31] = 1;
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 50: // STATE 33 - sign-to-open.pml:121 - [((share1[0]&&!(answered[0])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][33] = 1;
		if (!((((int)now.share1[0])&& !(((int)((P3 *)_this)->answered[0])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 51: // STATE 34 - sign-to-open.pml:121 - [answered[0] = 1] (0:0:1 - 1)
		IfNotBlocked
		reached[3][34] = 1;
		(trpt+1)->bup.oval = ((int)((P3 *)_this)->answered[0]);
		((P3 *)_this)->answered[0] = 1;
#ifdef VAR_RANGES
		logval("Recipient:answered[0]", ((int)((P3 *)_this)->answered[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 52: // STATE 35 - sign-to-open.pml:121 - [((deposited[0]&&!(share2[0])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][35] = 1;
		if (!((((int)now.deposited[0])&& !(((int)now.share2[0])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 53: // STATE 36 - sign-to-open.pml:121 - [share2[0] = 1] (0:0:1 - 1)
		IfNotBlocked
		reached[3][36] = 1;
		(trpt+1)->bup.oval = ((int)now.share2[0]);
		now.share2[0] = 1;
#ifdef VAR_RANGES
		logval("share2[0]", ((int)now.share2[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 54: // STATE 37 - sign-to-open.pml:121 - [(((share1[0]&&share2[0])&&!(opened[0])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][37] = 1;
		if (!(((((int)now.share1[0])&&((int)now.share2[0]))&& !(((int)now.opened[0])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 55: // STATE 38 - sign-to-open.pml:121 - [opened[0] = 1] (0:0:1 - 1)
		IfNotBlocked
		reached[3][38] = 1;
		(trpt+1)->bup.oval = ((int)now.opened[0]);
		now.opened[0] = 1;
#ifdef VAR_RANGES
		logval("opened[0]", ((int)now.opened[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 56: // STATE 39 - sign-to-open.pml:122 - [((share1[1]&&!(answered[1])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][39] = 1;
		if (!((((int)now.share1[1])&& !(((int)((P3 *)_this)->answered[1])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 57: // STATE 40 - sign-to-open.pml:122 - [answered[1] = 1] (0:45:2 - 1)
		IfNotBlocked
		reached[3][40] = 1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P3 *)_this)->answered[1]);
		((P3 *)_this)->answered[1] = 1;
#ifdef VAR_RANGES
		logval("Recipient:answered[1]", ((int)((P3 *)_this)->answered[1]));
#endif
		;
		/* merge: accepted[1] = 1(45, 41, 45) */
		reached[3][41] = 1;
		(trpt+1)->bup.ovals[1] = ((int)accepted[1]);
		accepted[1] = 1;
#ifdef VAR_RANGES
		logval("accepted[1]", ((int)accepted[1]));
#endif
		;
		_m = 3; goto P999; /* 1 */
	case 58: // STATE 42 - sign-to-open.pml:122 - [((sentAcceptance[((1*2)+1)]==0))] (63:0:1 - 1)
		IfNotBlocked
		reached[3][42] = 1;
		if (!((((int)now.sentAcceptance[ Index(((1*2)+1), 4) ])==0)))
			continue;
		/* merge: sentAcceptance[((1*2)+1)] = 1(63, 43, 63) */
		reached[3][43] = 1;
		(trpt+1)->bup.oval = ((int)now.sentAcceptance[ Index(((1*2)+1), 4) ]);
		now.sentAcceptance[ Index(((1*2)+1), 4) ] = 1;
#ifdef VAR_RANGES
		logval("sentAcceptance[((1*2)+1)]", ((int)now.sentAcceptance[ Index(((1*2)+1), 4) ]));
#endif
		;
		/* merge: .(goto)(63, 46, 63) */
		reached[3][46] = 1;
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 59: // STATE 46 - sign-to-open.pml:122 - [.(goto)] (0:63:0 - 2)
		IfNotBlocked
		reached[3][46] = 1;
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 60: // STATE 48 - sign-to-open.pml:122 - [((share1[1]&&!(answered[1])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][48] = 1;
		if (!((((int)now.share1[1])&& !(((int)((P3 *)_this)->answered[1])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 61: // STATE 49 - sign-to-open.pml:122 - [answered[1] = 1] (0:54:2 - 1)
		IfNotBlocked
		reached[3][49] = 1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)((P3 *)_this)->answered[1]);
		((P3 *)_this)->answered[1] = 1;
#ifdef VAR_RANGES
		logval("Recipient:answered[1]", ((int)((P3 *)_this)->answered[1]));
#endif
		;
		/* merge: rejected[1] = 1(54, 50, 54) */
		reached[3][50] = 1;
		(trpt+1)->bup.ovals[1] = ((int)rejected[1]);
		rejected[1] = 1;
#ifdef VAR_RANGES
		logval("rejected[1]", ((int)rejected[1]));
#endif
		;
		_m = 3; goto P999; /* 1 */
	case 62: // STATE 51 - sign-to-open.pml:122 - [((sentRejection[1]==0))] (63:0:1 - 1)
		IfNotBlocked
		reached[3][51] = 1;
		if (!((((int)now.sentRejection[1])==0)))
			continue;
		/* merge: sentRejection[1] = 1(63, 52, 63) */
		reached[3][52] = 1;
		(trpt+1)->bup.oval = ((int)now.sentRejection[1]);
		now.sentRejection[1] = 1;
#ifdef VAR_RANGES
		logval("sentRejection[1]", ((int)now.sentRejection[1]));
#endif
		;
		/* merge: .(goto)(63, 55, 63) */
		reached[3][55] = 1;
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 63: // STATE 55 - sign-to-open.pml:122 - [.(goto)] (0:63:0 - 2)
		IfNotBlocked
		reached[3][55] = 1;
		;
		/* merge: .(goto)(0, 64, 63) */
		reached[3][64] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 64: // STATE 57 - sign-to-open.pml:122 - [((share1[1]&&!(answered[1])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][57] = 1;
		if (!((((int)now.share1[1])&& !(((int)((P3 *)_this)->answered[1])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 65: // STATE 58 - sign-to-open.pml:122 - [answered[1] = 1] (0:0:1 - 1)
		IfNotBlocked
		reached[3][58] = 1;
		(trpt+1)->bup.oval = ((int)((P3 *)_this)->answered[1]);
		((P3 *)_this)->answered[1] = 1;
#ifdef VAR_RANGES
		logval("Recipient:answered[1]", ((int)((P3 *)_this)->answered[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 66: // STATE 59 - sign-to-open.pml:122 - [((deposited[1]&&!(share2[1])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][59] = 1;
		if (!((((int)now.deposited[1])&& !(((int)now.share2[1])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 67: // STATE 60 - sign-to-open.pml:122 - [share2[1] = 1] (0:0:1 - 1)
		IfNotBlocked
		reached[3][60] = 1;
		(trpt+1)->bup.oval = ((int)now.share2[1]);
		now.share2[1] = 1;
#ifdef VAR_RANGES
		logval("share2[1]", ((int)now.share2[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 68: // STATE 61 - sign-to-open.pml:122 - [(((share1[1]&&share2[1])&&!(opened[1])))] (0:0:0 - 1)
		IfNotBlocked
		reached[3][61] = 1;
		if (!(((((int)now.share1[1])&&((int)now.share2[1]))&& !(((int)now.opened[1])))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 69: // STATE 62 - sign-to-open.pml:122 - [opened[1] = 1] (0:0:1 - 1)
		IfNotBlocked
		reached[3][62] = 1;
		(trpt+1)->bup.oval = ((int)now.opened[1]);
		now.opened[1] = 1;
#ifdef VAR_RANGES
		logval("opened[1]", ((int)now.opened[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 70: // STATE 66 - sign-to-open.pml:126 - [-end-] (0:0:0 - 1)
		IfNotBlocked
		reached[3][66] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */

		 /* PROC Network */
	case 71: // STATE 1 - sign-to-open.pml:86 - [(((sentEnvelopeToHolder[0]>0)&&(sentEnvelopeToHolder[0]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][1] = 1;
		if (!(((((int)now.sentEnvelopeToHolder[0])>0)&&(((int)now.sentEnvelopeToHolder[0])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 72: // STATE 2 - sign-to-open.pml:86 - [toHolder!envelope,0,0] (0:0:0 - 1)
		IfNotBlocked
		reached[2][2] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 6); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 6, 0, 0, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 73: // STATE 3 - sign-to-open.pml:86 - [sentEnvelopeToHolder[0] = (sentEnvelopeToHolder[0]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][3] = 1;
		(trpt+1)->bup.oval = ((int)now.sentEnvelopeToHolder[0]);
		now.sentEnvelopeToHolder[0] = (((int)now.sentEnvelopeToHolder[0])+1);
#ifdef VAR_RANGES
		logval("sentEnvelopeToHolder[0]", ((int)now.sentEnvelopeToHolder[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 74: // STATE 5 - sign-to-open.pml:86 - [(((sentRejection[0]>0)&&(sentRejection[0]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][5] = 1;
		if (!(((((int)now.sentRejection[0])>0)&&(((int)now.sentRejection[0])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 75: // STATE 6 - sign-to-open.pml:86 - [toHolder!rejection,0,0] (0:0:0 - 1)
		IfNotBlocked
		reached[2][6] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 3); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 3, 0, 0, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 76: // STATE 7 - sign-to-open.pml:86 - [sentRejection[0] = (sentRejection[0]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][7] = 1;
		(trpt+1)->bup.oval = ((int)now.sentRejection[0]);
		now.sentRejection[0] = (((int)now.sentRejection[0])+1);
#ifdef VAR_RANGES
		logval("sentRejection[0]", ((int)now.sentRejection[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 77: // STATE 9 - sign-to-open.pml:86 - [(((sentForged[0]>0)&&(sentForged[0]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][9] = 1;
		if (!(((((int)now.sentForged[0])>0)&&(((int)now.sentForged[0])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 78: // STATE 10 - sign-to-open.pml:86 - [toHolder!forged,0,0] (0:0:0 - 1)
		IfNotBlocked
		reached[2][10] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 4); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 4, 0, 0, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 79: // STATE 11 - sign-to-open.pml:86 - [sentForged[0] = (sentForged[0]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][11] = 1;
		(trpt+1)->bup.oval = ((int)now.sentForged[0]);
		now.sentForged[0] = (((int)now.sentForged[0])+1);
#ifdef VAR_RANGES
		logval("sentForged[0]", ((int)now.sentForged[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 80: // STATE 13 - sign-to-open.pml:86 - [(((sentAcceptance[(0*2)]>0)&&(sentAcceptance[(0*2)]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][13] = 1;
		if (!(((((int)now.sentAcceptance[ Index((0*2), 4) ])>0)&&(((int)now.sentAcceptance[ Index((0*2), 4) ])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 81: // STATE 14 - sign-to-open.pml:86 - [toHolder!acceptance,0,0] (0:0:0 - 1)
		IfNotBlocked
		reached[2][14] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 5); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 5, 0, 0, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 82: // STATE 15 - sign-to-open.pml:86 - [sentAcceptance[(0*2)] = (sentAcceptance[(0*2)]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][15] = 1;
		(trpt+1)->bup.oval = ((int)now.sentAcceptance[ Index((0*2), 4) ]);
		now.sentAcceptance[ Index((0*2), 4) ] = (((int)now.sentAcceptance[ Index((0*2), 4) ])+1);
#ifdef VAR_RANGES
		logval("sentAcceptance[(0*2)]", ((int)now.sentAcceptance[ Index((0*2), 4) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 83: // STATE 17 - sign-to-open.pml:86 - [(((sentAcceptance[((0*2)+1)]>0)&&(sentAcceptance[((0*2)+1)]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][17] = 1;
		if (!(((((int)now.sentAcceptance[ Index(((0*2)+1), 4) ])>0)&&(((int)now.sentAcceptance[ Index(((0*2)+1), 4) ])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 84: // STATE 18 - sign-to-open.pml:86 - [toHolder!acceptance,0,1] (0:0:0 - 1)
		IfNotBlocked
		reached[2][18] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 5); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 5, 0, 1, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 85: // STATE 19 - sign-to-open.pml:86 - [sentAcceptance[((0*2)+1)] = (sentAcceptance[((0*2)+1)]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][19] = 1;
		(trpt+1)->bup.oval = ((int)now.sentAcceptance[ Index(((0*2)+1), 4) ]);
		now.sentAcceptance[ Index(((0*2)+1), 4) ] = (((int)now.sentAcceptance[ Index(((0*2)+1), 4) ])+1);
#ifdef VAR_RANGES
		logval("sentAcceptance[((0*2)+1)]", ((int)now.sentAcceptance[ Index(((0*2)+1), 4) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 86: // STATE 21 - sign-to-open.pml:86 - [(((sentEnvelopeToRecipient[0]>0)&&(sentEnvelopeToRecipient[0]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][21] = 1;
		if (!(((((int)now.sentEnvelopeToRecipient[0])>0)&&(((int)now.sentEnvelopeToRecipient[0])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 87: // STATE 22 - sign-to-open.pml:86 - [toRecipient!envelope,0] (0:0:0 - 1)
		IfNotBlocked
		reached[2][22] = 1;
		if (q_len(now.toRecipient))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toRecipient);
		sprintf(simtmp, "%d", 6); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toRecipient, 0, 6, 0, 0, 2);
		{ boq = now.toRecipient; };
		_m = 2; goto P999; /* 0 */
	case 88: // STATE 23 - sign-to-open.pml:86 - [sentEnvelopeToRecipient[0] = (sentEnvelopeToRecipient[0]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][23] = 1;
		(trpt+1)->bup.oval = ((int)now.sentEnvelopeToRecipient[0]);
		now.sentEnvelopeToRecipient[0] = (((int)now.sentEnvelopeToRecipient[0])+1);
#ifdef VAR_RANGES
		logval("sentEnvelopeToRecipient[0]", ((int)now.sentEnvelopeToRecipient[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 89: // STATE 25 - sign-to-open.pml:86 - [(((sentRelease[0]>0)&&(sentRelease[0]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][25] = 1;
		if (!(((((int)now.sentRelease[0])>0)&&(((int)now.sentRelease[0])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 90: // STATE 26 - sign-to-open.pml:86 - [toRecipient!release,0] (0:0:0 - 1)
		IfNotBlocked
		reached[2][26] = 1;
		if (q_len(now.toRecipient))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toRecipient);
		sprintf(simtmp, "%d", 2); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toRecipient, 0, 2, 0, 0, 2);
		{ boq = now.toRecipient; };
		_m = 2; goto P999; /* 0 */
	case 91: // STATE 27 - sign-to-open.pml:86 - [sentRelease[0] = (sentRelease[0]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][27] = 1;
		(trpt+1)->bup.oval = ((int)now.sentRelease[0]);
		now.sentRelease[0] = (((int)now.sentRelease[0])+1);
#ifdef VAR_RANGES
		logval("sentRelease[0]", ((int)now.sentRelease[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 92: // STATE 29 - sign-to-open.pml:86 - [(((sentFalse[0]>0)&&(sentFalse[0]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][29] = 1;
		if (!(((((int)now.sentFalse[0])>0)&&(((int)now.sentFalse[0])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 93: // STATE 30 - sign-to-open.pml:86 - [toRecipient!falseRelease,0] (0:0:0 - 1)
		IfNotBlocked
		reached[2][30] = 1;
		if (q_len(now.toRecipient))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toRecipient);
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toRecipient, 0, 1, 0, 0, 2);
		{ boq = now.toRecipient; };
		_m = 2; goto P999; /* 0 */
	case 94: // STATE 31 - sign-to-open.pml:86 - [sentFalse[0] = (sentFalse[0]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][31] = 1;
		(trpt+1)->bup.oval = ((int)now.sentFalse[0]);
		now.sentFalse[0] = (((int)now.sentFalse[0])+1);
#ifdef VAR_RANGES
		logval("sentFalse[0]", ((int)now.sentFalse[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 95: // STATE 33 - sign-to-open.pml:86 - [(((sentReleaseToSender[0]>0)&&(sentReleaseToSender[0]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][33] = 1;
		if (!(((((int)now.sentReleaseToSender[0])>0)&&(((int)now.sentReleaseToSender[0])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 96: // STATE 34 - sign-to-open.pml:86 - [senderHasRelease[0] = 1] (0:73:2 - 1)
		IfNotBlocked
		reached[2][34] = 1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)senderHasRelease[0]);
		senderHasRelease[0] = 1;
#ifdef VAR_RANGES
		logval("senderHasRelease[0]", ((int)senderHasRelease[0]));
#endif
		;
		/* merge: sentReleaseToSender[0] = (sentReleaseToSender[0]+1)(73, 35, 73) */
		reached[2][35] = 1;
		(trpt+1)->bup.ovals[1] = ((int)now.sentReleaseToSender[0]);
		now.sentReleaseToSender[0] = (((int)now.sentReleaseToSender[0])+1);
#ifdef VAR_RANGES
		logval("sentReleaseToSender[0]", ((int)now.sentReleaseToSender[0]));
#endif
		;
		/* merge: .(goto)(0, 74, 73) */
		reached[2][74] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 97: // STATE 37 - sign-to-open.pml:87 - [(((sentEnvelopeToHolder[1]>0)&&(sentEnvelopeToHolder[1]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][37] = 1;
		if (!(((((int)now.sentEnvelopeToHolder[1])>0)&&(((int)now.sentEnvelopeToHolder[1])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 98: // STATE 38 - sign-to-open.pml:87 - [toHolder!envelope,1,1] (0:0:0 - 1)
		IfNotBlocked
		reached[2][38] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 6); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 6, 1, 1, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 99: // STATE 39 - sign-to-open.pml:87 - [sentEnvelopeToHolder[1] = (sentEnvelopeToHolder[1]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][39] = 1;
		(trpt+1)->bup.oval = ((int)now.sentEnvelopeToHolder[1]);
		now.sentEnvelopeToHolder[1] = (((int)now.sentEnvelopeToHolder[1])+1);
#ifdef VAR_RANGES
		logval("sentEnvelopeToHolder[1]", ((int)now.sentEnvelopeToHolder[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 100: // STATE 41 - sign-to-open.pml:87 - [(((sentRejection[1]>0)&&(sentRejection[1]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][41] = 1;
		if (!(((((int)now.sentRejection[1])>0)&&(((int)now.sentRejection[1])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 101: // STATE 42 - sign-to-open.pml:87 - [toHolder!rejection,1,1] (0:0:0 - 1)
		IfNotBlocked
		reached[2][42] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 3); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 3, 1, 1, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 102: // STATE 43 - sign-to-open.pml:87 - [sentRejection[1] = (sentRejection[1]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][43] = 1;
		(trpt+1)->bup.oval = ((int)now.sentRejection[1]);
		now.sentRejection[1] = (((int)now.sentRejection[1])+1);
#ifdef VAR_RANGES
		logval("sentRejection[1]", ((int)now.sentRejection[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 103: // STATE 45 - sign-to-open.pml:87 - [(((sentForged[1]>0)&&(sentForged[1]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][45] = 1;
		if (!(((((int)now.sentForged[1])>0)&&(((int)now.sentForged[1])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 104: // STATE 46 - sign-to-open.pml:87 - [toHolder!forged,1,1] (0:0:0 - 1)
		IfNotBlocked
		reached[2][46] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 4); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 4, 1, 1, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 105: // STATE 47 - sign-to-open.pml:87 - [sentForged[1] = (sentForged[1]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][47] = 1;
		(trpt+1)->bup.oval = ((int)now.sentForged[1]);
		now.sentForged[1] = (((int)now.sentForged[1])+1);
#ifdef VAR_RANGES
		logval("sentForged[1]", ((int)now.sentForged[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 106: // STATE 49 - sign-to-open.pml:87 - [(((sentAcceptance[(1*2)]>0)&&(sentAcceptance[(1*2)]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][49] = 1;
		if (!(((((int)now.sentAcceptance[ Index((1*2), 4) ])>0)&&(((int)now.sentAcceptance[ Index((1*2), 4) ])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 107: // STATE 50 - sign-to-open.pml:87 - [toHolder!acceptance,1,0] (0:0:0 - 1)
		IfNotBlocked
		reached[2][50] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 5); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 0); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 5, 1, 0, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 108: // STATE 51 - sign-to-open.pml:87 - [sentAcceptance[(1*2)] = (sentAcceptance[(1*2)]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][51] = 1;
		(trpt+1)->bup.oval = ((int)now.sentAcceptance[ Index((1*2), 4) ]);
		now.sentAcceptance[ Index((1*2), 4) ] = (((int)now.sentAcceptance[ Index((1*2), 4) ])+1);
#ifdef VAR_RANGES
		logval("sentAcceptance[(1*2)]", ((int)now.sentAcceptance[ Index((1*2), 4) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 109: // STATE 53 - sign-to-open.pml:87 - [(((sentAcceptance[((1*2)+1)]>0)&&(sentAcceptance[((1*2)+1)]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][53] = 1;
		if (!(((((int)now.sentAcceptance[ Index(((1*2)+1), 4) ])>0)&&(((int)now.sentAcceptance[ Index(((1*2)+1), 4) ])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 110: // STATE 54 - sign-to-open.pml:87 - [toHolder!acceptance,1,1] (0:0:0 - 1)
		IfNotBlocked
		reached[2][54] = 1;
		if (q_len(now.toHolder))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toHolder);
		sprintf(simtmp, "%d", 5); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toHolder, 0, 5, 1, 1, 3);
		{ boq = now.toHolder; };
		_m = 2; goto P999; /* 0 */
	case 111: // STATE 55 - sign-to-open.pml:87 - [sentAcceptance[((1*2)+1)] = (sentAcceptance[((1*2)+1)]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][55] = 1;
		(trpt+1)->bup.oval = ((int)now.sentAcceptance[ Index(((1*2)+1), 4) ]);
		now.sentAcceptance[ Index(((1*2)+1), 4) ] = (((int)now.sentAcceptance[ Index(((1*2)+1), 4) ])+1);
#ifdef VAR_RANGES
		logval("sentAcceptance[((1*2)+1)]", ((int)now.sentAcceptance[ Index(((1*2)+1), 4) ]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 112: // STATE 57 - sign-to-open.pml:87 - [(((sentEnvelopeToRecipient[1]>0)&&(sentEnvelopeToRecipient[1]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][57] = 1;
		if (!(((((int)now.sentEnvelopeToRecipient[1])>0)&&(((int)now.sentEnvelopeToRecipient[1])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 113: // STATE 58 - sign-to-open.pml:87 - [toRecipient!envelope,1] (0:0:0 - 1)
		IfNotBlocked
		reached[2][58] = 1;
		if (q_len(now.toRecipient))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toRecipient);
		sprintf(simtmp, "%d", 6); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toRecipient, 0, 6, 1, 0, 2);
		{ boq = now.toRecipient; };
		_m = 2; goto P999; /* 0 */
	case 114: // STATE 59 - sign-to-open.pml:87 - [sentEnvelopeToRecipient[1] = (sentEnvelopeToRecipient[1]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][59] = 1;
		(trpt+1)->bup.oval = ((int)now.sentEnvelopeToRecipient[1]);
		now.sentEnvelopeToRecipient[1] = (((int)now.sentEnvelopeToRecipient[1])+1);
#ifdef VAR_RANGES
		logval("sentEnvelopeToRecipient[1]", ((int)now.sentEnvelopeToRecipient[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 115: // STATE 61 - sign-to-open.pml:87 - [(((sentRelease[1]>0)&&(sentRelease[1]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][61] = 1;
		if (!(((((int)now.sentRelease[1])>0)&&(((int)now.sentRelease[1])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 116: // STATE 62 - sign-to-open.pml:87 - [toRecipient!release,1] (0:0:0 - 1)
		IfNotBlocked
		reached[2][62] = 1;
		if (q_len(now.toRecipient))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toRecipient);
		sprintf(simtmp, "%d", 2); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toRecipient, 0, 2, 1, 0, 2);
		{ boq = now.toRecipient; };
		_m = 2; goto P999; /* 0 */
	case 117: // STATE 63 - sign-to-open.pml:87 - [sentRelease[1] = (sentRelease[1]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][63] = 1;
		(trpt+1)->bup.oval = ((int)now.sentRelease[1]);
		now.sentRelease[1] = (((int)now.sentRelease[1])+1);
#ifdef VAR_RANGES
		logval("sentRelease[1]", ((int)now.sentRelease[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 118: // STATE 65 - sign-to-open.pml:87 - [(((sentFalse[1]>0)&&(sentFalse[1]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][65] = 1;
		if (!(((((int)now.sentFalse[1])>0)&&(((int)now.sentFalse[1])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 119: // STATE 66 - sign-to-open.pml:87 - [toRecipient!falseRelease,1] (0:0:0 - 1)
		IfNotBlocked
		reached[2][66] = 1;
		if (q_len(now.toRecipient))
			continue;
#ifdef HAS_CODE
		if (readtrail && gui) {
			char simtmp[64];
			sprintf(simvals, "%d!", now.toRecipient);
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		strcat(simvals, ",");
		sprintf(simtmp, "%d", 1); strcat(simvals, simtmp);		}
#endif
		
		qsend(now.toRecipient, 0, 1, 1, 0, 2);
		{ boq = now.toRecipient; };
		_m = 2; goto P999; /* 0 */
	case 120: // STATE 67 - sign-to-open.pml:87 - [sentFalse[1] = (sentFalse[1]+1)] (0:0:1 - 1)
		IfNotBlocked
		reached[2][67] = 1;
		(trpt+1)->bup.oval = ((int)now.sentFalse[1]);
		now.sentFalse[1] = (((int)now.sentFalse[1])+1);
#ifdef VAR_RANGES
		logval("sentFalse[1]", ((int)now.sentFalse[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 121: // STATE 69 - sign-to-open.pml:87 - [(((sentReleaseToSender[1]>0)&&(sentReleaseToSender[1]<=2)))] (0:0:0 - 1)
		IfNotBlocked
		reached[2][69] = 1;
		if (!(((((int)now.sentReleaseToSender[1])>0)&&(((int)now.sentReleaseToSender[1])<=2))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 122: // STATE 70 - sign-to-open.pml:87 - [senderHasRelease[1] = 1] (0:73:2 - 1)
		IfNotBlocked
		reached[2][70] = 1;
		(trpt+1)->bup.ovals = grab_ints(2);
		(trpt+1)->bup.ovals[0] = ((int)senderHasRelease[1]);
		senderHasRelease[1] = 1;
#ifdef VAR_RANGES
		logval("senderHasRelease[1]", ((int)senderHasRelease[1]));
#endif
		;
		/* merge: sentReleaseToSender[1] = (sentReleaseToSender[1]+1)(73, 71, 73) */
		reached[2][71] = 1;
		(trpt+1)->bup.ovals[1] = ((int)now.sentReleaseToSender[1]);
		now.sentReleaseToSender[1] = (((int)now.sentReleaseToSender[1])+1);
#ifdef VAR_RANGES
		logval("sentReleaseToSender[1]", ((int)now.sentReleaseToSender[1]));
#endif
		;
		/* merge: .(goto)(0, 74, 73) */
		reached[2][74] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 123: // STATE 76 - sign-to-open.pml:89 - [-end-] (0:0:0 - 1)
		IfNotBlocked
		reached[2][76] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */

		 /* PROC Clocks */
	case 124: // STATE 1 - sign-to-open.pml:67 - [(!(deadlinePassed[0]))] (0:0:0 - 1)
		IfNotBlocked
		reached[1][1] = 1;
		if (!( !(((int)now.deadlinePassed[0]))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 125: // STATE 2 - sign-to-open.pml:67 - [deadlinePassed[0] = 1] (0:0:1 - 1)
		IfNotBlocked
		reached[1][2] = 1;
		(trpt+1)->bup.oval = ((int)now.deadlinePassed[0]);
		now.deadlinePassed[0] = 1;
#ifdef VAR_RANGES
		logval("deadlinePassed[0]", ((int)now.deadlinePassed[0]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 126: // STATE 3 - sign-to-open.pml:68 - [(!(deadlinePassed[1]))] (0:0:0 - 1)
		IfNotBlocked
		reached[1][3] = 1;
		if (!( !(((int)now.deadlinePassed[1]))))
			continue;
		_m = 3; goto P999; /* 0 */
	case 127: // STATE 4 - sign-to-open.pml:68 - [deadlinePassed[1] = 1] (0:0:1 - 1)
		IfNotBlocked
		reached[1][4] = 1;
		(trpt+1)->bup.oval = ((int)now.deadlinePassed[1]);
		now.deadlinePassed[1] = 1;
#ifdef VAR_RANGES
		logval("deadlinePassed[1]", ((int)now.deadlinePassed[1]));
#endif
		;
		_m = 3; goto P999; /* 0 */
	case 128: // STATE 8 - sign-to-open.pml:70 - [-end-] (0:0:0 - 1)
		IfNotBlocked
		reached[1][8] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */

		 /* PROC Sender */
	case 129: // STATE 1 - sign-to-open.pml:57 - [((sentEnvelopeToHolder[0]==0))] (12:0:1 - 1)
		IfNotBlocked
		reached[0][1] = 1;
		if (!((((int)now.sentEnvelopeToHolder[0])==0)))
			continue;
		/* merge: sentEnvelopeToHolder[0] = 1(12, 2, 12) */
		reached[0][2] = 1;
		(trpt+1)->bup.oval = ((int)now.sentEnvelopeToHolder[0]);
		now.sentEnvelopeToHolder[0] = 1;
#ifdef VAR_RANGES
		logval("sentEnvelopeToHolder[0]", ((int)now.sentEnvelopeToHolder[0]));
#endif
		;
		/* merge: .(goto)(12, 5, 12) */
		reached[0][5] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 130: // STATE 5 - sign-to-open.pml:57 - [.(goto)] (0:12:0 - 2)
		IfNotBlocked
		reached[0][5] = 1;
		;
		_m = 3; goto P999; /* 0 */
	case 131: // STATE 7 - sign-to-open.pml:58 - [((sentEnvelopeToHolder[1]==0))] (20:0:1 - 1)
		IfNotBlocked
		reached[0][7] = 1;
		if (!((((int)now.sentEnvelopeToHolder[1])==0)))
			continue;
		/* merge: sentEnvelopeToHolder[1] = 1(20, 8, 20) */
		reached[0][8] = 1;
		(trpt+1)->bup.oval = ((int)now.sentEnvelopeToHolder[1]);
		now.sentEnvelopeToHolder[1] = 1;
#ifdef VAR_RANGES
		logval("sentEnvelopeToHolder[1]", ((int)now.sentEnvelopeToHolder[1]));
#endif
		;
		/* merge: .(goto)(20, 11, 20) */
		reached[0][11] = 1;
		;
		_m = 3; goto P999; /* 2 */
	case 132: // STATE 11 - sign-to-open.pml:58 - [.(goto)] (0:20:0 - 2)
		IfNotBlocked
		reached[0][11] = 1;
		;
		_m = 3; goto P999; /* 0 */
	case 133: // STATE 13 - sign-to-open.pml:60 - [((sentEnvelopeToRecipient[0]==0))] (22:0:1 - 1)
		IfNotBlocked
		reached[0][13] = 1;
		if (!((((int)now.sentEnvelopeToRecipient[0])==0)))
			continue;
		/* merge: sentEnvelopeToRecipient[0] = 1(22, 14, 22) */
		reached[0][14] = 1;
		(trpt+1)->bup.oval = ((int)now.sentEnvelopeToRecipient[0]);
		now.sentEnvelopeToRecipient[0] = 1;
#ifdef VAR_RANGES
		logval("sentEnvelopeToRecipient[0]", ((int)now.sentEnvelopeToRecipient[0]));
#endif
		;
		/* merge: .(goto)(22, 17, 22) */
		reached[0][17] = 1;
		;
		/* merge: .(goto)(0, 21, 22) */
		reached[0][21] = 1;
		;
		_m = 3; goto P999; /* 3 */
	case 134: // STATE 17 - sign-to-open.pml:60 - [.(goto)] (0:22:0 - 2)
		IfNotBlocked
		reached[0][17] = 1;
		;
		/* merge: .(goto)(0, 21, 22) */
		reached[0][21] = 1;
		;
		_m = 3; goto P999; /* 1 */
	case 135: // STATE 22 - sign-to-open.pml:63 - [-end-] (0:0:0 - 3)
		IfNotBlocked
		reached[0][22] = 1;
		if (!delproc(1, II)) continue;
		_m = 3; goto P999; /* 0 */
	case  _T5:	/* np_ */
		if (!((!(trpt->o_pm&4) && !(trpt->tau&128))))
			continue;
		/* else fall through */
	case  _T2:	/* true */
		_m = 3; goto P999;
#undef rand
	}

