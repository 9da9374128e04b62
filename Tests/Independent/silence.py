# SPDX-License-Identifier: Apache-2.0
"""The question whether a channel was silent (docs/spec/bundle.md, section 7)."""

from shapes import members, party, refuse_unless, seconds, time


def question(value):
    """The form of the member `silence`."""
    members(value, {"after": time, "before": time, "from": party, "to": party})
    refuse_unless(value["from"] != value["to"], "silence between one party")
    refuse_unless(seconds(value["after"]) <= seconds(value["before"]), "the period ends before it begins")


def _moment(bound):
    return bound.moment if bound and bound.enough else None


def _cover(statuses, windows, begin, end):
    """The last status seen by the begin and the first made after the end; None where there is none."""
    first = second = None
    for status in statuses:
        low, high = (_moment(bound) for bound in windows[status.id])
        if high is not None and high <= begin:
            first = status
        if second is None and low is not None and low >= end:
            second = status
    return first, second


def _candidates(channel, windows, first, second, begin, end):
    least = first.payload["outbound"]["number"] if first else 0
    for dispatch in channel.dispatches:
        number = dispatch.payload["number"]
        low, high = (_moment(bound) for bound in windows[dispatch.id])
        outside = (high is not None and high < begin) or (low is not None and low > end)
        within = number > least and (second is None or number <= second.payload["outbound"]["number"])
        if within and not outside:
            yield number


def _asked(verifier):
    """Bounds of the question, its channel, and the sender's statuses that no revoked key signed."""
    asked = verifier.value["silence"]
    channel = next(item for item in verifier.channels
                   if (item.source, item.target) == (asked["from"], asked["to"]))
    own = dict(channel.statuses).get(channel.source, [])
    return (seconds(asked["after"]), seconds(asked["before"]), channel,
            [status for status in own if verifier.counts(status)])


def answer(verifier):
    """`shown`, `dispatch` or `not-shown`; None where the bundle does not ask."""
    if "silence" not in verifier.value:
        return None
    begin, end, channel, own = _asked(verifier)
    first, second = _cover(own, verifier.windows, begin, end)
    if list(_candidates(channel, verifier.windows, first, second, begin, end)):
        return "dispatch"
    if first is None or second is None:
        return "not-shown"
    low, high = (status.payload["outbound"]["number"] for status in (first, second))
    seen = {item.payload["number"] for item in channel.dispatches if low < item.payload["number"] <= high}
    return "shown" if len(seen) >= high - low else "not-shown"


def _of_recipient(verifier, channel, second, end):
    """`agrees`, `differs` or None: the recipient's first status after the period beside the sender's."""
    chain = dict(channel.statuses).get(channel.target, [])
    status = next((item for item in chain if verifier.counts(item)
                   and (_moment(verifier.windows[item.id][0]) or -1) >= end), None)
    if status is None or second is None:
        return None
    theirs, own = status.payload["inbound"], second.payload["outbound"]
    if theirs["number"] < own["number"] or theirs == own:
        return "agrees"
    if theirs["number"] == own["number"]:
        return "differs"
    high, low = _moment(verifier.windows[status.id][1]), _moment(verifier.windows[second.id][0])
    return "differs" if high is not None and low is not None and high <= low else None


def testimony(verifier):
    """{party: `agrees`, `differs` or None} of the recipient and the relays."""
    begin, end, channel, own = _asked(verifier)
    second = _cover(own, verifier.windows, begin, end)[1]
    result = {channel.target: _of_recipient(verifier, channel, second, end)}
    for issuer, chain in channel.relays:
        shown = [item for item in chain if issuer in verifier.cards and verifier.counts(item)]
        ends = _cover(shown, verifier.windows, begin, end)
        numbers = {item.payload["carried"]["number"] for item in ends if item}
        result[issuer] = None if None in ends else "agrees" if len(numbers) == 1 else "differs"
    return result
