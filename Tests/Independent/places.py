# SPDX-License-Identifier: Apache-2.0
"""Places, their areas, and the specificity record (docs/spec/notice.md, sections 3 and 4)."""

import math
import re

import shapes
from shapes import array, exactly, integer, line, members, one_of, refuse_unless

RADIUS = 6371008.8
SCALE = 10**7
COUNTED = ["actor", "advice", "method", "place", "target", "window"]


def _coordinate(value, limit):
    """Degrees times 10^7, as an integer."""
    refuse_unless(isinstance(value, str)
                  and re.fullmatch(r"-?(0|[1-9][0-9]{0,2})(\.[0-9]{1,7})?", value), "not a coordinate")
    whole, _, part = value.lstrip("-").partition(".")
    result = int(whole) * SCALE + int(part.ljust(7, "0") if part else 0)
    refuse_unless(not (value[0] == "-" and result == 0), "minus zero")
    refuse_unless(result <= limit * SCALE, "coordinate out of range")
    return -result if value[0] == "-" else result


def _pair(value):
    """Latitude and longitude."""
    refuse_unless(isinstance(value, list) and len(value) == 2, "not a coordinate pair")
    return _coordinate(value[0], 90), _coordinate(value[1], 180)


def check_pair(value):
    """A coordinate pair, by its form."""
    _pair(value)


def _polygon_area(points):
    """Area of a polygon; refuses one that encloses a pole or has an edge of half a turn."""
    total, turn = 0.0, 0
    for (lat1, lon1), (lat2, lon2) in zip(points, points[1:] + points[:1]):
        d = lon2 - lon1
        while d > 180 * SCALE:
            d -= 360 * SCALE
        while d <= -180 * SCALE:
            d += 360 * SCALE
        refuse_unless(abs(d) != 180 * SCALE, "edge of half a turn")
        turn += d
        t1 = math.tan(math.radians(lat1 / SCALE) / 2)
        t2 = math.tan(math.radians(lat2 / SCALE) / 2)
        total += 2 * math.atan2(math.tan(math.radians(d / SCALE) / 2) * (t1 + t2), 1 + t1 * t2)
    refuse_unless(turn == 0, "polygon encloses a pole")
    refuse_unless(abs(total) <= 4 * math.pi, "polygon runs round itself")
    return RADIUS**2 * abs(total)


def area(place):
    """The area A of a place in square metres; None for a named one. Checks the place's form."""
    refuse_unless(isinstance(place, dict), "place is not an object")
    kind, name = place.get("type"), {"name": line(1, 1000)}
    if kind == "circle":
        members(place, {"type": shapes.text, "center": _pair, "radiusMetres": integer(1, 20000000)}, name)
        return 4 * math.pi * RADIUS**2 * math.sin(place["radiusMetres"] / (2 * RADIUS))**2
    if kind == "polygon":
        members(place, {"type": shapes.text, "points": array(_pair, 3, 1000)}, name)
        return _polygon_area([_pair(point) for point in place["points"]])
    members(place, {"type": exactly("named"), "name": line(1, 1000)})
    return None


def check_place_precision(value):
    """`placePrecision`: an area except for a named place."""
    members(value, {"shape": one_of(["circle", "polygon", "named"])}, {"areaSquareMetres": integer(0)})
    refuse_unless(("areaSquareMetres" in value) == (value["shape"] != "named"), "area and shape disagree")


def check_window(value):
    """`window`."""
    members(value, {"from": shapes.time, "to": shapes.time})
    refuse_unless(shapes.seconds(value["to"]) >= shapes.seconds(value["from"]),
                  "window ends before it begins")


def check_specificity(value):
    """The specificity record."""
    members(value, {"filled": array(one_of(COUNTED), 0, 6, ascending=True),
                    "rule": exactly("herald-specificity/v1")},
            {"areaSquareMetres": integer(0), "windowSeconds": integer(0)})


def area_matches(declared, computed):
    """Whether a declared area matches (section 3)."""
    own = math.ceil(computed)
    return abs(declared - own) <= max(1, computed / 1e9)


def verdict(fields):
    """`match` or `mismatch` from all fields of a notice (section 4)."""
    record = fields["specificity"]
    matches = record["filled"] == sorted(name for name in COUNTED if name in fields)
    declared_area = declared_window = None
    if "place" in fields:
        precision, computed = fields["placePrecision"], area(fields["place"])
        declared_area = precision.get("areaSquareMetres")
        matches &= precision["shape"] == fields["place"]["type"]
        if computed is not None and declared_area is not None:
            matches &= area_matches(declared_area, computed)
    if "window" in fields:
        declared_window = fields["windowPrecision"]["seconds"]
        own = shapes.seconds(fields["window"]["to"]) - shapes.seconds(fields["window"]["from"])
        matches &= declared_window == own
    matches &= record.get("areaSquareMetres") == declared_area
    matches &= record.get("windowSeconds") == declared_window
    return "match" if matches else "mismatch"
