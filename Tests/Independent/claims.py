# SPDX-License-Identifier: Apache-2.0
"""The strict reader of claims (docs/spec/claim.md, sections 2 to 5)."""

import notices
import shapes
from shapes import array, digest, exactly, integer, line, members, one_of, party, prose, refuse_unless, time
from strictjson import canonical, parse

CLAIM_LIMIT = 65536
EXISTENCE = ["notice", "no-notice", "general-terms", "seal"]
_ROUTED = {"route", "acknowledgement", "conveyance"}
_NEVER = {"notice": set(), "no-notice": {"event", "time", "fields"} | _ROUTED,
          "general-terms": {"fields"} | _ROUTED, "seal": _ROUTED}


def _about(value):
    members(value, {}, {"notice": digest, "refersTo": digest, "event": prose(1, 16384), "madeFrom": time,
                        "madeTo": time})
    refuse_unless(value, "about nothing")
    if {"madeFrom", "madeTo"} <= set(value):
        refuse_unless(value["madeFrom"] <= value["madeTo"], "the period ends before it begins")


def _event(value):
    refuse_unless(isinstance(value, dict), "event is no object")
    span = {"at": time} if "at" in value else {"from": time, "to": time}
    members(value, span, {"name": line(1, 200)})
    refuse_unless(value.get("from", "") <= value.get("to", ""), "the event ends before it begins")


def _time(value):
    members(value, {"is": one_of(["before", "after"])},
            {"of": one_of(["arrival", "sending"]), "minimumLead": integer(1)})
    refuse_unless("minimumLead" not in value or value["is"] == "before", "a lead after the event")


def _field(value):
    refuse_unless(isinstance(value, dict), "field is no object")
    name, word = value.get("name"), value.get("is")
    one_of(list(notices.FIELDS))(name)
    more = {}
    if word == "equals":
        more = {"value": notices.FIELDS[name]}
    elif word == "contains":
        more = {"text": prose(1, 16384)}
    elif word == "at-most":
        refuse_unless(name in ("place", "window"), "only places and windows are coarse")
        more = {"squareMetres": integer(1)} if name == "place" else {"seconds": integer(0)}
    members(value, {"name": shapes.text, "is": one_of(["filled", "absent", "opened", "equals", "contains",
                                                       "at-most"]), **more})


_OPTIONAL = {
    "words": prose(1, 4000), "statement": digest, "claimant": party, "status": one_of(shapes.STATUSES),
    "sender": party, "recipients": array(party, 1, 64, ascending=True),
    "kinds": array(one_of(shapes.KINDS), 1, len(shapes.KINDS)), "about": _about,
    "arrival": one_of(["addressed", "at-the-node", "opened"]), "event": _event, "time": _time,
    "fields": array(_field, 1, 64), "route": array(party, 0, 8),
    "acknowledgement": one_of(["acknowledged", "declined", "answered"]),
    "conveyance": one_of(["conveyed", "decision-maker-answered"])}


def read(data):
    """A claim, or Refused (`malformed-claim`)."""
    value = parse(data, CLAIM_LIMIT)
    members(value, {"format": exactly("herald-claim/v1"), "existence": one_of(EXISTENCE)}, _OPTIONAL)
    never = _NEVER[value["existence"]] & set(value)
    refuse_unless(not never, "a claim of %s has no %s" % (value["existence"], ", ".join(sorted(never))))
    refuse_unless("time" not in value or "event" in value, "time without an event")
    refuse_unless(value.get("sender") not in value.get("recipients", []), "the sender is a recipient")
    fields = [canonical(item) for item in value.get("fields", [])]
    refuse_unless(len(set(fields)) == len(fields), "two equal fields")
    return value


def span(claim):
    """Both ends of the event in seconds (section 4)."""
    event = claim["event"]
    return tuple(shapes.seconds(event.get(name, event.get("at"))) for name in ("from", "to"))
