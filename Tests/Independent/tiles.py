# SPDX-License-Identifier: Apache-2.0
"""Paths of tiles, and entry bundles (docs/spec/log.md, section Tiles)."""

import re

from log import refusing, utf8
from shapes import refuse_unless

_PATH = re.compile(r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*)([0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


@refusing("malformed-path")
def path(data):
    """(level or "entries", index, width) of a path; width is 256 where it is full."""
    match = _PATH.fullmatch(utf8(data))
    refuse_unless(match, "not the path of a tile or bundle")
    level, groups, last, width = match.groups()
    refuse_unless(not groups.startswith("x000"), "needless group of zeros")
    index = int(groups.replace("x", "").replace("/", "") + last)
    refuse_unless(index < 2**64, "index of more than 64 bits")
    refuse_unless(level == "entries" or int(level) <= 63, "level above 63")
    refuse_unless(width is None or int(width) <= 255, "width above 255")
    return (level if level == "entries" else int(level)), index, int(width or 256)


@refusing("malformed-bundle")
def bundle(data, width):
    """The entries of a bundle of so many."""
    entries, place = [], 0
    for _ in range(width):
        refuse_unless(place + 2 <= len(data), "bundle with an entry too few")
        end = place + 2 + int.from_bytes(data[place:place + 2], "big")
        refuse_unless(end <= len(data), "entry cut off")
        entries.append(data[place + 2:end])
        place = end
    refuse_unless(place == len(data), "octets after the entries")
    return entries
