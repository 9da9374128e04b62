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


def answer(verifier):
    """`shown`, `dispatch` or `not-shown`; None where the bundle does not ask."""
    asked = verifier.value.get("silence")
    if asked is None:
        return None
    begin, end = seconds(asked["after"]), seconds(asked["before"])
    channel = next(item for item in verifier.channels
                   if (item.source, item.target) == (asked["from"], asked["to"]))
    own = dict(channel.statuses).get(channel.source, [])
    first, second = _cover(own, verifier.windows, begin, end)
    if list(_candidates(channel, verifier.windows, first, second, begin, end)):
        return "dispatch"
    if first is None or second is None:
        return "not-shown"
    last = second.payload["outbound"]["number"]
    seen = last <= max(first.payload["outbound"]["number"], len(channel.dispatches))
    return "shown" if seen else "not-shown"
