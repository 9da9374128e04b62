# SPDX-License-Identifier: Apache-2.0
"""Keys of notes as text, private ones too, and witness policies (docs/spec/log.md)."""

import re

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import log
from log import LOG_KEY, WITNESS_KEY, NoteKey, need, refusing, utf8
from objects import check_ed25519
from shapes import refuse_unless
from strictjson import from_b64

PRIVATE = "PRIVATE+KEY+"
LINES = 256


def _parts(text):
    """Name, key ID, type and the octets after it; they follow one another in a public and a private key."""
    with refusing("malformed-key"):
        parts = text.split("+", 2)
        refuse_unless(len(parts) == 3, "not a key")
        octets = from_b64(parts[2])
        refuse_unless(octets, "key without octets")
        refuse_unless(len(parts[1]) == 8, "key ID of another length")
    with refusing("malformed-name"):
        log.check_name(parts[0])
    need(octets[0] in (LOG_KEY, WITNESS_KEY), "unsupported-algorithm", "key of type %d" % octets[0])
    need(len(octets) == 33, "malformed-key", "key of a wrong length")
    return parts[0], parts[1], octets[0], octets[1:]


def _key(name, key_id, kind, public):
    key = NoteKey(name, kind, public, name)
    need(key.key_id.hex() == key_id, "wrong-key-id", "key ID is not that of the key")
    return key


def public_key(data):
    """A vkey (section Keys and notes)."""
    with refusing("malformed-key"):
        text = utf8(data)
    key = _key(*_parts(text))
    with refusing("weak-key"):
        check_ed25519(key.public, used=False)
    return key


def public_of(seed):
    """The public key of an Ed25519 seed."""
    signer = Ed25519PrivateKey.from_private_bytes(seed)
    return signer.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def private_key(data):
    """The line of a private key: its NoteKey and the key that signs."""
    with refusing("malformed-key"):
        text = utf8(data)
        refuse_unless(text.startswith(PRIVATE), "not a private key")
    name, key_id, kind, seed = _parts(text[len(PRIVATE):].removesuffix("\n"))
    return _key(name, key_id, kind, public_of(seed)), Ed25519PrivateKey.from_private_bytes(seed)


def signature_line(key, signer, text, moment):
    """A signature line under the text of a note; `moment` is that of a cosignature."""
    if key.kind == WITNESS_KEY:
        octets = moment.to_bytes(8, "big") + signer.sign(b"cosignature/v1\ntime %d\n" % moment + text)
    else:
        octets = signer.sign(text)
    return ("\u2014 %s %s\n" % (key.name, log.to_b64(key.key_id + octets))).encode("utf-8")


def text_of(key):
    """A NoteKey as a vkey."""
    return key.name + "+" + key.key_id.hex() + "+" + log.to_b64(bytes([key.kind]) + key.public)


class Group:
    """So many of the members, which are names of witnesses and groups."""

    def __init__(self, threshold, members):
        self.threshold, self.members = threshold, members


class TlogPolicy:
    """A C2SP tlog-policy (section Witness policies). Empty lines and those with `#` first say nothing."""

    @refusing("malformed-policy")
    def __init__(self, data):
        text = utf8(data)
        refuse_unless(not re.search(r"[\x00-\x08\x0b-\x1f]", text), "control character in a policy")
        self.logs, self.defined, self.quorum = [], {}, None
        self._members, self._public, counts = set(), set(), {}
        for line in text.split("\n"):
            words = [word for word in re.split(r"[ \t]+", line) if word]
            if words and not words[0].startswith("#"):
                reader = {"log": self._log, "witness": self._witness, "group": self._group,
                          "quorum": self._quorum}.get(words[0])
                refuse_unless(reader, "unknown first word")
                counts[words[0]] = counts.get(words[0], 0) + 1
                need(counts[words[0]] <= LINES, "too-large", "too many lines of a kind")
                reader(words[1:])
        refuse_unless(self.quorum, "policy without a quorum")

    def _add(self, text):
        key = public_key(text.encode("utf-8"))
        refuse_unless(key.public not in self._public, "public key twice")
        self._public.add(key.public)
        return key

    def _define(self, name, value):
        refuse_unless(name != "none" and name not in self.defined, "name defined twice, or none")
        self.defined[name] = value

    def _log(self, words):
        refuse_unless(1 <= len(words) <= 2, "log line of another form")
        key = self._add(words[0])
        refuse_unless(key.kind == LOG_KEY, "log with a key of another type")
        self.logs.append(key)

    def _witness(self, words):
        refuse_unless(2 <= len(words) <= 3, "witness line of another form")
        self._define(words[0], self._add(words[1]))

    def _group(self, words):
        refuse_unless(len(words) >= 3, "group line of another form")
        members = words[2:]
        for member in members:
            refuse_unless(member in self.defined, "member that is not defined")
            refuse_unless(member not in self._members, "member twice")
            self._members.add(member)
        threshold = {"any": 1, "all": len(members)}.get(words[1])
        if threshold is None:
            threshold = log.number(words[1])
        refuse_unless(1 <= threshold <= len(members), "threshold outside the number of members")
        self._define(words[0], Group(threshold, members))

    def _quorum(self, words):
        refuse_unless(self.quorum is None and len(words) == 1, "quorum line of another form, or another one")
        refuse_unless(words[0] == "none" or words[0] in self.defined, "quorum that is not defined")
        self.quorum = words[0]

    def witnesses(self):
        """The keys of witnesses that can count; lines by those of type 0x01 are those of unknown keys."""
        return [item for item in self.defined.values()
                if isinstance(item, NoteKey) and item.kind == WITNESS_KEY]

    def is_met(self, keys):
        """Whether these witness keys cosigned enough."""
        def met(name):
            item = self.defined[name]
            if isinstance(item, Group):
                return sum(map(met, item.members)) >= item.threshold
            return item in keys
        return self.quorum == "none" or met(self.quorum)


def verify_proof(proof, entry, log_keys, policy):
    """All of section Proofs: (key, time) of the cosignatures by witnesses of the policy."""
    found = proof.check_note(log_keys, policy.witnesses())
    need(policy.is_met([key for key, _ in found]), "quorum-not-met", "too few witnesses cosigned")
    proof.check_inclusion(entry)
    return found
