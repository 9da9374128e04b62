/* SPDX-License-Identifier: Apache-2.0
 *
 * One message of grade sign-to-open, with its fallback deposit. README.md says what this covers and what not.
 *
 * scripts/check-models builds it with some of these macros:
 *   RECIPIENT_CHEATS   the recipient presents forged and foreign acceptances, and answers twice
 *   GRADE_DEPOSIT      grade deposit instead: a rejection stops neither release nor deposit, and no expiry is signed
 *   HOLDER_CHEATS      the share holder withholds, releases without acceptance or with a false share, and lies
 *   PLANT_...          one planted fault, which a property must find
 */

mtype = { none, envelope, acceptance, foreign, forged, rejection, release, falseRelease };

/* What was signed. Only the owner of the key sets these: signatures are not forged. */
bool accepted;          /* ConsignmentAcceptance of this message, by the recipient's officer */
bool rejected;          /* ConsignmentRejection, by the recipient's officer */
bool disputed;          /* the recipient's signed statement that the released share does not open */

/* The honest holder's store with its log: it survives a crash, and nothing else does. */
bool held;              /* the envelope; SubmissionAcceptance is signed */
mtype logged = none;    /* the acceptance it took, by what it really was */
bool refused;           /* the ConsignmentRejection it took */
byte released;          /* how many versions of KeyShareReleased were signed */
bool expired;           /* AcceptanceRejectionExpiry */
bool deposited;         /* PublicDeposit: share 2 in clear, for everyone */
byte crashes = 1;       /* how often it may still crash */

/* KeyShareReleased as a cheating holder signs it, each naming the acceptance; nothing is logged. */
bool releasedTrue, releasedFalse;

bool deadlinePassed;

/* What the recipient's node knows and did; what the sender can show. */
bool share1, share2, opened;
bool senderHasRelease;

/* What others know. What is sealed to a party is known to whoever has that party's key, and to nobody else. */
#ifdef PLANT_ONE_SEAL           /* the sender seals both shares to the holder */
#define HOLDER_KNOWS_1 held
#else
#define HOLDER_KNOWS_1 false
#endif
#define HOLDER_KNOWS_2 held
#define ANYBODY_KNOWS_1 false
#define ANYBODY_KNOWS_2 deposited

/*
 * The network: 0 for what was never sent, else 1 + how often it arrived. What was sent may arrive at any time, in any
 * order, and a run may stop at any point, so it may also be lost. An acceptance may reach the holder twice; a second
 * copy of anything else would change nothing. Liveness is asked of the runs that go on: there, what is sent again and
 * again arrives.
 */
byte toHolderEnvelope, toHolderAcceptance, toHolderForeign, toHolderForged, toHolderRejection;
byte toRecipientEnvelope, toRecipientRelease, toRecipientFalse, toSenderRelease;

chan toHolder = [0] of { mtype };
chan toRecipient = [0] of { mtype };

#define SEND(message)       if :: message == 0 -> message = 1 :: else fi
#define ARRIVES(message)    (message == 1)
/* An answer that comes before the envelope is refused and sent again, which is as if it came later. */
#define ANSWER_ARRIVES(message) (message == 1 && held)
#define ANSWER_ARRIVES_TWICE(message) ((message == 1 || message == 2) && held)

active proctype Network() {
    end: do
    :: ARRIVES(toHolderEnvelope) -> atomic { toHolder ! envelope; toHolderEnvelope++ }
    :: ANSWER_ARRIVES_TWICE(toHolderAcceptance) -> atomic { toHolder ! acceptance; toHolderAcceptance++ }
    :: ARRIVES(toHolderForeign) -> atomic { toHolder ! foreign; toHolderForeign++ }
    :: ARRIVES(toHolderForged) -> atomic { toHolder ! forged; toHolderForged++ }
    :: ANSWER_ARRIVES(toHolderRejection) -> atomic { toHolder ! rejection; toHolderRejection++ }
    :: ARRIVES(toRecipientEnvelope) -> atomic { toRecipient ! envelope; toRecipientEnvelope++ }
    :: ARRIVES(toRecipientRelease) -> atomic { toRecipient ! release; toRecipientRelease++ }
    :: ARRIVES(toRecipientFalse) -> atomic { toRecipient ! falseRelease; toRecipientFalse++ }
    :: ARRIVES(toSenderRelease) -> atomic { senderHasRelease = true; toSenderRelease++ }
    od
}

