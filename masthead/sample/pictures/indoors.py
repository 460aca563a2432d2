"""Indoors: hands at a ballot box, coats on their pegs."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.cut import Point
from masthead.sample.pictures.lines import arc, curve, path, quad
from masthead.sample.pictures.press import Print


def ballot_box(sheet: Print) -> None:
    """Hands with folded papers around a wooden ballot box under a hanging lamp."""
    sheet.roll("#26323d", "#4a3a32")
    sheet.glow(800, 300, 700, "#f2b95e", 0.95)
    with sheet.ink("#15181d") as cut:
        cut.line([(800, -10), (800, 120)], 6)
        cut.area([(660, 210), *curve(path("660,210 720,140 800,118 880,140 940,210"))])
    with sheet.ink("#fff4cf") as cut:
        cut.area(arc(800, 210, 66, 46, 0, 180))
    with sheet.ink("#7b4c2f", wear=0.3) as cut:
        cut.box(0, 860, 1600, 220)
        cut.hatch(quad(0, 870, 1600, 200), angle=1, gap=40, thick=4)
    _box(sheet)
    for side, skin, sleeve, lift in ((-1, "#e2b38a", "#7c2722", 0), (1, "#8a5a3c", "#2c4a52", -90)):
        _hand(sheet, side, skin, sleeve, lift)


def _box(sheet: Print) -> None:
    with sheet.ink("#b5783f", wear=0.3) as cut:
        cut.box(560, 560, 480, 340)
        cut.gouges((570, 570, 1030, 890), count=60, angle=2, length=130, thick=5)
    with sheet.ink("#d9a05c", wear=0.25) as cut:
        cut.area([(540, 560), (620, 480), (980, 480), (1060, 560)])
        cut.box(540, 556, 520, 26)
    with sheet.ink("#2a1a14") as cut:
        cut.area([(700, 526), (712, 508), (888, 508), (900, 526)])
        cut.disc(800, 690, 26)
        cut.area([(790, 690), (810, 690), (820, 760), (780, 760)])
        for x in (560, 1016):
            cut.box(x, 582, 24, 320)


def _hand(sheet: Print, side: int, skin: str, sleeve: str, lift: float) -> None:
    def at(x: float, y: float) -> Point:
        return (800 + side * x, y + lift)

    with sheet.ink("#fdf8ea", wear=0.1) as cut:
        cut.area(
            [at(-10, 500), at(70, 500), at(130, 350), at(44, 340)]
            if lift == 0
            else [at(80, 480), at(200, 520), at(250, 420), at(130, 380)]
        )
    with sheet.ink(sleeve, wear=0.25) as cut:
        cut.area([at(330, 390), at(820, 300), at(820, 520), at(360, 500)])
    with sheet.ink(skin, wear=0.1) as cut:
        cut.area(
            curve(
                [
                    at(350, 395),
                    at(250, 370),
                    at(150, 372),
                    at(92, 400),
                    at(100, 428),
                    at(170, 420),
                    at(120, 452),
                    at(140, 474),
                    at(220, 470),
                    at(290, 492),
                    at(360, 490),
                    at(350, 395),
                ]
            )
        )
    with sheet.ink("#3a241c", wear=0.1) as cut:
        for y in (424, 448):
            cut.line([at(120, y), at(205, y + 4)], 4)
    with sheet.ink("#f2e6cc", wear=0.1) as cut:
        cut.area([at(330, 386), at(368, 380), at(392, 500), at(352, 506)])


def coat_pegs(sheet: Print) -> None:
    """Coats and caps on a row of pegs, sheet music in the pockets, one peg empty."""
    sheet.roll("#d9c59a", "#b3905f")
    _cloakroom(sheet)
    tints = ("#2c3f52", "#7a2a28", "", "#3f5444", "#5d4460", "#2a2a30")
    for n, tint in enumerate(tints):
        x = 190 + n * 245
        if tint:
            _coat(sheet, x, 520 + (n * 47) % 130, tint, n)
        with sheet.ink("#c8963f", wear=0.1) as cut:
            cut.line([(x, 214), (x, 244), *arc(x + 16, 246, 16, 20, 180, 0)[::-1]], 9)
            cut.disc(x, 210, 13)


def _cloakroom(sheet: Print) -> None:
    with sheet.ink("#6f8278", wear=0.3) as cut:
        cut.box(0, 560, 1600, 520)
        for x in range(40, 1600, 96):
            cut.box(x, 570, 5, 500, out=True)
    with sheet.ink("#4a3024", wear=0.25) as cut:
        cut.box(60, 180, 1480, 74)
        cut.gouges((80, 190, 1520, 248), count=50, length=120, thick=5)
        cut.box(0, 548, 1600, 20)


def _coat(sheet: Print, x: float, tall: float, tint: str, n: int) -> None:
    low = 262 + tall
    with sheet.ink(tint, wear=0.25) as cut:
        cut.area(
            curve(
                [
                    (x, 236),
                    (x + 50, 280),
                    (x + 92, 360),
                    (x + 84, 520),
                    (x + 104, low),
                    (x, low + 22),
                    (x - 104, low),
                    (x - 84, 520),
                    (x - 92, 360),
                    (x - 50, 280),
                    (x, 236),
                ]
            )
        )
        cut.line([(x + 74, 350), (x + 98, 480), (x + 90, 330 + tall * 0.66)], 44)
        cut.line([(x - 74, 350), (x - 98, 480), (x - 90, 330 + tall * 0.66)], 44)
    _lapels(sheet, x, low)
    _cap_or_music(sheet, x, n, low)


def _lapels(sheet: Print, x: float, low: float) -> None:
    with sheet.ink("#191419", wear=0.2) as cut:
        cut.line([(x, 300), (x + 4, low + 8)], 5)
        cut.line(curve([(x - 46, 290), (x - 10, 400), (x, 420)]), 6)
        cut.line(curve([(x + 46, 290), (x + 10, 400), (x, 420)]), 6)
        for button in range(3):
            cut.disc(x + 16, 460 + button * 74, 7)
        cut.box(x - 78, low - 170, 62, 7)


def _cap_or_music(sheet: Print, x: float, n: int, low: float) -> None:
    if n % 2:
        with sheet.ink("#f8f1dd", wear=0.1) as cut:
            cut.area(quad(x - 74, low - 244, 52, 76, 6))
            cut.hatch(quad(x - 68, low - 236, 42, 60, 6), angle=-2, gap=14, thick=3)
    else:
        with sheet.ink("#3a3330", wear=0.2) as cut:
            cut.area([*arc(x, 250, 74, 56, 180, 360)])
            cut.area(
                curve([(x - 80, 244), (x - 40, 262), (x + 60, 262), (x + 108, 268), (x + 70, 246)])
            )


SCENES: dict[str, Callable[[Print], None]] = {
    "ballot-box": ballot_box,
    "coat-pegs": coat_pegs,
}
