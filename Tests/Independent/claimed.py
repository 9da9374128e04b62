# SPDX-License-Identifier: Apache-2.0
"""Claims made from a bundle, and the verdicts that docs/spec/claim.md demands for them; and claims that
its reader must refuse."""

import claims
import findings
import verdicts
from record import ARRIVAL, Record
from strictjson import Refused, canonical

FORMAT = "herald-claim/v1"
EARLY, LATE = "1971-01-01T00:00:00Z", "9998-01-01T00:00:00Z"
_NOTICE = {"format": FORMAT, "existence": "notice"}
_EVENT = dict(_NOTICE, event={"at": EARLY})
_OPEN = dict(_NOTICE, fields=[{"name": "place", "is": "filled"}])
EXAMPLES = [
    b'{"format":"herald-claim/v1","words":"Iraq was informed before the strikes","existence":"notice",'
    b'"sender":"state.us.example",\n "recipients":["mfa.iraq.example"],'
    b'"kinds":["advance-notification","warning"],"event":{"at":"2024-02-02T21:00:00Z","name":"air strikes"},'
    b'\n "time":{"is":"before","minimumLead":600},"about":{"madeFrom":"2024-01-28T00:00:00Z"},'
    b'\n "fields":[{"name":"place","is":"at-most","squareMetres":50000000}]}',
    b'{"format":"herald-claim/v1","existence":"no-notice","claimant":"snsc.iran.example",'
    b'"sender":"state.us.example","recipients":["snsc.iran.example"],'
    b'"about":{"madeFrom":"2019-06-20T18:00:00Z","madeTo":"2019-06-21T06:00:00Z"}}',
    b'{"format":"herald-claim/v1","existence":"seal","sender":"state.us.example",'
    b'"event":{"at":"2024-02-02T21:00:00Z"},"time":{"is":"before"},'
    b'"fields":[{"name":"target","is":"filled"}]}']
TAKEN = [
    _NOTICE, {"format": FORMAT, "existence": "seal"}, dict(_NOTICE, route=[]),
    dict(_NOTICE, words="w" * 4000),
    dict(_NOTICE, kinds=["warning", "advance-notification"]), dict(_EVENT, time={"is": "after"}),
    dict(_NOTICE, event={"from": EARLY, "to": LATE}), dict(_NOTICE, route=["b.example", "a.example"]),
    dict(_OPEN, fields=[{"name": "window", "is": "at-most", "seconds": 0}]),
    dict(_OPEN, fields=[{"name": "actor", "is": "equals", "value": "A"}])]
REFUSED = [
    {"format": FORMAT}, {"existence": "notice"}, dict(_NOTICE, format="herald-claim/v2"),
    dict(_NOTICE, existence="notices"), dict(_NOTICE, more=1), dict(_NOTICE, words=""),
    dict(_NOTICE, words=None),
    dict(_NOTICE, words="w" * 4001), dict(_NOTICE, statement="A"), dict(_NOTICE, status="Real"),
    dict(_NOTICE, recipients=[]), dict(_NOTICE, recipients=["b.example", "a.example"]),
    dict(_NOTICE, sender="a.example", recipients=["a.example"]), dict(_NOTICE, kinds=[]),
    dict(_NOTICE, kinds=["seal"]), dict(_NOTICE, kinds=["warning", "warning"]), dict(_NOTICE, about={}),
    dict(_NOTICE, about={"event": ""}), dict(_NOTICE, arrival="read"), dict(_NOTICE, time={"is": "before"}),
    dict(_EVENT, time={"is": "after", "minimumLead": 1}),
    dict(_EVENT, time={"is": "before", "minimumLead": 0}),
    dict(_EVENT, time={"is": "before", "of": "opening"}), dict(_NOTICE, event={"at": EARLY, "to": LATE}),
    dict(_NOTICE, event={"from": EARLY}), dict(_NOTICE, event={"at": EARLY, "name": "a\nb"}),
    dict(_NOTICE, fields=[]), dict(_OPEN, fields=_OPEN["fields"] * 2),
    dict(_OPEN, fields=[{"name": "secret", "is": "filled"}]),
    dict(_OPEN, fields=[{"name": "place", "is": "at-most", "seconds": 1}]),
    dict(_OPEN, fields=[{"name": "actor", "is": "at-most", "seconds": 1}]),
    dict(_OPEN, fields=[{"name": "actor", "is": "equals"}]),
    dict(_OPEN, fields=[{"name": "actor", "is": "filled", "value": "A"}]),
    dict(_OPEN, fields=[{"name": "actor", "is": "contains", "text": ""}]),
    dict(_NOTICE, route=["a.example"] * 2), dict(_NOTICE, route=["%s.example" % c for c in "abcdefghi"]),
    dict(_NOTICE, acknowledgement="opened"), dict(_NOTICE, conveyance="answered")]
REFUSED += [dict(item, existence=kind) for kind, items in (
    ("no-notice", [_EVENT, dict(_EVENT, time={"is": "after"}), _OPEN, dict(_NOTICE, route=[]),
                   dict(_NOTICE, acknowledgement="declined"), dict(_NOTICE, conveyance="conveyed")]),
    ("general-terms", [_OPEN, dict(_NOTICE, route=[]), dict(_NOTICE, conveyance="conveyed")]),
    ("seal", [dict(_NOTICE, route=[]), dict(_NOTICE, acknowledgement="declined")])) for item in items]


