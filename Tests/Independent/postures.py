# SPDX-License-Identifier: Apache-2.0
"""Hidden fields of evidence, confidence and posture (docs/spec/notice.md, section 8; posture.md)."""

import re

import places
from shapes import array, digest, integer, line, members, one_of, party, prose, refuse_unless, time

_CONTENTS = ["completion", "designation", "equipment", "formations", "objectives", "place", "subordination"]
_TEXT = prose(1, 16384)


def _descriptor(value):
    members(value, {"access": one_of(["direct", "indirect", "unknown"]),
                    "trackRecord": one_of(["established", "limited", "none", "unknown"]),
                    "bias": one_of(["none-known", "possible", "known", "unknown"]),
                    "completeness": one_of(["full", "partial", "fragment", "unknown"]),
                    "precision": one_of(["exact", "approximate", "vague", "unknown"])},
            {"ageDays": integer(0, 36525), "remarks": prose(1, 1000)})


def _proof(value):
    array(lambda item: members(item, {"type": one_of(["attachment", "evidence", "notice", "statement"]),
                                      "digest": digest}), 1, 16)(value)
    pairs = {(item["type"], item["digest"]) for item in value}
    refuse_unless(len(pairs) == len(value), "one proof twice")


def _entry(value):
    members(value, {"activity": line(1, 200), "place": places.area, "window": places.check_window})


def _meeting(value):
    members(value, {"at": time, "calledBy": party, "invited": array(party, 1, 64, ascending=True)},
            {"attended": array(party, 0, 64, ascending=True), "outcome": _TEXT})
    refuse_unless(set(value.get("attended", [])) <= set(value["invited"]), "somebody attended uninvited")
    refuse_unless("outcome" not in value or "attended" in value, "an outcome without attendance")


def _code(value):
    refuse_unless(isinstance(value, str) and re.fullmatch("[A-Z0-9]([A-Z0-9 ]{0,14}[A-Z0-9])?", value),
                  "not a code")


def _codes(value):
    array(lambda item: members(item, {"code": _code, "meaning": line(1, 200)}), 1, 256)(value)
    refuse_unless(len({item["code"] for item in value}) == len(value), "one code twice")


FIELDS = {name: _TEXT for name in ["observed", "reported", "judged", "purpose", "rules", "objectives",
                                   "completion", "designation", "subordination", "formations", "equipment"]}
FIELDS.update({
    "likelihood": one_of(["almost-no-chance", "very-unlikely", "unlikely", "roughly-even-chance", "likely",
                          "very-likely", "almost-certain", "remote", "highly-improbable", "improbable",
                          "roughly-even-odds", "probable", "highly-probable", "nearly-certain"]),
    "basis": one_of(["given", "withheld", "none-given"]), "sourceDescriptor": _descriptor,
    "reader": line(1, 200), "reading": one_of(["threatening", "defensive", "unclear"]),
    "reassurance": one_of(["host-visit", "invite-observers", "keep-distance", "stand-down", "pause-activity",
                           "share-data", "open-line", "give-earlier-notice"]),
    "answer": one_of(["accepted", "declined"]),
    "asked": array(one_of(_CONTENTS), 1, 7, ascending=True), "proof": _proof,
    "calendar": array(_entry, 1, 366), "meeting": _meeting, "codes": _codes,
    "signal": lambda value: members(value, {"code": _code, "table": digest})})
