# SPDX-License-Identifier: Apache-2.0
"""Verdicts of a claim over verified bundles (docs/spec/claim.md, sections 3, 7 and 8)."""

import claims
import parts
import shapes
import statements
from filings import SEAL
from parts import REFUTED, SEALED, UNKNOWN, YES

MEANT, HIDDEN, MAYBE, NOT = "meant", "sealed", "may be meant", "not meant"


def _within(window, about):
    """Whether a window lies in the period: True, False or None."""
    low, high = window
    first = shapes.seconds(about["madeFrom"]) if "madeFrom" in about else None
    last = shapes.seconds(about["madeTo"]) if "madeTo" in about else None
    if (first is not None and high is not None and high < first) or (
            last is not None and low is not None and low > last):
        return False
    inside = (first is None or (low is not None and low >= first)) and (
        last is None or (high is not None and high <= last))
    return True if inside else None


def standing(held, claim, recipient, dispatch):
    """Whether a dispatch is meant (section 3)."""
    body, about = dispatch.payload, claim.get("about", {})
    notice, named = held.notices.get(body["notice"]), "notice" in about
    tests = [_within(held.windows[dispatch.id], about), recipient in (None, body["aud"])]
    if named:
        tests.append(body["notice"] == about["notice"])
    else:
        tests.append(claim.get("sender") in (None, body["iss"]))
    if notice is None:
        return NOT if False in tests else MAYBE
    said = notice.payload
    tests.append(said["status"] == claim.get("status", "Actual"))
    tests.append(named or said["kind"] in claim.get("kinds", [said["kind"]]))
    if "refersTo" in about:
        names = [said.get(name) for name in ("updates", "cancels", "repliesTo")]
        tests.append(about["refersTo"] in names + said.get("inResponseTo", []))
    if "event" in about:
        asked = {"name": "event", "is": "equals", "value": about["event"]}
        found = parts.field(held.fields[notice.id], held.is_complete(notice), asked)
        tests.append({YES: True, REFUTED: False}.get(found, HIDDEN))
    if False in tests:
        return NOT
    if notice.id not in held.carried or not held.counts(dispatch.id):
        return MAYBE
    return HIDDEN if HIDDEN in tests else MAYBE if None in tests else MEANT


def _limit(claim, part):
    """T of section 8, or None."""
    before = claim.get("time", {}).get("is") == "before"
    if part in ("before", "lead"):
        return claims.span(claim)[1]
    if "madeTo" in claim.get("about", {}):
        return shapes.seconds(claim["about"]["madeTo"])
    return claims.span(claim)[1] if before else None


def bound(held, claim, recipient, part, asked):
    """The scope in which the sender's own statuses say that there was nothing else, or None (section 8)."""
    sender, limit = claim.get("sender"), _limit(claim, part)
    if sender is None or recipient is None or limit is None or sender not in held.cards:
        return None
    channel = [d for d in held.dispatches.values()
               if (d.payload["iss"], d.payload["aud"]) == (sender, recipient)]

    def harmless(dispatch):
        low = held.windows[dispatch.id][0]
        if (low is not None and low > limit) or standing(held, claim, recipient, dispatch) == NOT:
            return True
        if dispatch.payload["notice"] not in held.notices or claim["existence"] == "no-notice":
            return False
        return parts.answer(held, claim, dispatch, part, asked) == REFUTED
    for status in held.statuses.values():
        body, low = status.payload, held.windows[status.id][0]
        if (body["iss"], body["aud"]) != (sender, recipient) or low is None or low < limit:
            continue
        last = body["outbound"]["number"]
        if not held.counts(status.id) or any(held.cards[sender].is_lost(recipient, n + 1)
                                             for n in range(last)):
            continue
        if sorted(d.payload["number"] for d in channel
                  if d.payload["number"] <= last) == list(range(1, last + 1)) and all(map(harmless, channel)):
            return _scope(held, claim, sender, recipient)
    return None


def _scope(held, claim, sender, recipient):
    kinds = set(claim.get("kinds", shapes.KINDS))
    versions = [v for name in (sender, recipient) for v in getattr(held.cards.get(name), "versions", [None])]
    sole = all(v and kinds <= set(v.payload["policy"]["soleRouteFor"]) for v in versions)
    return "outright" if sole else "by-herald"