active proctype Clock() {
    deadlinePassed = true
}

active proctype Sender() {
    atomic { SEND(toHolderEnvelope) }
    if
    :: atomic { SEND(toRecipientEnvelope) }     /* the same envelope by a second path */
    :: skip
    fi
}

/* ---- the recipient: its node and its officer ---- */

active proctype Recipient() {
    mtype kind = none;
    bool answered;
    end: do
    :: atomic { toRecipient ? kind ->
        if
        :: kind == envelope -> share1 = true
        :: kind == release -> share2 = true
        :: kind == falseRelease && !share2 -> disputed = true
        :: else -> skip
        fi;
        kind = none }
    :: atomic { share1 && !answered -> answered = true; accepted = true; SEND(toHolderAcceptance) }
    :: atomic { share1 && !answered -> answered = true; rejected = true; SEND(toHolderRejection) }
    :: atomic { share1 && !answered -> answered = true }    /* says nothing */
    :: atomic { deposited && !share2 -> share2 = true }
    :: atomic { share1 && share2 && !opened -> opened = true }
#if defined(RECIPIENT_CHEATS) && !defined(HOLDER_CHEATS)   /* a holder that cheats needs no such excuse */
    :: atomic { held && toHolderForeign == 0 -> SEND(toHolderForeign) }
    :: atomic { held && toHolderForged == 0 -> SEND(toHolderForged) }
#endif
#ifdef RECIPIENT_CHEATS
    :: atomic { answered && !accepted -> accepted = true; SEND(toHolderAcceptance) }
    :: atomic { answered && !rejected -> rejected = true; SEND(toHolderRejection) }
#endif
    od
}

/* ---- the share holder ---- */

#ifdef PLANT_OTHER_MESSAGE      /* it checks who signed an acceptance, and not what was accepted */
#define IS_ACCEPTANCE(kind) (kind == acceptance || kind == foreign)
#else
#define IS_ACCEPTANCE(kind) (kind == acceptance)
#endif

#ifdef GRADE_DEPOSIT
#define STOPPED_BY_REJECTION false
#else
#define STOPPED_BY_REJECTION refused
#endif
#define UNANSWERED (logged == none && !STOPPED_BY_REJECTION && !expired && !deposited)

#ifdef PLANT_DEPOSIT_AFTER_REJECTION
#define MAY_EXPIRE (held && deadlinePassed && logged == none && !expired)
#else
#define MAY_EXPIRE (held && deadlinePassed && UNANSWERED)
#endif

#if defined(GRADE_DEPOSIT)
#define MAY_DEPOSIT (held && deadlinePassed && UNANSWERED)
#elif defined(PLANT_NO_DEPOSIT) /* it signs the expiry, and that is all */
#define MAY_DEPOSIT false
#else
#define MAY_DEPOSIT (expired && !deposited)
#endif

inline takeAcceptance() {
#ifdef PLANT_SEND_BEFORE_LOG
    atomic { SEND(toRecipientRelease) }
    if
    :: atomic { crashes > 0 -> crashes-- }      /* the transaction never happened */
    :: atomic { logged = kind; released++ }
    fi
#else
    atomic { logged = kind; released++ }        /* one transaction: acceptance, release, their leaves */
    if
    :: atomic { crashes > 0 -> crashes-- }      /* nothing is lost: what is to be sent stands in the store */
#ifdef PLANT_SEND_FROM_MEMORY
    :: atomic { SEND(toRecipientRelease) }
#else
    :: skip
#endif
    fi
#endif
}

