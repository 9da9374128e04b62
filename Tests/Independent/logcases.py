# SPDX-License-Identifier: Apache-2.0
"""The cases of Tests/Vectors/tlog: what each `format` is read with, and the answer with its code."""

import log
import logkeys
import tiles
from forks import Fork
from strictjson import Refused, from_b64
from witnessing import Witness


def keys(text):
    """Known keys, one space apart."""
    return [logkeys.public_key(item.encode("utf-8")) for item in text.split(" ")]


def _note(header, payload):
    log.need(log.Note(payload).verified(keys(header["keys"])), "no-known-signature", "unknown keys only")


def _proof(header, payload):
    lines = ["witness %d %s" % pair for pair in enumerate(header["witnesses"].split(" "))]
    lines.append("group all %s %s" % (header["threshold"], " ".join(map(str, range(len(lines))))))
    policy = logkeys.TlogPolicy(("\n".join(lines) + "\nquorum all\n").encode("utf-8"))
    logkeys.verify_proof(log.Proof(payload), bytes.fromhex(header["leaf"]), keys(header["log"]), policy)


def _fork(header, payload):
    fork = Fork(payload)
    fork.verify(keys(header["keys"]))
    if "witnesses" in header:
        both = fork.witnesses(keys(header["witnesses"]))
        if len(both) != int(header["cosigned-both"]):
            raise AssertionError("witnesses that cosigned both: %s" % both)


def _request(header, payload):
    (key,) = keys(header["log"])
    witness = Witness({key.name: [key]})
    if "last-size" in header:
        witness.last[key.name] = (log.number(header["last-size"]), from_b64(header["last-root"], 32))
    before = dict(witness.last)
    status = witness.answer(payload)
    if status != 200 and witness.last != before:
        raise AssertionError("a refusal that changed the state")
    return "answer:%d" % status


FORMATS = {"checkpoint": lambda _, payload: log.Checkpoint(payload),
           "vkey": lambda _, payload: logkeys.public_key(payload),
           "note": _note,
           "policy": lambda _, payload: logkeys.TlogPolicy(payload),
           "tlog-proof": _proof, "fork": _fork,
           "add-checkpoint": _request,
           "tile-path": lambda _, payload: tiles.path(payload),
           "bundle": lambda header, payload: tiles.bundle(payload, int(header["width"]))}


def outcome(header, payload):
    """`accepted`, `refused:CODE` or `answer:STATUS`."""
    try:
        answer = FORMATS[header["format"]](header, payload)
    except log.LogRefused as error:
        return "refused:" + error.code
    except Refused as error:
        raise AssertionError("a refusal without a code: %s" % error) from None
    return answer if isinstance(answer, str) else "accepted"


def private_keys():
    """Lines of private keys: (what, whether read as it must be)."""
    seed = bytes(range(32))

    def line(kind=1, name="log.example", key_id=None, octets=seed, end="\n"):
        key = logkeys.NoteKey("log.example", kind, logkeys.public_of(octets.ljust(32)[:32]))
        return "PRIVATE+KEY+%s+%s+%s%s" % (name, key_id or key.key_id.hex(),
                                           log.to_b64(bytes([kind]) + octets), end)
    for what, text, code in (
            ("the key of a log", line(), None), ("the key of a witness", line(4), None),
            ("no line feed", line(end=""), None), ("CR LF", line(end="\r\n"), "malformed-key"),
            ("two line feeds", line(end="\n\n"), "malformed-key"),
            ("no words before it", line()[12:], "malformed-key"),
            ("31 octets", line(octets=seed[:31]), "malformed-key"),
            ("33 octets", line(octets=seed + seed[:1]), "malformed-key"),
            ("another key ID", line(key_id="00000000"), "wrong-key-id"),
            ("the key ID of another type", line(4, key_id=line().split("+")[3]), "wrong-key-id"),
            ("another name", line(name="log.other"), "wrong-key-id"),
            ("no name", line(name=""), "malformed-name"),
            ("a space in the name", line(name="a b"), "malformed-name"),
            ("type 0x06", line(6), "unsupported-algorithm")):
        try:
            key, signer = logkeys.private_key(text.encode("utf-8"))
            note = log.Note(b"a\n\n" + logkeys.signature_line(key, signer, b"a\n", 1))
            yield what, code is None and len(note.verified([key])) == 1
        except log.LogRefused as error:
            yield what, error.code == code
