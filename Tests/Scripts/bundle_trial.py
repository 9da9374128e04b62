# SPDX-License-Identifier: Apache-2.0
"""Asks `herald verify` about many bundles, two at a time, and counts what it answers."""
import concurrent.futures
import itertools
import json
import threading

AT_ONCE = 2
BATCH = 500  # bundles in memory


class Case:
    """The set a bundle belongs to: its bytes, the cards of all its parties, and a policy if there is one."""

    def __init__(self, name, bundle, cards, policy):
        self.name, self.bundle, self.cards, self.policy = name, bundle, list(cards), policy
        self.bytes = bundle.read_bytes()


class Trial:
    def __init__(self, space):
        self.space, self.local = space, threading.local()
        self.asked, self.faults, self.counter = 0, [], iter(range(AT_ONCE * 1000))
        self.lock = threading.Lock()

    def verify(self, data, cards, policy, *words):
        """The answer of the program to these bytes."""
        if not hasattr(self.local, "path"):
            with self.lock:
                self.local.path = self.space.path(f"trial-{next(self.counter)}.json")
        self.local.path.write_bytes(data)
        argv = [self.space.herald, "verify", self.local.path, *words]
        for card in cards:
            argv += ["--card", card]
        if policy:
            argv += ["--policy", policy]
        with self.lock:
            self.asked += 1
        return self.space.run(argv)

    def report(self, case, data=None):
        """What follows, as an object."""
        answer = self.verify(data or case.bytes, case.cards, case.policy, "--json").expect()
        return json.loads(answer.text)

    def expect(self, title, jobs):
        """`jobs`: (what was done, bytes, cards, policy, allowed exit codes)."""
        def judge(job):
            what, data, cards, policy, allowed = job
            answer = self.verify(data, cards, policy)
            if answer.code in allowed:
                return None
            return f"{title}: {what}: exit {answer.code}, not {allowed}: {(answer.talk or answer.text)[:300]}"
        jobs, count, found = iter(jobs), 0, len(self.faults)
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            while batch := list(itertools.islice(jobs, BATCH)):
                count += len(batch)
                self.faults += [fault for fault in pool.map(judge, batch) if fault]
        print(f"  {title}: {count - len(self.faults) + found} of {count}", flush=True)


def shown(report):
    return {each["name"] for each in report["guarantees"] if each["shown"]}


def what_is_more(whole, less):
    """Anything that follows from a shortened bundle and not from the whole one; None if nothing does."""
    extra = shown(less) - shown(whole)
    if extra:
        return f"guarantees {sorted(extra)}"
    events = {event["id"] for delivery in whole["deliveries"] for event in delivery["events"]}
    if {event["id"] for delivery in less["deliveries"] for event in delivery["events"]} - events:
        return "events"
    if less.get("notice") and less["notice"]["opened"] > whole["notice"]["opened"]:
        return "opened fields"
    for before, after in zip(whole["channels"], less["channels"]):
        if after["dispatches"] > before["dispatches"] or (after["complete"] and not before["complete"]):
            return "of the channel"
        if after["complete"] and after["dispatches"] < before["dispatches"]:
            return "a channel complete without its last dispatches"
    return _wider(whole, less)


def _wider(whole, less):
    """A bound of time that the whole bundle did not have."""
    for before, after in zip(whole["deliveries"], less["deliveries"]):
        for bound, better in (("notAfter", min), ("notBefore", max)):
            old, new = before["window"][bound].get("time"), after["window"][bound].get("time")
            if new and (not old or (better(old, new) == new and new != old)):
                return f"{bound} {new} instead of {old}"
    return None
