# SPDX-License-Identifier: Apache-2.0
"""What is shown beside a delivery: lead, time limits, states, levels (docs/spec/card.md section 6;
notice.md section 7; evidence.md sections 6, 9 and 10; humanitarian.md section 2). Claims, no verdicts."""

import shapes

LEVELS = ["liaison", "headquarters", "sector-command", "unit", "crew"]
STATES = [("at-the-node", "ContentConsignment"), ("opened", "ContentAccessTracking"),
          ("conveyed", "ConveyedToDecisionMaker"), ("read-back", "ReadBack"),
          ("answered", "DecisionMakerAcknowledged")]


def _at(signed):
    return shapes.seconds(signed.payload["at"])


def lead(notice, version, dispatch):
    """(`in-time`, `short` or `late`, seconds), or None without a rule or a window (card.md, section 6)."""
    window = notice.fields.get("window")
    if not notice.is_complete and not {"event", "window", "shortNotice"} <= set(notice.fields):
        return None
    for rule in version.payload["policy"].get("minimumNotice", []):
        if (notice.payload["kind"] in rule["kinds"]
                and ("events" not in rule or notice.fields.get("event") in rule["events"])
                and dispatch.payload["aud"] in rule.get("parties", [dispatch.payload["aud"]])):
            if window is None:
                return None
            seconds = shapes.seconds(window["from"]) - _at(dispatch)
            if seconds >= rule["seconds"]:
                return "in-time", seconds
            short = seconds >= rule.get("shortSeconds", 2**60) and "shortNotice" in notice.fields
            return ("short" if short else "late"), seconds
    return None


def reply_end(notice, dispatch, events):
    """The claimed end of the reply deadline, in seconds; None without one (notice.md, section 7)."""
    limit = notice.payload.get("deadline")
    if limit is None:
        return None
    latest, name = shapes.seconds(limit["latest"]), {
        "sending": None, "delivery": "ContentConsignment", "opening": "ContentAccessTracking"}[limit["clock"]]
    starts = [_at(dispatch)] if name is None else [_at(item) for item in events
                                                   if item.name == name and item.signer == "to"]
    if not starts:
        return latest
    return min(latest, max(starts[0], _at(dispatch)) + limit["seconds"])


def limits(notice, dispatch, events):
    """What the sender's evidence of time limits says that the notice does not (notice.md, section 7)."""
    end, body, found = reply_end(notice, dispatch, events), notice.payload, []
    ends = {"reply": end, "notice": shapes.seconds(body["expiresAt"]),
            "delivery": shapes.seconds(body["expiresAt"]),
            "acceptance": shapes.seconds(body["deadline"]["latest"]) if "deadline" in body else None}
    refused = [_at(item) for item in events if item.signer == "to" and item.name in (
        "ContentConsignmentFailure", "RelayRejection", "ConsignmentRejection", "DeclinedToAcknowledge")]
    start = min([_at(dispatch) if end is None else end] + refused)
    for item in events:
        if item.name == "AcceptanceRejectionExpiry" and item.signer == "from":
            if ends[item.payload["lapsed"]] != shapes.seconds(item.payload["deadline"]):
                found.append("AcceptanceRejectionExpiry of %s at another time" % item.payload["lapsed"])
        if item.name == "Escalated" and "ladder" in notice.fields:
            rungs, place = notice.fields["ladder"], item.payload["rung"] - 1
            if place >= len(rungs) or rungs[place]["step"] != item.payload["step"]:
                found.append("Escalated by a rung that is not in the ladder")
            elif start + rungs[place]["after"] != shapes.seconds(item.payload["deadline"]):
                found.append("Escalated at another time")
    return found


def states(events):
    """{state: claimed time} of the five states (evidence.md, section 6)."""
    result = {}
    for name, event in STATES:
        times = [item.payload["at"] for item in events if item.signer == "to" and item.name == event]
        if times:
            result[name] = times[0]
    return result


def onward(events):
    """(lowest level stated, level from which the path is down) (evidence.md, section 10)."""
    lowest = down = None
    for item in events:
        if item.signer == "to" and item.name in ("PassedOn", "NotPassedOn"):
            level = LEVELS.index(item.payload["level"])
            if item.name == "NotPassedOn":
                down = level
            else:
                lowest = max(level, -1 if lowest is None else lowest)
                down = None if down is not None and level >= down else down
    return [None if level is None else LEVELS[level] for level in (lowest, down)]


def remarks(notice):
    """What is shown with every entry of humanitarian notification (humanitarian.md, sections 1 and 2)."""
    entry = notice.fields.get("entry")
    if entry is None:
        return []
    found = ["not legally binding; no guarantee; changes no duty under law; an acknowledgement is never "
             "clearance"]
    checked = entry["verification"]
    by_hub = checked["state"] == "by-hub" or (checked["state"] == "against-imagery"
                                              and checked["by"] == notice.payload["iss"])
    return found + (["content not verified by the hub"] if "hub" in entry and not by_hub else [])


def record(verifier, delivery, events):
    """Everything of this page about one delivery."""
    notice, known = verifier.notice, [item for item in events if item.known]
    version = verifier.cards[notice.payload["iss"]].version(notice.payload["card"])
    end = reply_end(notice, delivery.dispatch, known)
    return {"lead": lead(notice, version, delivery.dispatch), "states": states(known),
            "replyEnds": None if end is None else shapes.time_text(end), "onward": onward(known),
            "limits": limits(notice, delivery.dispatch, known), "remarks": remarks(notice)}