def _part(held, claim, recipient, found, part, asked):
    """Verdict and scope of one part (section 7)."""
    def said(which):
        return [parts.answer(held, claim, d, part, asked) for d, s in found if s == which]
    meant, hidden = said(MEANT), said(HIDDEN)
    if claim["existence"] == "no-notice":
        if YES in meant:
            return "contradicted", "outright"
        scope = bound(held, claim, recipient, part, asked)
        return ("sealed", None) if hidden else ("supported", scope) if scope else ("not-shown", None)
    if YES in meant:
        return "supported", None
    if SEALED in meant or {YES, SEALED} & set(hidden):
        return "sealed", None
    named = held.notices.get(claim.get("about", {}).get("notice"))
    if named and part == "recipient" and recipient not in named.payload["recipients"]:
        return "contradicted", "outright"
    if "notice" in claim.get("about", {}):
        refuted = meant and set(meant) == {REFUTED}
        return ("contradicted", "outright") if refuted else ("not-shown", None)
    scope = bound(held, claim, recipient, part, asked)
    return ("contradicted", scope) if scope else ("not-shown", None)


def _together(held, claim, recipient, found, verdicts):
    if claim["existence"] == "no-notice":
        words = [verdict for verdict, _ in verdicts]
        order = ["contradicted", "sealed", "not-shown"]
        return next((word for word in order if word in words), "supported")
    rows = [(s, {parts.answer(held, claim, d, *each) for each in parts.of(claim)})
            for d, s in found if s in (MEANT, HIDDEN)]
    if any(s == MEANT and row == {YES} for s, row in rows):
        return "supported"
    if any(verdict == "contradicted" for verdict, _ in verdicts):
        return "contradicted"
    return "sealed" if any(not row & {REFUTED, UNKNOWN} for _, row in rows) else "not-shown"


def _statements(held, claim):
    """General terms: a logged statement of general intent that is not retracted (section 7)."""
    filed = [item for item in held.filings.values()
             if item.typ == statements.STATEMENT and held.counts(item.id)]
    taken = {(item.payload["iss"], item.payload.get("links", {}).get(name))
             for item in filed for name in ("corrects", "retracts")}
    for item in filed:
        body, window = item.payload, held.windows[item.id]
        if (body["iss"], item.id) in taken:
            continue
        by = body["speaker"].get("party")
        if (body["category"] == "general-intent" and body["status"] == claim.get("status", "Actual")
                and claim.get("sender", by) == by and _borne(claim, window)):
            return "supported"
    return "not-shown"


def _borne(claim, window):
    if _within(window, claim.get("about", {})) is not True:
        return False
    wanted = [part for part, _ in parts.of(claim) if part in ("before", "after", "lead")]
    return all(parts.timed(claim, part, window, window[1], True) == YES for part in wanted)


def _seals(held, claim):
    """A logged seal by the sender, its window and its fields (section 7)."""
    best = "not-shown"
    for item in held.filings.values():
        body = item.payload
        if item.typ != SEAL or body["status"] != claim.get("status", "Actual") or not held.counts(item.id):
            continue
        if claim.get("sender", body["iss"]) != body["iss"] or not _borne(claim, held.windows[item.id]):
            continue
        fields = {}
        for verifier in held.verifiers:
            fields.update(getattr(verifier.seals.get(item.id), "fields", {}))
        complete = len(fields) == body["hidden"]
        said = {parts.field(fields, complete, asked) for asked in claim.get("fields", [])}
        if fields and said <= {YES}:
            return "supported"
        best = "sealed" if REFUTED not in said else best
    return best


def judge(held, claim):
    """The answers: per recipient the verdict of each part, and of all together."""
    if claim["existence"] in ("general-terms", "seal"):
        verdict = (_statements if claim["existence"] == "general-terms" else _seals)(held, claim)
        return [{"parts": [["existence", verdict, None]], "together": verdict}]
    answers = []
    for recipient in claim.get("recipients", [None]):
        found = [(d, standing(held, claim, recipient, d)) for d in held.dispatches.values()]
        verdicts = [_part(held, claim, recipient, found, *each) for each in parts.of(claim)]
        rows = [[name if asked is None else "%s %s %s" % (name, asked["name"], asked["is"]), *verdict]
                for (name, asked), verdict in zip(parts.of(claim), verdicts)]
        answers.append({"recipient": recipient, "parts": rows,
                        "together": _together(held, claim, recipient, found, verdicts)})
    return answers
