# SPDX-License-Identifier: Apache-2.0
"""Notes, checkpoints, cosignatures, tlog-proofs and trees (docs/spec/log.md)."""

import base64
import contextlib
import functools
import hashlib
import re

from objects import holds
from shapes import refuse_unless
from strictjson import Refused, from_b64

LOG_KEY = 1
WITNESS_KEY = 4
NOTE_LIMIT = 524288
EMPTY_ROOT = hashlib.sha256(b"").digest()
LEAF_TYPES = ["card", "notice", "approval", "dispatch", "submission", "evidence", "status",
              "relay-status", "impersonation", "denial", "envelope", "statement", "seal", "opening",
              "consent"]


class LogRefused(Refused):
    """A refusal with its code (section Refusals)."""

    def __init__(self, code, words):
        super().__init__("%s: %s" % (code, words))
        self.code = code


@contextlib.contextmanager
def refusing(code):
    """Refusals of the block that have no code yet get this one."""
    try:
        yield
    except LogRefused:
        raise
    except Refused as error:
        raise LogRefused(code, error) from None


def need(condition, code, words):
    """Refuse with a code where a rule does not hold."""
    if not condition:
        raise LogRefused(code, words)


def leaf_entry(leaf_type, digest):
    """The octets of a log entry (section Leaf)."""
    return ("herald-leaf/v1 %s %s\n" % (leaf_type, digest)).encode("ascii")


def leaf_hash(entry):
    """Hash of a leaf."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    """Hash of a node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def is_included(hashed, index, size, proof, root):
    """RFC 9162 section 2.1.3.2; an index that is not below the size is refused."""
    if index >= size:
        return False
    first, last, result = index, size - 1, hashed
    for item in proof:
        if last == 0:
            return False
        if first & 1 or first == last:
            result = node_hash(item, result)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            result = node_hash(result, item)
        first, last = first >> 1, last >> 1
    return last == 0 and result == root


def _climb(old, new, proof):
    """Old and new root that a consistency proof leads to (RFC 9162 section 2.1.4.2); None if it has not
    the length that the sizes demand. The first hash is that of the largest common subtree."""
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    if not proof:
        return None
    before = after = proof[0]
    for item in proof[1:]:
        if last == 0:
            return None
        if first & 1 or first == last:
            before, after = node_hash(item, before), node_hash(item, after)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            after = node_hash(after, item)
        first, last = first >> 1, last >> 1
    return (before, after) if last == 0 else None


def is_consistent(old, old_root, new, new_root, proof):
    """Whether the proof shows that the tree of the new size begins with that of the old (section Tree)."""
    if old == 0:
        return not proof and old_root == EMPTY_ROOT and (new or new_root == EMPTY_ROOT)
    if old >= new:
        return old == new and not proof and old_root == new_root
    if not old & (old - 1):
        proof = [old_root] + proof
    return _climb(old, new, proof) == (old_root, new_root)


def old_root_of(old, new, proof):
    """The old root that follows from a proof alone; None where the old size is a power of two (section
    Forks, the last paragraph) or the proof has another length."""
    if not 0 < old < new or not old & (old - 1):
        return None
    found = _climb(old, new, proof)
    return found and found[0]