#ifndef HOLDER_CHEATS
active proctype Holder() {
    mtype kind = none;
    end: do
    :: toHolder ? kind ->
        if
        :: atomic { kind == envelope -> held = true }
        :: atomic { kind == rejection && held && UNANSWERED && !refused -> refused = true }
        :: IS_ACCEPTANCE(kind) && held && UNANSWERED -> takeAcceptance()
#ifdef PLANT_NEW_BYTES          /* a repeat gets newly made evidence */
        :: atomic { kind == acceptance && logged == acceptance -> released++ }
#endif
        :: else -> skip                         /* refused, or answered with the stored bytes */
        fi;
        kind = none
    /* What the store asks for is done whenever the holder runs, so also after a crash. */
    :: atomic { held && toRecipientEnvelope == 0 -> SEND(toRecipientEnvelope) }
#ifndef PLANT_SEND_FROM_MEMORY
    :: atomic { released > 0 && toRecipientRelease == 0 -> SEND(toRecipientRelease) }
#endif
    :: atomic { released > 0 && toSenderRelease == 0 -> SEND(toSenderRelease) }
#ifndef GRADE_DEPOSIT
    :: atomic { MAY_EXPIRE -> expired = true }
#endif
    :: atomic { MAY_DEPOSIT -> deposited = true }
    od
}
#else
/* Does any of this at any time, in any order, or stops. It cannot sign for the recipient. */
active proctype Holder() {
    mtype kind = none;
    bool stopped;
    end: do
    :: atomic { toHolder ? kind -> if :: kind == envelope -> held = true :: else -> skip fi; kind = none }
    :: atomic { !stopped -> stopped = true }
    :: atomic { !stopped && held && toRecipientEnvelope == 0 -> SEND(toRecipientEnvelope) }
    :: atomic { !stopped && held && accepted && !releasedTrue ->
        releasedTrue = true; SEND(toRecipientRelease); SEND(toSenderRelease) }
    :: atomic { !stopped && held && accepted && !releasedFalse ->
        releasedFalse = true; SEND(toRecipientFalse); SEND(toSenderRelease) }
    :: atomic { !stopped && held && toRecipientRelease == 0 -> SEND(toRecipientRelease) }   /* unsigned, by a side door */
    :: atomic { !stopped && held && !expired -> expired = true }
    :: atomic { !stopped && held && !deposited -> deposited = true }
    od
}
#endif

/* ---- what is asked; scripts/check-models says of each configuration which must hold ---- */

#ifdef PLANT_ACCEPTANCE_COUNTS  /* a verifier that takes the acceptance alone for an opening */
#define RELEASE_SHOWN accepted
#else
#define RELEASE_SHOWN (accepted && (released > 0 || releasedTrue || releasedFalse))
#endif
#define COUNTS_AS_OPENABLE (RELEASE_SHOWN && !disputed)
#define A_RELEASE_WAS_SIGNED (released > 0 || releasedTrue || releasedFalse)

ltl no_opening_without_acceptance { [] (opened -> logged == acceptance || deposited) }
ltl share_leaves_after_logging { [] (share2 -> released > 0 || deposited) }
ltl neither_share_alone_opens { [] ((opened -> share1 && share2)
    && !(HOLDER_KNOWS_1 && HOLDER_KNOWS_2) && !(ANYBODY_KNOWS_1 && ANYBODY_KNOWS_2)) }
ltl released_or_deposited { [] !(released > 0 && deposited) }
ltl rejected_stays_closed { [] !(refused && (released > 0 || deposited)) }
ltl repeats_get_the_same_bytes { [] (released <= 1) }
ltl acceptance_alone_never_counts { [] (COUNTS_AS_OPENABLE -> accepted && A_RELEASE_WAS_SIGNED) }

ltl acceptance_at_the_holder_opens { [] (logged == acceptance -> <> (share1 && share2)) }
ltl acceptance_signed_opens { [] (accepted -> <> (share1 && share2)) }
ltl shown_release_opens_or_is_disputed { [] (RELEASE_SHOWN -> <> ((share1 && share2) || disputed)) }
ltl silence_ends_in_deposit { [] (held && deadlinePassed -> <> (accepted || rejected || deposited)) }
ltl deadline_ends_the_message { [] (held && deadlinePassed -> <> (released > 0 || refused || deposited)) }
ltl deadline_opens { [] (held && deadlinePassed -> <> (released > 0 || deposited)) }
ltl sender_gets_the_release { [] (released > 0 -> <> senderHasRelease) }

/* These must fail: they show that the model reaches what the others speak of. */
ltl never_opened_by_release { [] !(opened && !deposited) }
ltl never_deposited { [] !(deposited && opened) }
ltl never_refused { [] !refused }
ltl never_withheld { ! <> [] (accepted && held && !A_RELEASE_WAS_SIGNED && !deposited) }
