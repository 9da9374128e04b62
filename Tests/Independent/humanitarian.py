# SPDX-License-Identifier: Apache-2.0
"""Entries of humanitarian notification and their routes (docs/spec/humanitarian.md, sections 2 to 4)."""

import places
import shapes
from shapes import array, digest, integer, line, members, one_of, party, refuse_unless, time

_ENTRY_KINDS = ["humanitarian-notification", "update", "correction"]


def _verification(value):
    refuse_unless(isinstance(value, dict), "verification is no object")
    checked = {} if value.get("state") == "unverified" else {"by": line(1, 200), "at": time}
    members(value, {"state": one_of(["unverified", "by-owner", "by-hub", "against-imagery"]), **checked})


def _consent(value):
    array(lambda item: members(item, {"at": time, "party": party}), 1, 64)(value)
    refuse_unless(shapes.is_ascending([(item["party"],) for item in value]), "consent is not ascending")


def _movement(value):
    members(value, {"escort": one_of(["none", "unarmed", "armed"]), "persons": integer(0, 1000000),
                    "vehicles": integer(0, 10000)}, {"departedAt": time, "marks": line(1, 200)})


def check_entry(value):
    """The field `entry` (section 2)."""
    refuse_unless(isinstance(value, dict), "entry is no object")
    moving = {"movement": _movement} if value.get("type") == "movement" else {}
    members(value, {"type": one_of(["static-site", "movement", "critical-infrastructure"]),
                    "name": line(1, 200), "owner": line(1, 200), "consent": _consent,
                    "verification": _verification, "confirmBy": time, **moving},
            {"facility": line(1, 100), "contact": line(1, 200),
             "hub": lambda hub: members(hub, {"number": integer(1)}, {"notice": digest})})


def check_route(value):
    """The field `route` (section 3)."""
    members(value, {"points": array(places.check_pair, 2, 1000)}, {"name": line(1, 1000)})


def check_notice(body, fields, complete):
    """The rules between an entry and the rest of its notice (section 4)."""
    entry = fields.get("entry")
    if entry is None:
        return
    refuse_unless(body["kind"] in _ENTRY_KINDS, "entry in a notice of another kind")
    departed = "departedAt" in entry.get("movement", {})
    refuse_unless(not (departed and body["kind"] == "humanitarian-notification"), "departed before notified")
    agreed = [item["party"] for item in entry["consent"]]
    refuse_unless(all(to in agreed for to in body["recipients"]), "no consent for a recipient")
    if complete and entry["type"] == "movement":
        refuse_unless("route" in fields and "window" in fields, "movement without route or window")
    elif complete:
        shape = fields.get("place", {}).get("type")
        refuse_unless(shape in ("circle", "polygon"), "site without coordinates")
