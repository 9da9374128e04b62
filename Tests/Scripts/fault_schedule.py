# SPDX-License-Identifier: Apache-2.0
"""What is sent and what goes wrong, and when: a pure function of a seed."""
import collections
import random

PARTIES, RELAYS, WITNESS = "abc", "rs", "w"
EVERYBODY = PARTIES + RELAYS + WITNESS
NOTICES = 14
SENDING_SECONDS = 9.0
LAST_FAULT_SECONDS = 8.0
FAULTS = 4

# `what` happens at `at` seconds, for `seconds`; `of` are the labels it concerns, `detail` numbers.
Event = collections.namedtuple("Event", "at what seconds of detail")
# `kept` is the notice's life in seconds, or None for the usual day.
Sending = collections.namedtuple("Sending", "at sender recipients via kept")

BAD_LINE = (0.3, 0.5, 0.1, 0.02)


class Schedule:
    """One run: sendings and faults in order of time."""

    def __init__(self, seed, with_clocks):
        self.seed = seed
        dice = random.Random(seed)
        self.sendings = sorted(_sending(dice) for _ in range(NOTICES))
        # Every fault gets its turn before one comes a second time.
        kinds = sorted(set(KINDS) - (set() if with_clocks else {"clock"}))
        turns = random.Random(seed // len(kinds)).sample(kinds, len(kinds))
        first = turns[seed % len(kinds)]
        others = [dice.choice(kinds) for _ in range(FAULTS - 1)]
        self.events = sorted(KINDS[kind](dice) for kind in [first, *others])

    def lines(self):
        for event in self.events:
            detail = f" {event.detail}" if event.detail else ""
            yield f"{event.at:.1f} s: {event.what} {event.of} for {event.seconds:.1f} s{detail}"


def _sending(dice):
    sender = dice.choice(PARTIES)
    others = [party for party in PARTIES if party != sender]
    recipients = others if dice.random() < 0.3 else [dice.choice(others)]
    via = dice.choice([[], ["r"], ["s"], ["r", "s"]])
    kept = dice.randint(6, 20) if dice.random() < 0.2 else None
    return Sending(dice.uniform(0, SENDING_SECONDS), sender, recipients, via, kept)


def _event(dice, what, longest, of, detail=""):
    return Event(dice.uniform(0.5, LAST_FAULT_SECONDS), what, dice.uniform(1.0, longest), of, detail)


def _pair(dice):
    return "".join(dice.sample(EVERYBODY, 2))


def _node(dice):
    return dice.choice(PARTIES + PARTIES + EVERYBODY)


KINDS = {
    # One side and the other, nothing between them.
    "partition": lambda dice: _event(
        dice, "partition", 6, "".join(dice.sample(EVERYBODY, dice.randint(1, 3)))),
    # Nothing arrives from the first at the second; the other way is good.
    "one-way": lambda dice: _event(dice, "one-way", 6, _pair(dice)),
    # Whoever sends from the first to the second is told that there is no route.
    "no-route": lambda dice: _event(dice, "no-route", 6, _pair(dice)),
    # 30 % loss and half a second of delay, with reordering and some doubling, to and from one node.
    "bad-line": lambda dice: _event(dice, "bad-line", 8, _node(dice)),
    "kill": lambda dice: _event(dice, "kill", 3, _node(dice)),
    "stop": lambda dice: _event(dice, "stop", 6, _node(dice)),
    # The store's disk is full; then there is room again and the operator starts the node again.
    "disk-full": lambda dice: _event(dice, "disk-full", 4, dice.choice(PARTIES + RELAYS)),
    # Another process holds the store: every write fails.
    "store-error": lambda dice: _event(dice, "store-error", 8, dice.choice(PARTIES + RELAYS)),
    # The node's clock is off by hours, and back again.
    "clock": lambda dice: _event(
        dice, "clock", 6, _node(dice), str(dice.choice([-1, 1]) * dice.randint(60, 90_000))),
}
