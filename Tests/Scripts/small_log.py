# SPDX-License-Identifier: Apache-2.0
"""A log of a few entries that signs what a test wants it to, and what its witness and mirror are sent."""
import base64
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from programs import Fault


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def split(count):
    """The largest power of two below the count."""
    return 1 << (count - 1).bit_length() - 1


def root(leaves):
    """RFC 6962, section 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    left = split(len(leaves))
    return hashlib.sha256(b"\1" + root(leaves[:left]) + root(leaves[left:])).digest()


def consistency(old, leaves, is_whole=True):
    """RFC 6962, section 2.1.2."""
    if old in (0, len(leaves)):
        return [] if is_whole else [root(leaves)]
    left = split(len(leaves))
    if old <= left:
        return consistency(old, leaves[:left], is_whole) + [root(leaves[left:])]
    return consistency(old - left, leaves[left:], False) + [root(leaves[:left])]


def subtree_path(first, end, leaves):
    """From a subtree that stands in the tree as one node to the root."""
    if (first, end) == (0, len(leaves)):
        return []
    left = split(len(leaves))
    if end <= left:
        return subtree_path(first, end, leaves[:left]) + [root(leaves[left:])]
    return subtree_path(first - left, end - left, leaves[left:]) + [root(leaves[:left])]


class NoteKey:
    """A verifier key, as `herald log keygen` prints it."""

    def __init__(self, text):
        self.name, key_id, data = text.strip().split("+", 2)
        octets = base64.b64decode(data)
        self.id, self.kind = bytes.fromhex(key_id), octets[0]
        self.public = Ed25519PublicKey.from_public_bytes(octets[1:])

    def expect(self, line, text):
        """The line is a signature of the text by this key, or a cosignature."""
        dash, name, data = line.split(" ")
        octets = base64.b64decode(data)
        if (dash, name, octets[:4]) != ("—", self.name, self.id):
            raise Fault(f"not a line by {self.name}: {line}")
        signed, signature = text.encode(), octets[4:]
        if self.kind == 4:
            time, signature = int.from_bytes(octets[4:12], "big"), octets[12:]
            signed = f"cosignature/v1\ntime {time}\n".encode() + signed
        try:
            self.public.verify(signature, signed)
        except InvalidSignature:
            raise Fault(f"a signature by {self.name} does not hold") from None


class SmallLog:
    """The key and the entries of one history."""

    def __init__(self, key_file, entries):
        _, _, self.name, key_id, data = key_file.read_text(encoding="utf-8").strip().split("+", 4)
        self.id, self.secret = bytes.fromhex(key_id), base64.b64decode(data)[1:]
        self.origin_hash = hashlib.sha256(self.name.encode()).hexdigest()
        self.key_file, self.entries = key_file, entries
        self.leaves = [leaf(entry) for entry in entries]

    def forked(self, at):
        """The same log with other entries from there on."""
        others = [b"other " + entry for entry in self.entries[at:]]
        return SmallLog(self.key_file, self.entries[:at] + others)

    def text(self, size):
        tree = base64.b64encode(root(self.leaves[:size])).decode()
        return f"{self.name}\n{size}\n{tree}\n"

    def note(self, size):
        text = self.text(size)
        signature = Ed25519PrivateKey.from_private_bytes(self.secret).sign(text.encode())
        return f"{text}\n— {self.name} {base64.b64encode(self.id + signature).decode()}\n"

    def add_checkpoint(self, old, size):
        proof = consistency(old, self.leaves[:size]) if old <= size else []
        lines = [f"old {old}"] + [base64.b64encode(each).decode() for each in proof]
        return ("\n".join(lines) + "\n\n" + self.note(size)).encode()

    def add_entries(self, start, end, stop=None):
        """The packages from `start` to `stop`, for the checkpoint of size `end`."""
        name = self.name.encode()
        body = len(name).to_bytes(2, "big") + name + start.to_bytes(8, "big") + end.to_bytes(8, "big")
        body += bytes(2)
        while start < (end if stop is None else stop):
            first = start // 256 * 256
            last = min(first + 256, end)
            for entry in self.entries[start:last]:
                body += len(entry).to_bytes(2, "big") + entry
            proof = subtree_path(first, last, self.leaves[:end])
            body += bytes([len(proof)]) + b"".join(proof)
            start = last
        return body
