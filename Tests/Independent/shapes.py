# SPDX-License-Identifier: Apache-2.0
"""Checks of members, texts, times, parties and lists (docs/spec/README.md, section 1).

Every check is a function of one value that raises Refused or returns nothing.
"""

import calendar
import datetime
import functools
import re

from strictjson import MAX_INTEGER, Refused, from_b64u

KINDS = ["warning", "advance-notification", "posture", "humanitarian-notification", "distress", "message",
         "question", "reply", "update", "correction", "reaffirmation", "close-out", "cancel", "stand-down",
         "protest", "invitation", "reading", "explanation-request", "explanation", "reassurance-offer",
         "reassurance-answer", "reassurance-performance", "calendar", "meeting", "caution-area",
         "code-table", "signal"]
STATUSES = ["Actual", "Exercise", "System", "Test"]
SEVERITIES = ["Extreme", "Severe", "Moderate", "Minor", "Unknown"]
SCOPES = ["Public", "Restricted", "Private"]
TLPS = ["RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"]
GRADES = ["immediate", "sign-to-open", "deposit"]
ACKS = ["full", "content-free"]
ROLES = ["drafter", "releaser", "watch", "decision-maker", "auditor"]
SIZES = [4096, 16384, 65536, 262144, 1048576]


def refuse_unless(condition, message):
    """Raise Refused where a rule does not hold."""
    if not condition:
        raise Refused(message)


def members(value, required, optional=None):
    """An object that holds all the required members, perhaps optional ones, and no others."""
    optional = optional or {}
    refuse_unless(isinstance(value, dict), "not an object")
    for name in required:
        refuse_unless(name in value, "member is missing: " + name)
    for name, item in value.items():
        check = required.get(name) or optional.get(name)
        refuse_unless(check is not None, "member that no page names: " + name)
        try:
            check(item)
        except Refused as error:
            raise Refused("%s: %s" % (name, error)) from None


def exactly(expected):
    """The value equals the expected one, in type too."""
    def check(value):
        refuse_unless(type(value) is type(expected) and value == expected, "not %r" % (expected,))
    return check


def integer(low, high=MAX_INTEGER):
    """An integer in a range."""
    def check(value):
        refuse_unless(type(value) is int and low <= value <= high, "not an integer in its range")
    return check


def one_of(values):
    """One of a list of values."""
    def check(value):
        refuse_unless(any(type(value) is type(v) and value == v for v in values), "not one of its words")
    return check


_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_FORBIDDEN_IN_PROSE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def line(low, high):
    """A name or title: one line of so many characters."""
    def check(value):
        refuse_unless(isinstance(value, str) and low <= len(value) <= high, "not a text of its length")
        refuse_unless(not _FORBIDDEN.search(value), "character that a line must not hold")
    return check


def prose(low, high):
    """Prose: line feed and tab are allowed."""
    def check(value):
        refuse_unless(isinstance(value, str) and low <= len(value) <= high, "not a text of its length")
        refuse_unless(not _FORBIDDEN_IN_PROSE.search(value), "character that prose must not hold")
    return check


def visible(low, high, without=""):
    """Visible ASCII characters."""
    def check(value):
        refuse_unless(isinstance(value, str) and low <= len(value) <= high, "not a text of its length")
        refuse_unless(all("!" <= c <= "~" and c not in without for c in value), "not visible ASCII")
    return check


def text(value):
    """Any string; used where the place itself checks it further."""
    refuse_unless(isinstance(value, str), "not a string")


def is_ascending(items):
    """Ascending by UTF-8 octets without repeats."""
    keys = [tuple(part.encode("utf-8") for part in item) for item in items]
    return all(a < b for a, b in zip(keys, keys[1:]))


def array(check, low, high, ascending=False):
    """An array of so many elements; strings in it never repeat, ascending ones are in order."""
    def check_array(value):
        refuse_unless(isinstance(value, list) and low <= len(value) <= high, "not an array of its length")
        for item in value:
            check(item)
        strings = [item for item in value if isinstance(item, str)]
        refuse_unless(len(set(strings)) == len(strings), "array holds one string twice")
        if ascending:
            refuse_unless(is_ascending([(item,) for item in value]), "array is not ascending")
    return check_array


def party(value):
    """A party id."""
    refuse_unless(isinstance(value, str) and 3 <= len(value) <= 253, "not a party")
    label = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
    refuse_unless(re.fullmatch(r"%s(\.%s)+" % (label, label), value), "not a party")


def digest(value):
    """A digest or an id: b64u of 32 octets."""
    from_b64u(value, 32)


def random_id(value):
    """b64u of 16 octets."""
    from_b64u(value, 16)


def seconds(value):
    """Seconds since 1970 of a time."""
    refuse_unless(isinstance(value, str), "not a time")
    return _seconds(value)


@functools.lru_cache(maxsize=None)
def _seconds(value):
    refuse_unless(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", value),
                  "not a time")
    try:
        moment = datetime.datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        raise Refused("not a time of the calendar") from None
    refuse_unless(moment.year >= 1970, "time before 1970")
    refuse_unless(int(value[17:19]) < 60, "leap second")
    return calendar.timegm(moment.timetuple())


def time(value):
    """A time."""
    seconds(value)


def time_text(value):
    """The text of seconds since 1970; the number itself where it is beyond the year 9999."""
    try:
        return datetime.datetime.utcfromtimestamp(value).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return str(value)


def reason(value):
    """A reason code; unknown ones are kept (evidence.md, section 4)."""
    refuse_unless(isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9-]{0,63}", value),
                  "not a reason code")


def base_url(value):
    """A base URL (card.md, section 1, `endpoints`)."""
    visible(1, 2048)(value)
    match = re.fullmatch(r"(https?)://([^/?#@]+)(/[^?#]*)?", value)
    refuse_unless(match, "not a base URL")
    host = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(:[0-9]{1,5})?", match.group(2))
    refuse_unless(host, "URL without a host")
    if match.group(1) == "http":
        refuse_unless(host.group(1) in ("127.0.0.1", "[::1]", "localhost"), "http off loopback")


def compact(value):
    """Three segments of base64url, by their alphabet alone."""
    refuse_unless(isinstance(value, str) and len(value) <= 65536
                  and re.fullmatch(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){2}", value),
                  "not a compact signed object")
