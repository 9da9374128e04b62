	switch (t->back) {
	default: Uerror("bad return move");
	case  0: goto R999; /* nothing to undo */

		 /* PROC Holder */

	case 3: // STATE 1
		;
		XX = 1;
		unrecv(now.toHolder, XX-1, 0, ((P4 *)_this)->kind, 1);
		unrecv(now.toHolder, XX-1, 1, ((int)((P4 *)_this)->m), 0);
		unrecv(now.toHolder, XX-1, 2, ((int)((P4 *)_this)->named), 0);
		((P4 *)_this)->kind = trpt->bup.ovals[0];
		((P4 *)_this)->m = trpt->bup.ovals[1];
		((P4 *)_this)->named = trpt->bup.ovals[2];
		;
		;
		ungrab_ints(trpt->bup.ovals, 3);
		goto R999;
;
		;
		
	case 5: // STATE 3
		;
		now.crashes = trpt->bup.oval;
		;
		goto R999;

	case 6: // STATE 4
		;
	/* 0 */	((P4 *)_this)->kind = trpt->bup.oval;
		;
		;
		goto R999;

	case 7: // STATE 5
		;
		now.held[ Index(((P4 *)_this)->m, 2) ] = trpt->bup.oval;
		;
		goto R999;

	case 8: // STATE 7
		;
		now.refused[ Index(((P4 *)_this)->m, 2) ] = trpt->bup.ovals[1];
	/* 0 */	((P4 *)_this)->kind = trpt->bup.ovals[0];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 9: // STATE 9
		;
	/* 0 */	((P4 *)_this)->kind = trpt->bup.oval;
		;
		;
		goto R999;
	case 10: // STATE 12
		sv_restor();
		goto R999;

	case 11: // STATE 20
		;
		((P4 *)_this)->named = trpt->bup.ovals[2];
		((P4 *)_this)->m = trpt->bup.ovals[1];
		((P4 *)_this)->kind = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 4);
		goto R999;
;
		;
		
	case 13: // STATE 24
		;
		now.sentEnvelopeToRecipient[0] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 14: // STATE 27
		goto R999;
;
		;
		
	case 16: // STATE 31
		;
		now.sentRelease[0] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 17: // STATE 34
		goto R999;
;
		;
		
	case 19: // STATE 38
		;
		now.sentReleaseToSender[0] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 20: // STATE 41
		goto R999;

	case 21: // STATE 44
		;
		now.expired[0] = trpt->bup.oval;
		;
		goto R999;

	case 22: // STATE 47
		;
		now.deposited[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 24: // STATE 51
		;
		now.sentEnvelopeToRecipient[1] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 25: // STATE 54
		goto R999;
;
		;
		
	case 27: // STATE 58
		;
		now.sentRelease[1] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 28: // STATE 61
		goto R999;
;
		;
		
	case 30: // STATE 65
		;
		now.sentReleaseToSender[1] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 31: // STATE 68
		goto R999;

	case 32: // STATE 71
		;
		now.expired[1] = trpt->bup.oval;
		;
		goto R999;

	case 33: // STATE 74
		;
		now.deposited[1] = trpt->bup.oval;
		;
		goto R999;

	case 34: // STATE 79
		;
		p_restor(II);
		;
		;
		goto R999;

		 /* PROC Recipient */

	case 35: // STATE 1
		;
		XX = 1;
		unrecv(now.toRecipient, XX-1, 0, ((P3 *)_this)->kind, 1);
		unrecv(now.toRecipient, XX-1, 1, ((int)((P3 *)_this)->m), 0);
		((P3 *)_this)->kind = trpt->bup.ovals[0];
		((P3 *)_this)->m = trpt->bup.ovals[1];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 36: // STATE 13
		;
		((P3 *)_this)->m = trpt->bup.ovals[3];
		((P3 *)_this)->kind = trpt->bup.ovals[2];
		now.share1[ Index(((P3 *)_this)->m, 2) ] = trpt->bup.ovals[1];
	/* 0 */	((P3 *)_this)->kind = trpt->bup.ovals[0];
		;
		;
		ungrab_ints(trpt->bup.ovals, 5);
		goto R999;

	case 37: // STATE 13
		;
		((P3 *)_this)->m = trpt->bup.ovals[3];
		((P3 *)_this)->kind = trpt->bup.ovals[2];
		now.share2[ Index(((P3 *)_this)->m, 2) ] = trpt->bup.ovals[1];
	/* 0 */	((P3 *)_this)->kind = trpt->bup.ovals[0];
		;
		;
		ungrab_ints(trpt->bup.ovals, 5);
		goto R999;

	case 38: // STATE 6
		;
	/* 1 */	((P3 *)_this)->m = trpt->bup.ovals[1];
	/* 0 */	((P3 *)_this)->kind = trpt->bup.ovals[0];
		;
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 39: // STATE 13
		;
		((P3 *)_this)->m = trpt->bup.ovals[1];
		((P3 *)_this)->kind = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 3);
		goto R999;

	case 40: // STATE 13
		;
		((P3 *)_this)->m = trpt->bup.ovals[3];
		((P3 *)_this)->kind = trpt->bup.ovals[2];
		disputed[ Index(((P3 *)_this)->m, 2) ] = trpt->bup.ovals[1];
	/* 0 */	((P3 *)_this)->kind = trpt->bup.ovals[0];
		;
		;
		ungrab_ints(trpt->bup.ovals, 5);
		goto R999;

	case 41: // STATE 13
		;
		((P3 *)_this)->m = trpt->bup.ovals[1];
		((P3 *)_this)->kind = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 3);
		goto R999;
