# SPDX-License-Identifier: Apache-2.0
"""What a sender says in its channel against itself (docs/spec/channel.md, sections 2 and 3), but for
numbers that its card declares lost (docs/spec/card.md, section 4)."""

from shapes import refuse_unless


def check_numbers(dispatches, card, target):
    """Numbers from 1, chained; lost ones may be missing, and what they held is compared with nothing."""
    last, head = 0, None
    for dispatch in dispatches:
        number, previous = dispatch.payload["number"], dispatch.payload.get("previous")
        refuse_unless(number > last, "numbers are not consecutive")
        refuse_unless(card.are_lost(target, last + 1, number - 1), "a number is missing")
        free = card.is_lost(target, number) or card.is_lost(target, number - 1)
        refuse_unless(previous == head or free, "chain is broken")
        last, head = number, dispatch.id
    noticed = [dispatch.payload["notice"] for dispatch in dispatches]
    refuse_unless(len(set(noticed)) == len(noticed), "two dispatches of one notice to one recipient")


def held_numbers(channel, deliveries):
    """{number: dispatch} of a channel, from everything that is here; two of one number are refused."""
    held = {}
    ends = (channel.source, channel.target)
    others = [d.dispatch for d in deliveries
              if (d.dispatch.payload["iss"], d.dispatch.payload["aud"]) == ends]
    for dispatch in channel.dispatches + others:
        known = held.setdefault(dispatch.payload["number"], dispatch)
        refuse_unless(known.id == dispatch.id, "two dispatches of one number")
    return held


def check_channel(channel, deliveries, card):
    """Dispatches against one another and against the heads that the sender's statuses name."""
    held = held_numbers(channel, deliveries)
    for number, dispatch in held.items():
        before = held.get(number - 1)
        free = card.is_lost(channel.target, number) or card.is_lost(channel.target, number - 1)
        refuse_unless(before is None or free or dispatch.payload["previous"] == before.id,
                      "previous is another dispatch")
    heads = {}
    for status in dict(channel.statuses).get(channel.source, []):
        end = status.payload["outbound"]
        if end["number"] == 0 or card.is_lost(channel.target, end["number"]):
            continue
        known = held[end["number"]].id if end["number"] in held else end["head"]
        refuse_unless(known == end["head"], "status of the sender names another dispatch")
        refuse_unless(heads.setdefault(end["number"], end["head"]) == end["head"], "two heads of one number")


def check_hidden(verifier):
    """No dispatch above `outbound` was there before a status of its sender: k witnesses, each by itself."""
    if not verifier.policy:
        return
    for channel in verifier.channels:
        card = verifier.cards[channel.source]
        held = held_numbers(channel, verifier.deliveries)
        for status in dict(channel.statuses).get(channel.source, []):
            low = verifier.clock.lows[status.id]
            for number, dispatch in held.items():
                if number <= status.payload["outbound"]["number"] or card.is_lost(channel.target, number):
                    continue
                high = verifier.clock.highs[dispatch.id]
                before = [name for name in high if name in low and high[name] < low[name]]
                refuse_unless(len(before) < verifier.policy.threshold, "status hides dispatch #%d" % number)
