# SPDX-License-Identifier: Apache-2.0
"""Proofs that a log forked (docs/spec/log.md, section Forks)."""

import log
from log import LOG_KEY, WITNESS_KEY, Checkpoint, Note, need, old_root_of, refusing, to_b64, utf8
from shapes import refuse_unless
from strictjson import from_b64

HEADER = "herald-fork/v1"


class Fork:
    """A fork proof whose form is checked: `root`, `hashes`, and two `notes` with their `checkpoints`."""

    @refusing("malformed-fork")
    def __init__(self, data):
        parts = data.split(b"\n\n", 3)
        lines = utf8(parts[0]).split("\n")
        refuse_unless(lines.pop(0) == HEADER, "not a fork proof")
        refuse_unless(len(parts) == 4, "fork proof without its blank lines")
        refuse_unless(lines and lines[0].startswith("root "), "fork proof without a root")
        self.root = from_b64(lines.pop(0)[5:], 32)
        refuse_unless(len(lines) <= 64, "too many hashes")
        self.hashes = [from_b64(item, 32) for item in lines]
        self.notes = [Note(parts[1] + b"\n\n" + parts[2] + b"\n"), Note(parts[3])]
        self.checkpoints = [Checkpoint(note.text, herald_log=False) for note in self.notes]
        refuse_unless(self.checkpoints[0].size <= self.checkpoints[1].size, "first checkpoint larger")

    def verify(self, known):
        """Steps 2 to 4 under the keys of the log; returns its origin."""
        first, second = self.checkpoints
        need(first.origin == second.origin, "wrong-origin", "checkpoints of two origins")
        keys = [key for key in known if key.kind == LOG_KEY and key.name == first.origin]
        need(keys, "wrong-origin", "no known key has the origin as its name")
        for note in self.notes:
            need(note.verified(keys), "no-known-signature", "no signature is by a key of the log")
        need(log.is_consistent(first.size, self.root, second.size, second.root, self.hashes),
             "no-fork", "the root is not shown to be a beginning of the second tree")
        need(self.root != first.root, "no-fork", "the first checkpoint is a beginning of the second tree")
        return first.origin

    def witnesses(self, keys):
        """Those whose cosignatures hold on both checkpoints: they forgot or lied."""
        signed = [{key.name for key, _ in note.cosignatures(keys) if key.kind == WITNESS_KEY}
                  for note in self.notes]
        return sorted(signed[0] & signed[1])


def made(root, hashes, first, second):
    """The octets of a fork proof; the notes are octets."""
    lines = [HEADER, "root " + to_b64(root)] + [to_b64(item) for item in hashes]
    return ("\n".join(lines) + "\n\n").encode("ascii") + first + b"\n" + second


def from_request(first, request_note, request):
    """What a witness makes of a request that it refuses; None where no root follows from the request."""
    if request.old == request.checkpoint.size:
        root = request.checkpoint.root
    else:
        root = old_root_of(request.old, request.checkpoint.size, request.hashes)
    return root and made(root, request.hashes, first, request_note)
