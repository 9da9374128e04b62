# SPDX-License-Identifier: Apache-2.0
"""A request to a witness and what it answers (docs/spec/log.md, section Witnesses)."""

import log
from log import EMPTY_ROOT, Checkpoint, LogRefused, Note, number, refusing, utf8
from shapes import refuse_unless
from strictjson import from_b64


class Request:
    """A request of `add-checkpoint` whose form is checked."""

    @refusing("malformed-request")
    def __init__(self, data):
        head, blank, rest = data.partition(b"\n\n")
        refuse_unless(blank, "request without a blank line")
        lines = utf8(head).split("\n")
        refuse_unless(lines[0].startswith("old "), "request without an old size")
        self.old = number(lines.pop(0)[4:])
        refuse_unless(len(lines) <= 63, "too many hashes")
        self.hashes = [from_b64(item, 32) for item in lines]
        self.note = Note(rest)
        self.checkpoint = Checkpoint(self.note.text, herald_log=False)


class Witness:
    """What a witness knows of logs: {origin: keys}, and the last size and root of each."""

    def __init__(self, logs):
        self.logs, self.last = logs, {}

    def answer(self, data):
        """The status; with 200 the state is the new one."""
        try:
            request = Request(data)
        except LogRefused:
            return 400
        checkpoint = request.checkpoint
        keys = self.logs.get(checkpoint.origin)
        if not keys:
            return 404
        try:
            if not request.note.verified(keys):
                return 403
        except LogRefused:
            return 403
        size, root = self.last.get(checkpoint.origin, (0, EMPTY_ROOT))
        if request.old > checkpoint.size:
            return 400
        if request.old != size:
            return 409
        if not log.is_consistent(size, root, checkpoint.size, checkpoint.root, request.hashes):
            return 422
        self.last[checkpoint.origin] = (checkpoint.size, checkpoint.root)
        return 200