_NOT_IN_NAMES = re.compile(r"[\s+\x00-\x1f]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


def check_name(name):
    """A name: no white space, no plus, nothing below 0x20, 1 to 1,024 octets (section Keys)."""
    refuse_unless(1 <= len(name.encode("utf-8")) <= 1024, "name of a wrong length")
    refuse_unless(not _NOT_IN_NAMES.search(name), "character that a name must not hold")


class NoteKey:
    """A key that a verifier knows: name, type, public key; its key ID (section Keys)."""

    def __init__(self, name, kind, public, owner=None):
        check_name(name)
        self.name, self.kind, self.public, self.owner = name, kind, public, owner
        self.key_id = hashlib.sha256(name.encode("utf-8") + b"\n" + bytes([kind]) + public).digest()[:4]


class Signature:
    """One signature line of a note."""

    def __init__(self, text):
        match = re.fullmatch("\u2014 ([^ ]+) ([^ ]+)", text)
        refuse_unless(match, "not a signature line")
        self.name = match.group(1)
        check_name(self.name)
        octets = from_b64(match.group(2))
        refuse_unless(len(octets) > 4, "signature line without a signature")
        self.key_id, self.octets = octets[:4], octets[4:]

    def is_by(self, key):
        """Whether the line bears the name and key ID of a key."""
        return self.name == key.name and self.key_id == key.key_id

    def time(self):
        """Time of a cosignature; None where the line has not the form of one."""
        if len(self.octets) != 72:
            return None
        moment = int.from_bytes(self.octets[:8], "big")
        return moment if 1 <= moment < 2**63 else None

    def holds(self, key, text):
        """Whether it holds under the key over the text of its note (section Cosignatures)."""
        message, signature = text, self.octets
        if key.kind == WITNESS_KEY:
            moment = self.time()
            if moment is None:
                return False
            message = b"cosignature/v1\ntime %d\n" % moment + text
            signature = self.octets[8:]
        return len(signature) == 64 and holds("Ed25519", "Ed25519", key.public, message, signature)


def utf8(data):
    """The text of octets that are UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("not UTF-8") from None


class Note:
    """A signed note whose form is checked (section Keys and notes)."""

    @refusing("malformed-note")
    def __init__(self, data):
        need(len(data) <= NOTE_LIMIT, "too-large", "note too large")
        text = utf8(data)
        refuse_unless(not _CONTROL.search(text), "control character in a note")
        split = text.rfind("\n\n")
        refuse_unless(split >= 0 and text.endswith("\n"), "note without a blank line or final line feed")
        self.text = text[:split + 1].encode("utf-8")
        lines = text[split + 2:].split("\n")[:-1]
        refuse_unless(lines, "note without signature lines")
        need(len(lines) <= 100, "too-large", "note with too many signature lines")
        self.signatures = [Signature(item) for item in lines]

    def verified(self, keys):
        """(key, signature) for every line by a known key; refuses where one of them does not hold."""
        found = []
        for signature in self.signatures:
            known = [key for key in keys if signature.is_by(key)]
            need(len(known) <= 1, "ambiguous-key", "two known keys share a key ID")
            for key in known:
                need(signature.holds(key, self.text), "bad-signature",
                     "signature by a known key does not hold")
                found.append((key, signature))
        return found

    def cosignatures(self, keys):
        """(key, time) for every cosignature that holds, and nothing about others (channel.md, section 4)."""
        return [(key, signature.time()) for signature in self.signatures for key in keys
                if signature.is_by(key) and signature.holds(key, self.text)]


def to_b64(octets):
    """Octets as a hash in text: base64 with padding (section Tree)."""
    return base64.b64encode(octets).decode("ascii")


def number(text, largest=2**64 - 1):
    """ASCII decimal without sign or leading zero."""
    refuse_unless(re.fullmatch(r"0|[1-9][0-9]{0,19}", text), "not a number")
    value = int(text)
    refuse_unless(value <= largest, "number too large")
    return value


class Checkpoint:
    """The text of a note read as a checkpoint (section Checkpoints)."""

    @refusing("malformed-checkpoint")
    def __init__(self, text, herald_log=True):
        text = utf8(text)
        lines = text.split("\n")
        refuse_unless(not _CONTROL.search(text), "control character in a checkpoint")
        refuse_unless(lines[-1] == "" and len(lines) >= 4, "not a checkpoint")
        self.origin, size, root, extensions = lines[0], lines[1], lines[2], lines[3:-1]
        refuse_unless(self.origin != "", "checkpoint without an origin")
        self.size = number(size)
        self.root = from_b64(root, 32)
        refuse_unless(all(extensions), "empty extension line")
        if herald_log:
            need(not extensions, "extension-line", "checkpoint of a Herald log with an extension line")
            need(self.size or self.root == EMPTY_ROOT, "empty-root-expected", "another root at size 0")


@functools.lru_cache(maxsize=None)
def parse_anchor(text):
    """A time anchor: a well-formed signed checkpoint of any log (channel.md, section 4)."""
    data = text.encode("utf-8")
    refuse_unless(len(data) <= 8192, "time anchor too large")
    note = Note(data)
    checkpoint = Checkpoint(note.text, herald_log=False)
    return note, checkpoint


class Proof:
    """A C2SP tlog-proof (section Proofs)."""

    @refusing("malformed-proof")
    def __init__(self, data):
        head, blank, rest = data.partition(b"\n\n")
        refuse_unless(blank, "proof without a blank line")
        lines = utf8(head).split("\n")
        refuse_unless(lines.pop(0) == "c2sp.org/tlog-proof@v1", "not a tlog-proof")
        if lines and lines[0].startswith("extra "):
            need(len(from_b64(lines.pop(0)[6:])) <= 65536, "too-large", "extra too large")
        refuse_unless(lines and lines[0].startswith("index "), "proof without an index")
        self.index = number(lines.pop(0)[6:])
        refuse_unless(len(lines) <= 64, "too many hashes")
        self.hashes = [from_b64(item, 32) for item in lines]
        self.note = Note(rest)
        self.checkpoint = Checkpoint(self.note.text)

    def verify(self, entry, origin_keys, witness_keys):
        """Steps 2 to 4 but for the quorum, under the keys of a card: (key, time) of every cosignature."""
        octets = {key.octets for origin, key in origin_keys if origin == self.checkpoint.origin}
        need(octets, "wrong-origin", "checkpoint is of another log")
        keys = [NoteKey(self.checkpoint.origin, LOG_KEY, item) for item in octets]
        found = self.check_note(keys, witness_keys)
        self.check_inclusion(entry)
        return found

    def check_note(self, log_keys, witness_keys):
        """Steps 2 and 3 but for the quorum: (key, time) of every cosignature by a known witness."""
        found = self.note.verified(log_keys + witness_keys)
        names = {key.name for key, _ in found if key in log_keys}
        need(names, "no-known-signature", "no signature of the log")
        need(self.checkpoint.origin in names, "wrong-origin", "checkpoint is of another log")
        return [(key, signature.time()) for key, signature in found if key.kind == WITNESS_KEY]

    def check_inclusion(self, entry):
        """Step 4."""
        need(is_included(leaf_hash(entry), self.index, self.checkpoint.size, self.hashes,
                         self.checkpoint.root), "not-included", "proof does not lead to the root")
