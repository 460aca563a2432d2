"""The knife: shapes, hatching and gouge marks cut into one plate."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

WIDTH, HEIGHT = SIZE = (1600, 1067)
Point = tuple[float, float]


class Cut:
    """One plate. What is cut here will print; what is cut with `out=True` won't."""

    def __init__(self, chance: random.Random, grain: Image.Image) -> None:
        """Begin with a plate that prints nothing; `grain` is the noise for spatter."""
        self.chance = chance
        self.mask = Image.new("L", SIZE, 0)
        self._grain = grain
        self._pen = ImageDraw.Draw(self.mask)

    def area(self, points: Sequence[Point], *, out: bool = False) -> None:
        """Cut a polygon."""
        self._pen.polygon(list(points), fill=0 if out else 255)

    def box(self, x: float, y: float, wide: float, tall: float, *, out: bool = False) -> None:
        """Cut a rectangle, given its upper left corner and its size."""
        self._pen.rectangle((x, y, x + wide, y + tall), fill=0 if out else 255)

    def disc(
        self, x: float, y: float, across: float, down: float = 0, *, out: bool = False
    ) -> None:
        """Cut a circle of radius `across` about a point, or an ellipse where `down` is given."""
        down = down or across
        fill = 0 if out else 255
        self._pen.ellipse((x - across, y - down, x + across, y + down), fill=fill)

    def line(self, points: Sequence[Point], thick: float, *, out: bool = False) -> None:
        """Cut a stroke with round ends and joints through the points."""
        fill = 0 if out else 255
        self._pen.line(list(points), fill=fill, width=max(1, round(thick)), joint="curve")
        if thick > 5:
            for x, y in (points[0], points[-1]):
                self.disc(x, y, thick / 2, out=out)

    def hatch(
        self, points: Sequence[Point], *, angle: float, gap: float, thick: float, out: bool = True
    ) -> None:
        """Cut parallel lines at an angle in degrees, inside a polygon."""
        inside, strokes = Image.new("L", SIZE, 0), Image.new("L", SIZE, 0)
        ImageDraw.Draw(inside).polygon(list(points), fill=255)
        left, top, right, low = inside.getbbox() or (0, 0, 1, 1)
        middle, reach = ((left + right) / 2, (top + low) / 2), right - left + low - top
        pen = ImageDraw.Draw(strokes)
        for step in range(int(-reach / gap / 2), int(reach / gap / 2) + 1):
            away = step * gap + self.chance.uniform(-0.12, 0.12) * gap
            pen.line(_ruled(middle, angle, away, reach), fill=255, width=round(thick))
        both = ImageChops.multiply(inside, strokes)
        self._take(ImageChops.subtract if out else ImageChops.lighter, both)

    def gouges(
        self,
        box: tuple[float, float, float, float],
        *,
        count: int,
        angle: float = 0,
        length: float = 60,
        thick: float = 6,
        out: bool = True,
    ) -> None:
        """Cut tapered marks scattered in a box (left, top, right, bottom), all leaning one way."""
        for _ in range(count):
            x, y = self.chance.uniform(box[0], box[2]), self.chance.uniform(box[1], box[3])
            turn = math.radians(angle + self.chance.uniform(-7, 7))
            half = length * self.chance.uniform(0.25, 0.6)
            self.area(_sliver(x, y, turn, half, thick * self.chance.uniform(0.3, 0.6)), out=out)

    def spatter(
        self,
        box: tuple[int, int, int, int],
        *,
        dense: float = 0.7,
        rising: bool = False,
        out: bool = False,
    ) -> None:
        """Cut a tone that thins out from the top of a box to its foot, or up it if `rising`."""
        left, top, right, low = box
        tone = Image.linear_gradient("L").resize((right - left, low - top))
        tone = tone if rising else ImageChops.invert(tone)
        tone = tone.point([int(v * dense) for v in range(256)])
        grain = self._grain.crop((0, 0, right - left, low - top))
        dots = ImageChops.add(tone, grain, offset=-255).point([0] + [255] * 255)
        plate = Image.new("L", SIZE, 0)
        plate.paste(dots, (left, top))
        self._take(ImageChops.subtract if out else ImageChops.lighter, plate)

    def within(self, points: Sequence[Point]) -> None:
        """Keep only what lies inside a polygon."""
        inside = Image.new("L", SIZE, 0)
        ImageDraw.Draw(inside).polygon(list(points), fill=255)
        self._take(ImageChops.multiply, inside)

    def _take(self, how: object, other: Image.Image) -> None:
        assert callable(how)
        self.mask.paste(how(self.mask, other))


def _ruled(middle: Point, angle: float, away: float, reach: float) -> list[Point]:
    turn = math.radians(angle)
    x, y = middle[0] - math.sin(turn) * away, middle[1] + math.cos(turn) * away
    run, rise = math.cos(turn) * reach, math.sin(turn) * reach
    return [(x - run, y - rise), (x + run, y + rise)]


def _sliver(x: float, y: float, turn: float, half: float, thick: float) -> list[Point]:
    run, rise = math.cos(turn) * half, math.sin(turn) * half
    across, down = -math.sin(turn) * thick, math.cos(turn) * thick
    return [
        (x - run, y - rise),
        (x + across, y + down),
        (x + run, y + rise),
        (x - across, y - down),
    ]
