# SPDX-License-Identifier: Apache-2.0
"""Duty-to-warn cases: steps, clocks, counts and waivers (docs/spec/case.md)."""

import sealfields
import shapes
from strictjson import Refused


class Case:
    """The steps of one case, in the order of their seals' numbers (section 2)."""

    def __init__(self, seals):
        self.state, self.disputed, self.seen = "none", False, set()
        self.steps, self.odd, self.begun, self.states = [], [], None, []
        for seal in sorted(seals, key=lambda item: item.payload["number"]):
            if self._may_follow(seal.payload["case"]):
                self._take(seal)
            else:
                self.odd.append(seal)

    def _may_follow(self, case):
        step, seen = case["step"], self.seen
        if self.state == "none":
            return step == "information"
        if self.state == "closed":
            return step in ("result", "reopening")
        if step == "closing":
            return {"warned": {"trigger", "sanitised"} <= seen, "referred": True,
                    "waived": "trigger" in seen and not self.disputed}[case["outcome"]]
        return step in ("trigger", "sanitised") or step == ("settlement" if self.disputed else "dispute")

    def _take(self, seal):
        step = seal.payload["case"]["step"]
        self.seen.add(step)
        self.steps.append(seal)
        if step == "information":
            self.begun = seal
        self.disputed = step == "dispute" or (self.disputed and step not in ("settlement", "closing"))
        self.state = {"closing": "closed", "result": "closed"}.get(step, "open")

    def is_open_at(self, before):
        """Whether it is open by the steps whose seals claim a time up to then."""
        held = [seal.payload["case"]["step"] for seal in self.steps if seal.payload["at"] <= before]
        turns = [step for step in held if step in ("closing", "reopening")]
        return bool(held) and turns[-1:] != ["closing"]


def clock(verifier, begun, closing):
    """(at least, at most) seconds from information to closing; None where a time lacks (section 5)."""
    (low1, high1), (low2, high2) = verifier.moments(begun.id), verifier.moments(closing.id)
    least = max(0, low2 - high1) if None not in (low2, high1) else None
    return least, high2 - low1 if None not in (high2, low1) else None


def waiver(verifier, seal):
    """`holds`, `does not hold` or `not-shown` of the waiver of a step (section 6)."""
    if not {"waiver", "ground", "reason"} <= set(seal.fields):
        return "not-shown"
    try:
        signed = sealfields.waiver(seal.fields["waiver"])
    except Refused:
        return "does not hold"
    body, chain = signed.payload, verifier.cards[seal.payload["iss"]]
    version = chain.version(body["card"])
    officer = version.officer_of(signed.kid, shapes.seconds(body["at"])) if version else None
    good = (officer and signed.is_signed_by(officer[1]) and "decision-maker" in officer[0]["roles"]
            and body["iss"] == seal.payload["iss"] and signed.kid != seal.payload["officer"]
            and body["case"] == seal.payload["case"]["id"]
            and (body["ground"], body["reason"]) == (seal.fields["ground"], seal.fields["reason"]))
    return "holds" if good else "does not hold"


def _by_case(verifier):
    found = {}
    for seal in verifier.seals.values():
        if "case" in seal.payload and verifier.counts(seal):
            found.setdefault((seal.payload["iss"], seal.payload["case"]["id"]), []).append(seal)
    return {key: Case(found[key]) for key in sorted(found)}


def counts(cases, after="", before="9999"):
    """By party and year: cases opened, closed by outcome, reopened; open at the end (section 7)."""
    result = {}
    for (party, _), case in cases.items():
        for seal in case.steps:
            body, step = seal.payload, seal.payload["case"]
            if not after <= body["at"] <= before:
                continue
            what = {"information": "opened", "reopening": "reopened"}.get(step["step"], step.get("outcome"))
            if what:
                year = result.setdefault(party, {}).setdefault(body["at"][:4], {})
                year[what] = year.get(what, 0) + 1
        if case.is_open_at(before):
            end = result.setdefault(party, {}).setdefault("end", {})
            end["open"] = end.get("open", 0) + 1
    return result


def records(verifier):
    """What is said of each case, and the counts of all that is here."""
    cases, result = _by_case(verifier), []
    for (party, name), case in cases.items():
        closings = [seal for seal in case.steps if seal.payload["case"]["step"] == "closing"]
        findings = [[seal.payload["number"], words] for seal in case.steps + case.odd
                    for words in sealfields.step_findings(seal.payload["case"], seal.fields,
                                                          seal.is_complete)]
        result.append({
            "case": name, "by": party, "state": case.state, "findings": findings,
            "steps": [[seal.payload["number"], seal.payload["case"]["step"]] for seal in case.steps],
            "outOfOrder": [[seal.payload["number"], seal.payload["case"]["step"]] for seal in case.odd],
            "closings": [{"outcome": seal.payload["case"]["outcome"], "number": seal.payload["number"],
                          "clock": clock(verifier, case.begun, seal)} for seal in closings],
            "waivers": {str(seal.payload["number"]): waiver(verifier, seal) for seal in closings
                        if seal.payload["case"]["outcome"] == "waived"}})
    return {"cases": result, "caseCounts": counts(cases)}