;
		;
		
	case 43: // STATE 17
		;
		accepted[0] = trpt->bup.ovals[1];
		((P3 *)_this)->answered[0] = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 44: // STATE 19
		;
		now.sentAcceptance[ Index(((0*2)+0), 4) ] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 45: // STATE 22
		goto R999;
;
		;
		
	case 47: // STATE 26
		;
		rejected[0] = trpt->bup.ovals[1];
		((P3 *)_this)->answered[0] = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 48: // STATE 28
		;
		now.sentRejection[0] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 49: // STATE 31
		goto R999;
;
		;
		
	case 51: // STATE 34
		;
		((P3 *)_this)->answered[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 53: // STATE 36
		;
		now.share2[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 55: // STATE 38
		;
		now.opened[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 57: // STATE 41
		;
		accepted[1] = trpt->bup.ovals[1];
		((P3 *)_this)->answered[1] = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 58: // STATE 43
		;
		now.sentAcceptance[ Index(((1*2)+1), 4) ] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 59: // STATE 46
		goto R999;
;
		;
		
	case 61: // STATE 50
		;
		rejected[1] = trpt->bup.ovals[1];
		((P3 *)_this)->answered[1] = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 62: // STATE 52
		;
		now.sentRejection[1] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 63: // STATE 55
		goto R999;
;
		;
		
	case 65: // STATE 58
		;
		((P3 *)_this)->answered[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 67: // STATE 60
		;
		now.share2[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 69: // STATE 62
		;
		now.opened[1] = trpt->bup.oval;
		;
		goto R999;

	case 70: // STATE 66
		;
		p_restor(II);
		;
		;
		goto R999;

		 /* PROC Network */
;
		;
		
	case 72: // STATE 2
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 73: // STATE 3
		;
		now.sentEnvelopeToHolder[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 75: // STATE 6
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 76: // STATE 7
		;
		now.sentRejection[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 78: // STATE 10
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 79: // STATE 11
		;
		now.sentForged[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 81: // STATE 14
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 82: // STATE 15
		;
		now.sentAcceptance[ Index((0*2), 4) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 84: // STATE 18
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 85: // STATE 19
		;
		now.sentAcceptance[ Index(((0*2)+1), 4) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 87: // STATE 22
		;
		_m = unsend(now.toRecipient);
		;
		goto R999;

	case 88: // STATE 23
		;
		now.sentEnvelopeToRecipient[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 90: // STATE 26
		;
		_m = unsend(now.toRecipient);
		;
		goto R999;

	case 91: // STATE 27
		;
		now.sentRelease[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 93: // STATE 30
		;
		_m = unsend(now.toRecipient);
		;
		goto R999;

	case 94: // STATE 31
		;
		now.sentFalse[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 96: // STATE 35
		;
		now.sentReleaseToSender[0] = trpt->bup.ovals[1];
		senderHasRelease[0] = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;
;
		;
		
	case 98: // STATE 38
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 99: // STATE 39
		;
		now.sentEnvelopeToHolder[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 101: // STATE 42
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 102: // STATE 43
		;
		now.sentRejection[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 104: // STATE 46
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 105: // STATE 47
		;
		now.sentForged[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 107: // STATE 50
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 108: // STATE 51
		;
		now.sentAcceptance[ Index((1*2), 4) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 110: // STATE 54
		;
		_m = unsend(now.toHolder);
		;
		goto R999;

	case 111: // STATE 55
		;
		now.sentAcceptance[ Index(((1*2)+1), 4) ] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 113: // STATE 58
		;
		_m = unsend(now.toRecipient);
		;
		goto R999;

	case 114: // STATE 59
		;
		now.sentEnvelopeToRecipient[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 116: // STATE 62
		;
		_m = unsend(now.toRecipient);
		;
		goto R999;

	case 117: // STATE 63
		;
		now.sentRelease[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 119: // STATE 66
		;
		_m = unsend(now.toRecipient);
		;
		goto R999;

	case 120: // STATE 67
		;
		now.sentFalse[1] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 122: // STATE 71
		;
		now.sentReleaseToSender[1] = trpt->bup.ovals[1];
		senderHasRelease[1] = trpt->bup.ovals[0];
		;
		ungrab_ints(trpt->bup.ovals, 2);
		goto R999;

	case 123: // STATE 76
		;
		p_restor(II);
		;
		;
		goto R999;

		 /* PROC Clocks */
;
		;
		
	case 125: // STATE 2
		;
		now.deadlinePassed[0] = trpt->bup.oval;
		;
		goto R999;
;
		;
		
	case 127: // STATE 4
		;
		now.deadlinePassed[1] = trpt->bup.oval;
		;
		goto R999;

	case 128: // STATE 8
		;
		p_restor(II);
		;
		;
		goto R999;

		 /* PROC Sender */

	case 129: // STATE 2
		;
		now.sentEnvelopeToHolder[0] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 130: // STATE 5
		goto R999;

	case 131: // STATE 8
		;
		now.sentEnvelopeToHolder[1] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 132: // STATE 11
		goto R999;

	case 133: // STATE 14
		;
		now.sentEnvelopeToRecipient[0] = trpt->bup.oval;
		;
		goto R999;
;
		
	case 134: // STATE 17
		goto R999;

	case 135: // STATE 22
		;
		p_restor(II);
		;
		;
		goto R999;
	}

