"""Outlines to cut along: arcs, curves through points, hills, arches."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from masthead.sample.pictures.cut import HEIGHT, WIDTH, Point


def path(text: str) -> list[Point]:
    """Return the points written as "x,y x,y …", the way SVG writes them."""
    pairs = (pair.split(",") for pair in text.split())
    return [(float(x), float(y)) for x, y in pairs]


def arc(
    x: float, y: float, across: float, down: float, start: float = 0, end: float = 360
) -> list[Point]:
    """Return points of an arc about a centre, from one angle to another, clockwise from east."""
    steps = max(6, int(abs(end - start) / 6))
    turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + math.cos(turn) * across, y + math.sin(turn) * down) for turn in turns]


def curve(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """Return a smooth line through the points (Catmull and Rom's spline)."""
    padded = [points[0], *points, points[-1]]
    out: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        out += [_between(a, b, c, d, step / steps) for step in range(steps)]
    return [*out, points[-1]]


def hill(points: Sequence[Point], foot: float = HEIGHT + 20) -> list[Point]:
    """Return the area under a smooth skyline, down to `foot`."""
    line = curve(points)
    return [*line, (line[-1][0], foot), (line[0][0], foot)]


def ridge(
    chance: random.Random, *, at: float, rough: float, steps: int = 9, foot: float = HEIGHT + 20
) -> list[Point]:
    """Return the area under a skyline across the sheet that rises and falls as chance has it."""
    span = (WIDTH + 80) / steps
    tops = [(-40 + step * span, at + chance.uniform(-rough, rough)) for step in range(steps + 1)]
    return hill(tops, foot)


def arch(x: float, top: float, wide: float, foot: float, *, pointed: bool = False) -> list[Point]:
    """Return a window or doorway with a round or a pointed head; `x` is its middle."""
    half = wide / 2
    if pointed:
        left = curve([(x - half, top + wide), (x - half * 0.75, top + wide * 0.4), (x, top)])
        return [
            (x - half, foot),
            *left,
            *[(2 * x - a, b) for a, b in reversed(left)],
            (x + half, foot),
        ]
    return [(x - half, foot), *arc(x, top + half, half, half, 180, 360), (x + half, foot)]


def quad(x: float, y: float, wide: float, tall: float, lean: float = 0) -> list[Point]:
    """Return a box whose top is moved sideways by `lean`."""
    return [(x + lean, y), (x + wide + lean, y), (x + wide, y + tall), (x, y + tall)]


def toward(a: Point, b: Point, share: float) -> Point:
    """Return the point a share (0 to 1) of the way from one to another."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    x, y = (
        0.5
        * (
            2 * q
            + (r - p) * t
            + (2 * p - 5 * q + 4 * r - s) * t**2
            + (3 * q - p - 3 * r + s) * t**3
        )
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )
    return (x, y)
