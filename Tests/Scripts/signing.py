# SPDX-License-Identifier: Apache-2.0
"""Signed objects as docs/spec/README.md fixes them, for tests that sign themselves."""
import base64
import hashlib
import json
import pathlib
import secrets
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def b64u(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def unb64u(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def canonical(value):
    """RFC 8785 for what these formats hold: integers, ASCII member names."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def random_id():
    return b64u(secrets.token_bytes(16))


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def payload_of(jws):
    return json.loads(unb64u(jws.split(".")[1]))


def object_id(jws):
    header, payload, _ = jws.split(".")
    kind = json.loads(unb64u(header))["typ"]
    return b64u(hashlib.sha256(kind.encode() + b"\0" + unb64u(payload)).digest())


def leaf_digest(jws):
    """Of the complete signed bytes (docs/spec/log.md)."""
    return b64u(hashlib.sha256(jws.encode()).digest())


class Signer:
    """An Ed25519 key from a key file without passphrase."""

    def __init__(self, path):
        file = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        self.key = Ed25519PrivateKey.from_private_bytes(unb64u(file["private"]["d"]))
        self.kid = b64u(hashlib.sha256(canonical(file["public"])).digest())

    def sign(self, kind, payload):
        head = {"alg": "Ed25519", "kid": self.kid, "typ": kind}
        signed = b64u(canonical(head)) + "." + b64u(canonical({"v": 1, "jti": random_id()} | payload))
        return signed + "." + b64u(self.key.sign(signed.encode()))