def _takes(data):
    try:
        claims.read(data)
        return True
    except Refused:
        return False


def reader():
    """[(what, whether right)] of the reader by itself."""
    results = [("example %d of the page is read" % n, _takes(data)) for n, data in enumerate(EXAMPLES)]
    results += [("taken: %s" % item, _takes(canonical(item))) for item in TAKEN]
    results += [("refused: %s" % item, not _takes(canonical(item))) for item in REFUSED]
    return results + [
        ("a duplicate is refused", not _takes(b'{"existence":"notice","existence":"notice","format":"%s"}'
                                              % FORMAT.encode())),
        ("a large claim is refused", not _takes(canonical(_NOTICE) + b" " * 65536)),
        ("white space is taken", _takes(b" " + canonical(_NOTICE) + b"\n"))]


def _asked(held, claim, part, recipient=None):
    """Verdict and scope of the part of a claim, of one recipient."""
    answers = verdicts.judge(held, claims.read(canonical(claim)))
    chosen = next(item for item in answers if recipient in (None, item.get("recipient")))
    return next(tuple(row[1:]) for row in chosen["parts"] if row[0].split(" ")[0] == part)


def of_notice(verifier):
    """(claim, part, recipient, verdict) of claims that name the notice of a bundle."""
    notice, held = verifier.notice, Record([verifier])
    base = dict(_NOTICE, status=notice.payload["status"], about={"notice": notice.id})
    yes, no = ("supported", None), ("contradicted", "outright")
    if not verifier.deliveries:
        return
    yield base, "existence", None, yes
    yield dict(base, sender=notice.payload["iss"]), "sender", None, yes
    yield dict(base, sender="nobody.example"), "sender", None, no
    yield dict(base, kinds=[notice.payload["kind"]]), "kind", None, yes
    yield dict(base, kinds=["code-table"]), "kind", None, no
    yield dict(base, recipients=["nobody.example"]), "recipient", "nobody.example", no
    for name in notice.fields:
        for word, verdict in (("filled", yes), ("opened", yes), ("absent", no)):
            yield dict(base, fields=[{"name": name, "is": word}]), "field", None, verdict
        asked = {"name": name, "is": "equals", "value": notice.fields[name]}
        yield dict(base, fields=[asked]), "field", None, yes
    record = notice.fields.get("specificity", {"filled": []})["filled"]
    for name in set(record) - set(notice.fields):
        yield dict(base, fields=[{"name": name, "is": "filled"}]), "field", None, yes
        asked = {"name": name, "is": "contains", "text": "a"}
        yield dict(base, fields=[asked]), "field", None, ("sealed", None)
    for delivery in verifier.deliveries:
        to = {"recipients": [delivery.recipient]}
        yield dict(base, arrival="addressed", **to), "recipient", delivery.recipient, yes
        here = bool(held.by_recipient(delivery.dispatch, ARRIVAL))
        yield dict(base, **to), "recipient", delivery.recipient, yes if here else ("not-shown", None)
        if held.route(delivery.dispatch) is not None:
            yield dict(base, route=held.route(delivery.dispatch), **to), "route", None, yes
            yield dict(base, route=["nobody.example"], **to), "route", None, no
        late, early = held.late(delivery.dispatch, "sending"), held.windows[delivery.dispatch.id][0]
        soon = dict(base, time={"is": "before", "of": "sending"}, **to)
        yield dict(soon, event={"at": LATE}), "before", None, yes if late else ("not-shown", None)
        yield dict(soon, event={"at": EARLY}), "before", None, no if early else ("not-shown", None)


def of_channel(verifier, channel):
    """Claims that nothing was sent, over all of a channel and over a time before it."""
    held = Record([verifier])
    base = dict(_NOTICE, existence="no-notice", sender=channel.source, recipients=[channel.target])
    answers = {"existence": ("not-shown", None)}
    own = [held.windows[item.id][0] for item in dict(channel.statuses).get(channel.source, [])]
    if any(own):
        lows = [held.windows[item.id][0] for item in channel.dispatches]
        answers["existence"] = None if None in lows else ("supported", "by-herald")
    if answers["existence"]:
        yield dict(base, about={"madeTo": EARLY}), "existence", None, answers["existence"]
    yield dict(base, about={"madeTo": LATE}), "existence", None, ("not-shown", None)


def run(verifier):
    """[(what, whether right)] of claims made from one verified bundle."""
    held, results = Record([verifier]), []
    made = list(of_notice(verifier)) if verifier.notice else []
    for channel in verifier.channels:
        made += of_channel(verifier, channel)
    for claim, part, recipient, expected in made:
        found = _asked(held, claim, part, recipient)
        results.append(("claim %s: %s is %s" % (claim, part, found), found == expected))
    return results


def together(verifiers):
    """More evidence never turns `supported` into `not-shown` (section 6)."""
    held = Record(verifiers)
    found = findings.contradictions(held)
    yield "nothing contradicts: %s" % found, not found
    found = [item for item in findings.differences(verifiers) if item[0] != "missing"]
    yield "holders agree: %s" % found, not found
    for verifier in verifiers:
        for claim, part, recipient, expected in list(of_notice(verifier)) if verifier.notice else []:
            if expected[0] == "supported":
                found = _asked(held, claim, part, recipient)
                yield "with more, %s: %s is %s" % (claim, part, found), found == expected
