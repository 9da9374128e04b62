# SPDX-License-Identifier: Apache-2.0
"""Strict JSON, its canonical form, and octets as text (docs/spec/README.md, section 1)."""

import base64
import json
import re

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 32
MAX_MEMBERS = 65536


class Refused(Exception):
    """The thing is malformed, altered or contradictory: exit 1 (bundle.md, section 6)."""


class CouldNotFindOut(Exception):
    """A file is unreadable or a needed card is missing: exit 3 (bundle.md, section 6)."""


def _pairs(pairs):
    """An object without a duplicate member name, compared after unescaping."""
    result = {}
    for name, value in pairs:
        if name in result:
            raise Refused("duplicate member name")
        result[name] = value
    return result


def _integer(text):
    """An integer of magnitude at most 2^53-1 that is not minus zero."""
    if text.startswith("-0") or len(text) > 17:
        raise Refused("minus zero or number out of range")
    number = int(text)
    if abs(number) > MAX_INTEGER:
        raise Refused("number out of range")
    return number


def _no_number(text):
    raise Refused("not an integer: " + text[:20])


def _check_value(value, depth, max_depth, max_members):
    """No lone surrogates, no depth above the limit."""
    if isinstance(value, (dict, list)):
        if len(value) > max_members:
            raise Refused("too many members")
        if depth + 1 > max_depth:
            raise Refused("too deep")
        for item in value:
            _check_value(item, depth + 1, max_depth, max_members)
            if isinstance(value, dict):
                _check_value(value[item], depth + 1, max_depth, max_members)
    elif isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise Refused("lone surrogate") from None


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_int=_integer,
                            parse_float=_no_number, parse_constant=_no_number)


def parse(data, limit, max_depth=MAX_DEPTH, max_members=MAX_MEMBERS):
    """The value of a JSON text under the rules of README section 1."""
    if len(data) > limit:
        raise Refused("JSON text too large")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("not UTF-8") from None
    try:
        value, end = _DECODER.raw_decode(text.lstrip(" \t\r\n"))
        if text.lstrip(" \t\r\n")[end:].strip(" \t\r\n"):
            raise Refused("bytes after the value")
        _check_value(value, 0, max_depth, max_members)
    except RecursionError:
        raise Refused("too deep") from None
    except ValueError as error:
        raise Refused("not JSON: %s" % error) from None
    return value


def _ordered(value):
    """The same value with the members of objects in the order of RFC 8785 (UTF-16 code units)."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {name: _ordered(value[name]) for name in names}
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    return value


def canonical(value):
    """The RFC 8785 form of a value that holds integers only."""
    text = json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")


def parse_canonical(data, limit, max_depth=MAX_DEPTH):
    """Parse a text that MUST equal the canonical form of its value."""
    value = parse(data, limit, max_depth)
    if canonical(value) != data:
        raise Refused("not canonical")
    return value


def b64u(octets):
    """base64url without padding."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode("ascii")


def from_b64u(text, length=None):
    """Octets of base64url text; refuses padding, other alphabets, non-zero trailing bits."""
    if not isinstance(text, str) or not re.fullmatch(r"[A-Za-z0-9_-]*", text):
        raise Refused("not base64url")
    if len(text) % 4 == 1:
        raise Refused("base64url of impossible length")
    octets = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64u(octets) != text:
        raise Refused("non-zero trailing bits")
    if length is not None and len(octets) != length:
        raise Refused("wrong number of octets")
    return octets


def from_b64(text, length=None):
    """Octets of base64 text with padding (log.md, section Tree)."""
    if not re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", text) or len(text) % 4:
        raise Refused("not base64")
    try:
        octets = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused("not base64") from None
    if base64.b64encode(octets).decode("ascii") != text:
        raise Refused("base64 is not the one encoding of its octets")
    if length is not None and len(octets) != length:
        raise Refused("wrong number of octets")
    return octets
