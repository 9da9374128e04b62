# SPDX-License-Identifier: Apache-2.0
"""Keys, signed objects and their ids (docs/spec/README.md, sections 2 to 4)."""

import functools
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

import shapes
from strictjson import Refused, b64u, canonical, from_b64u, parse

P = 2**255 - 19
D = (-121665 * pow(121666, -1, P)) % P
SIGNED_OBJECT_LIMIT = 65536
CARD_LIMIT = 131072
NOTICE_LIMIT = 262144

SIGNING = ("Ed25519", "P-256")
KEY_TYPES = {"root": SIGNING, "notice": SIGNING, "node": SIGNING, "transport": SIGNING,
             "officer": SIGNING, "sealing": ("X-Wing",), "log": ("Ed25519",), "witness": ("Ed25519",)}


def sha256(octets):
    """SHA-256."""
    return hashlib.sha256(octets).digest()


def _add(one, two):
    """Sum of two points of edwards25519, affine."""
    x1, y1 = one
    x2, y2 = two
    k = D * x1 * x2 * y1 * y2 % P
    x3 = (x1 * y2 + x2 * y1) * pow(1 + k, -1, P) % P
    y3 = (y1 * y2 + x1 * x2) * pow(1 - k, -1, P) % P
    return x3, y3


def check_ed25519(octets, used=True):
    """Refuse an encoding that is not canonical, an order dividing 8, and no point where it is used."""
    value = int.from_bytes(octets, "little")
    sign, y = value >> 255, value & (2**255 - 1)
    shapes.refuse_unless(y < P, "Ed25519 key is not canonical")
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != square:
        shapes.refuse_unless(not used, "Ed25519 key is no point")
        return
    shapes.refuse_unless(not (x == 0 and sign), "Ed25519 key is not canonical")
    point = (x if x & 1 == sign else P - x, y)
    for _ in range(3):
        point = _add(point, point)
    shapes.refuse_unless(point != (0, 1), "Ed25519 key of low order")


LOW_X25519 = {0, 1, P - 1,
              325606250916557431795983626356110631294008115727848805560023387167927233504,
              39382357235489614581723060781553021112529911719440698176882885853963445705823}


def check_x25519(octets, canonical_only):
    """Refuse a key of low order and, where the page asks for it, an encoding that is not canonical."""
    value = int.from_bytes(octets, "little")
    shapes.refuse_unless(not canonical_only or value < P, "X25519 key is not canonical")
    shapes.refuse_unless((value & (2**255 - 1)) % P not in LOW_X25519, "X25519 key of low order")


def check_xwing(octets):
    """The FIPS 203 modulus check of the ML-KEM-768 part, and the order of the X25519 part (section 3)."""
    for place in range(0, 1152, 3):
        pair = int.from_bytes(octets[place:place + 3], "little")
        shapes.refuse_unless(pair & 4095 < 3329 and pair >> 12 < 3329, "ML-KEM key above the modulus")
    check_x25519(octets[1184:], False)


class Key:
    """A public key: its type, octets and thumbprint (README section 3)."""

    def __init__(self, jwk):
        shapes.refuse_unless(isinstance(jwk, dict), "key is not an object")
        kind = jwk.get("kty")
        if kind == "OKP" and jwk.get("crv") == "X25519":
            shapes.members(jwk, {"crv": shapes.text, "kty": shapes.text, "x": shapes.text})
            self.type, self.octets = "X25519", from_b64u(jwk["x"], 32)
            check_x25519(self.octets, True)
        elif kind == "OKP":
            shapes.members(jwk, {"crv": shapes.exactly("Ed25519"), "kty": shapes.text, "x": shapes.text})
            self.type, self.octets = "Ed25519", from_b64u(jwk["x"], 32)
            check_ed25519(self.octets)
        elif kind == "EC":
            shapes.members(jwk, {"crv": shapes.exactly("P-256"), "kty": shapes.text,
                                 "x": shapes.text, "y": shapes.text})
            self.type, self.octets = "P-256", from_b64u(jwk["x"], 32) + from_b64u(jwk["y"], 32)
            try:
                ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), b"\x04" + self.octets)
            except ValueError:
                raise Refused("P-256 point is not on the curve") from None
        elif kind == "AKP":
            shapes.members(jwk, {"alg": shapes.exactly("HPKE-XWING-KE"), "kty": shapes.text,
                                 "pub": shapes.text})
            self.type, self.octets = "X-Wing", from_b64u(jwk["pub"], 1216)
            check_xwing(self.octets)
        else:
            raise Refused("key of another type")
        self.thumbprint = b64u(sha256(canonical(jwk)))

    def holds(self, alg, message, signature):
        """Whether the signature holds under this key, the algorithm being that of its type."""
        return len(signature) == 64 and holds(self.type, alg, self.octets, message, signature)


@functools.lru_cache(maxsize=None)
def holds(kind, alg, octets, message, signature):
    """Whether a signature holds; the answer is kept, for many bundles hold the same objects."""
    try:
        if kind == "Ed25519" and alg == "Ed25519":
            Ed25519PublicKey.from_public_bytes(octets).verify(signature, message)
            return True
        if kind == "P-256" and alg == "ES256":
            r, s = (int.from_bytes(part, "big") for part in (signature[:32], signature[32:]))
            public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), b"\x04" + octets)
            public.verify(encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
            return True
    except InvalidSignature:
        pass
    return False


def key_for(jwk, use):
    """A key of a type that the use allows."""
    key = Key(jwk)
    shapes.refuse_unless(key.type in KEY_TYPES[use], "key type does not fit the use")
    return key


class SignedObject:
    """A compact JWS whose form is checked; `check_signature` checks the rest (README section 2)."""

    def __init__(self, compact, types, limit=SIGNED_OBJECT_LIMIT):
        shapes.refuse_unless(isinstance(compact, str), "signed object is not a string")
        shapes.refuse_unless(len(compact.encode("utf-8")) <= limit, "signed object too large")
        segments = compact.split(".")
        shapes.refuse_unless(len(segments) == 3, "not a compact JWS")
        header = parse(from_b64u(segments[0]), limit)
        shapes.members(header, {"alg": shapes.one_of(["Ed25519", "ES256"]), "kid": shapes.digest,
                                "typ": shapes.text})
        shapes.refuse_unless(header["typ"] in types, "typ does not fit the place: " + header["typ"])
        octets = from_b64u(segments[1])
        self.compact, self.alg, self.kid, self.typ = compact, header["alg"], header["kid"], header["typ"]
        self.signature = from_b64u(segments[2], 64)
        self.signed = (segments[0] + "." + segments[1]).encode("ascii")
        self.payload = parse(octets, limit)
        shapes.refuse_unless(isinstance(self.payload, dict), "payload is not an object")
        shapes.exactly(1)(self.payload.get("v"))
        shapes.random_id(self.payload.get("jti"))
        self.id = b64u(sha256(self.typ.encode("ascii") + b"\x00" + octets))
        self.digest = b64u(sha256(compact.encode("ascii")))

    def is_signed_by(self, key):
        """Whether `kid` is the key's thumbprint, `alg` fits its type, and the signature holds."""
        return key.thumbprint == self.kid and key.holds(self.alg, self.signed, self.signature)
