# SPDX-License-Identifier: Apache-2.0
"""What one dispatch and its notice say to one part of a claim: YES, REFUTED, SEALED or UNKNOWN
(docs/spec/claim.md, sections 3 to 6)."""

import claims
import evidence
import places
import record
import shapes
from strictjson import canonical

YES, REFUTED, SEALED, UNKNOWN = "yes", "refuted", "sealed", "unknown"
SIGNED = {
    "at-the-node": record.ARRIVAL, "opened": evidence.OPENING,
    "acknowledged": {"Acknowledged", "DecisionMakerAcknowledged"},
    "declined": {"DeclinedToAcknowledge", "ConsignmentRejection"},
    "answered": {"DecisionMakerAcknowledged", "DeclinedToAcknowledge", "ConsignmentRejection"},
    "conveyed": {"ConveyedToDecisionMaker", "DecisionMakerAcknowledged"},
    "decision-maker-answered": {"DecisionMakerAcknowledged"}}


def _flip(answer):
    return {YES: REFUTED, REFUTED: YES}.get(answer, answer)


def _is(truth):
    return YES if truth else REFUTED


def _filled(fields, complete, name):
    if name in fields or name + "Precision" in fields:
        return YES
    listed = fields.get("specificity", {}).get("filled")
    if listed is not None and name in places.COUNTED:
        return _is(name in listed)
    return REFUTED if complete else SEALED


def _coarse(fields, asked):
    if asked["name"] == "window":
        seconds = fields.get("windowPrecision", {}).get("seconds")
        if "window" in fields:
            ends = [shapes.seconds(fields["window"][name]) for name in ("from", "to")]
            seconds = ends[1] - ends[0]
        seconds = fields.get("specificity", {}).get("windowSeconds") if seconds is None else seconds
        return None if seconds is None else _is(seconds <= asked["seconds"])
    if "place" in fields:
        computed = places.area(fields["place"])
        return _is(computed is not None and computed <= asked["squareMetres"])
    precision = fields.get("placePrecision", {})
    if precision.get("shape") == "named":
        return REFUTED
    area = precision.get("areaSquareMetres", fields.get("specificity", {}).get("areaSquareMetres"))
    if area is None and "place" in fields.get("specificity", {}).get("filled", []):
        return REFUTED
    return None if area is None else _is(area <= asked["squareMetres"])


def field(fields, complete, asked):
    """A claim about a field against what is open (section 5)."""
    name, word = asked["name"], asked["is"]
    filled = _filled(fields, complete, name)
    if word in ("filled", "absent"):
        return filled if word == "filled" else _flip(filled)
    if word == "at-most":
        found = _coarse(fields, asked)
        return found or (REFUTED if filled == REFUTED else SEALED)
    if name not in fields:
        return REFUTED if filled == REFUTED else SEALED
    if word == "opened":
        return YES
    if word == "equals":
        return _is(canonical(fields[name]) == canonical(asked["value"]))
    text = fields[name] if isinstance(fields[name], str) else canonical(fields[name]).decode("utf-8")
    return _is(asked["text"].encode("utf-8") in text.encode("utf-8"))


def timed(claim, part, window, late, arrived):
    """The parts before, after and lead against *early* and *late* (section 4)."""
    (first, last), early = claims.span(claim), window[0]
    if part == "after":
        if early is not None and early > last and arrived:
            return YES
        return REFUTED if late is not None and late <= first else UNKNOWN
    least = claim["time"]["minimumLead"] if part == "lead" else None
    if part == "lead":
        good = late is not None and first - late >= least
        bad = early is not None and last - early < least
    else:
        good, bad = late is not None and late < first, early is not None and early >= last
    return YES if good else REFUTED if bad else UNKNOWN


def of(claim):
    """The parts that a claim asks for: name, and the field it is about."""
    if claim["existence"] == "no-notice":
        asked = "recipients" in claim and claim.get("arrival") != "addressed"
        return [("existence", None)] + ([("recipient", None)] if asked else [])
    result = [("existence", None)]
    result += [("sender", None)] if "sender" in claim else []
    result += [("kind", None)] if "kinds" in claim else []
    result += [("recipient", None)] if "recipients" in claim else []
    if "time" in claim:
        result.append((claim["time"]["is"], None))
        result += [("lead", None)] if "minimumLead" in claim["time"] else []
    result += [("field", item) for item in claim.get("fields", [])]
    return result + [(name, None) for name in ("route", "acknowledgement", "conveyance") if name in claim]


def answer(held, claim, dispatch, part, asked):
    """What a dispatch whose notice is here says to a part."""
    notice, of_time = held.notices[dispatch.payload["notice"]], claim.get("time", {}).get("of", "arrival")
    if part == "existence":
        return YES
    if part == "sender":
        return _is(notice.payload["iss"] == claim["sender"])
    if part == "kind":
        return _is(notice.payload["kind"] in claim["kinds"])
    if part == "field":
        return field(held.fields[notice.id], held.is_complete(notice), asked)
    if part in ("before", "after", "lead"):
        shows = SIGNED.get(claim.get("arrival"), record.ARRIVAL)
        arrived = of_time == "sending" or bool(held.by_recipient(dispatch, shows))
        return timed(claim, part, held.windows[dispatch.id], held.late(dispatch, of_time, shows), arrived)
    if part == "route":
        route = held.route(dispatch)
        return UNKNOWN if route is None else _is(route == claim["route"])
    word = claim.get("arrival", "at-the-node") if part == "recipient" else claim[part]
    if word == "addressed":
        return YES
    return YES if held.by_recipient(dispatch, SIGNED[word]) else UNKNOWN
