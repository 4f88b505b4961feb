"""Functions on places: area(), distance(), geofence() (ODK XForms), on a sphere.

A point is "latitude longitude altitude accuracy"; a line or a shape is points parted by semicolons.
"""

from __future__ import annotations

import math
from itertools import pairwise

from fieldcase.forms.xpath.context import Value
from fieldcase.forms.xpath.functions.registry import declare
from fieldcase.forms.xpath.values import texts_of, to_text

RADIUS = 6_378_100.0
# Each side is held against each other one.
MOST_CORNERS = 1000
Point = tuple[float, float]


def points(*values: Value) -> list[Point] | None:
    """The points that values say, one after the other; None where one says something else."""
    found: list[Point] = []
    for text in (text for value in values for text in texts_of(value)):
        for part in text.split(";"):
            words = part.split()
            if not words:
                continue
            try:
                latitude, longitude = float(words[0]), float(words[1])
            except (ValueError, IndexError):
                return None
            if not (abs(latitude) <= 90 and abs(longitude) <= 180):
                return None
            found.append((latitude, longitude))
    return found


def area(value: Value) -> float:
    """The area in square metres inside the points, which are taken to close; no number where they are none."""
    corners = points(value)
    if corners is None:
        return math.nan
    if len(corners) < 3:
        return 0.0
    found = 0.0
    for (south, west), (north, east) in zip(corners, corners[1:] + corners[:1], strict=True):
        found += math.radians(east - west) * (2 + math.sin(math.radians(north)) + math.sin(math.radians(south)))
    return _told(abs(found * RADIUS * RADIUS / 2))


def distance(*values: Value) -> float:
    """The metres along the points; no number where they are none."""
    way = points(*values)
    if way is None:
        return math.nan
    return _told(sum(map(_between, way, way[1:])))


def _told(measure: float) -> float:
    """To the centimetre: what lies beyond is noise of the arithmetic, in which engines differ."""
    return math.floor(measure * 100 + 0.5) / 100


def _between(first: Point, second: Point) -> float:
    """By the spherical law of cosines, as JavaRosa; what rounding puts beyond 1 is 1."""
    south, north = math.radians(first[0]), math.radians(second[0])
    turn = math.cos(math.radians(first[1] - second[1]))
    cosine = math.sin(south) * math.sin(north) + math.cos(south) * math.cos(north) * turn
    return math.acos(max(-1.0, min(1.0, cosine))) * RADIUS


def geofence(point: str, shape: Value) -> bool:
    """Whether a point lies inside a shape whose last point is its first; by counting the edges east of it."""
    where, corners = points(point), points(shape)
    if not where or not corners or len(corners) < 3 or corners[0] != corners[-1]:
        return False
    north, east = where[0]
    inside = False
    for (a_north, a_east), (b_north, b_east) in pairwise(corners):
        if (a_north > north) != (b_north > north):
            crossing = (a_east - b_east) * (north - b_north) / (a_north - b_north) + b_east
            inside = inside != (east < crossing)
    return inside


def intersects(value: Value) -> bool:
    """Whether a line or a shape crosses itself (Collect's function; not in the specification)."""
    way = points(value)
    if way is None or len(way) > MOST_CORNERS:
        return False
    sides = list(pairwise(way))
    closed = len(way) > 3 and way[0] == way[-1]
    for place, (a, b) in enumerate(sides):
        for other in range(place + 2, len(sides)):
            if not (closed and place == 0 and other == len(sides) - 1) and _cross(a, b, *sides[other]):
                return True
    return False


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two sides have a place in common, on a plane."""

    def turn(one: Point, two: Point, three: Point) -> float:
        return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])

    def within(one: Point, two: Point, three: Point) -> bool:
        return all(min(p, q) <= r <= max(p, q) for p, q, r in zip(one, two, three, strict=True))

    turns = turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    ends = ((a, b, c), (a, b, d), (c, d, a), (c, d, b))
    return any(found == 0 and within(*end) for found, end in zip(turns, ends, strict=True))


declare("area", "v", "n", area)
declare("intersects", "v", "b", intersects)
declare("enclosed-area", "v", "n", area)
declare("distance", "v*", "n", distance, least=1)
declare("geofence", "vv", "b", lambda point, shape: geofence(to_text(point), shape))
