"""Things that grow: allotments, and a field of cotton."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.cut import Cut, Point
from masthead.sample.pictures.lines import arc, curve, hill, path, quad, toward
from masthead.sample.pictures.people import arms, standing
from masthead.sample.pictures.press import Print


def cotton_field(sheet: Print) -> None:
    """Pickers bent among rows of white cotton under a huge low sun, a loaded cart beyond."""
    _low_sun(sheet)
    sheet.roll("#8a4a2c", "#4a2520", start=590)
    gone: Point = (700, 540)
    _cotton_rows(sheet, gone)
    _cart(sheet)
    _pickers(sheet)


def _low_sun(sheet: Print) -> None:
    sheet.roll("#d8572f", "#f9cf7a", end=620)
    with sheet.ink("#fff0c2", wear=0.1) as cut:
        cut.disc(1120, 440, 210)
    with sheet.ink("#8a3f2c", wear=0.3) as cut:
        cut.area(hill([(-20, 570), (400, 545), (900, 580), (1640, 550)], 700))
        for x, tall in ((130, 150), (260, 110), (1460, 170)):
            cut.box(x - 6, 560 - tall, 12, tall)
            cut.disc(x, 560 - tall, tall * 0.6, tall * 0.26)


def _cotton_rows(sheet: Print, gone: Point) -> None:
    with sheet.ink("#56702f", wear=0.3) as cut:
        for left in range(-1500, 3000, 420):
            cut.area(
                [
                    toward(gone, (left, 1090), 0.12),
                    (left, 1090),
                    (left + 250, 1090),
                    toward(gone, (left + 250, 1090), 0.12),
                ]
            )
    with sheet.ink("#fffaf0", wear=0.15) as cut:
        _bolls(cut, gone, sheet)


def _bolls(cut: Cut, gone: Point, sheet: Print) -> None:
    for left in range(-1500, 3000, 420):
        for _ in range(60):
            share = sheet.chance.uniform(0.14, 1) ** 0.8
            x, y = toward(gone, (left + sheet.chance.uniform(0, 250), 1090), share)
            cut.disc(x, y - 22 * share, 3 + 13 * share, 3 + 11 * share)


def _cart(sheet: Print) -> None:
    with sheet.ink("#fff8ea", wear=0.2) as cut:
        cut.area(curve(path("280,560 300,480 380,452 470,470 520,520 530,560 280,560")))
    with sheet.ink("#2e1a1a") as cut:
        cut.area(quad(262, 552, 290, 40))
        for x in (320, 490):
            cut.disc(x, 606, 38)
            cut.disc(x, 606, 27, out=True)
            cut.line([(x - 30, 606), (x + 30, 606)], 5)
            cut.line([(x, 576), (x, 636)], 5)


def _pickers(sheet: Print) -> None:
    for x, y, t, tint in (
        (980, 800, 2.6, "#24384a"),
        (560, 860, 3.1, "#7a1f3a"),
        (1330, 960, 4.0, "#1d2a3f"),
    ):
        _picker(sheet, x, y, t, tint)


def _picker(sheet: Print, x: float, y: float, t: float, tint: str) -> None:
    with sheet.ink(tint, wear=0.1) as cut:
        cut.line([(x, y), (x + 2 * t, y - 44 * t)], 15 * t)
        cut.line(
            curve([(x + 2 * t, y - 46 * t), (x - 12 * t, y - 66 * t), (x - 32 * t, y - 60 * t)]),
            17 * t,
        )
        cut.line(
            [(x - 30 * t, y - 60 * t), (x - 38 * t, y - 36 * t), (x - 48 * t, y - 26 * t)],
            6 * t,
        )
    with sheet.ink("#f0c05a", wear=0.1) as cut:
        cut.disc(x - 42 * t, y - 62 * t, 8 * t, 9 * t)
    with sheet.ink("#fbf3e2", wear=0.1) as cut:
        cut.area(
            curve(
                [
                    (x + 4 * t, y - 52 * t),
                    (x + 20 * t, y - 40 * t),
                    (x + 18 * t, y - 10 * t),
                    (x + 2 * t, y - 16 * t),
                    (x + 4 * t, y - 52 * t),
                ]
            )
        )


def allotments(sheet: Print) -> None:
    """Plots with bean poles, cabbages and leaning sheds, a man digging under an evening sky."""
    _evening(sheet)
    sheet.roll("#8a9450", "#4a3d2a", start=520)
    gone: Point = (520, 430)
    _dug_beds(sheet, gone)
    _sheds(sheet)
    _beans(sheet)
    for row in range(4):
        for n in range(4 + row):
            _cabbage(sheet, 470 + n * (84 + row * 18) - row * 70, 690 + row * 100, 26 + row * 13)
    _digger(sheet)


def _evening(sheet: Print) -> None:
    sheet.roll("#d98a4e", "#f6dca0", end=560)
    sheet.glow(330, 430, 420, "#fff1c0", 1)
    with sheet.ink("#b0754f", wear=0.3) as cut:
        cut.area(hill([(-20, 470), (500, 400), (1000, 480), (1640, 390)]))
        for x in (960, 1130, 1290):
            cut.area([(x, 480), (x + 12, 250), (x + 40, 250), (x + 52, 480)])


def _dug_beds(sheet: Print, gone: Point) -> None:
    with sheet.ink("#5b3c2a", wear=0.35) as cut:
        for left, right in ((-500, -60), (140, 560), (760, 1240), (1460, 2100)):
            cut.area(
                [
                    toward(gone, (left, 1080), 0.2),
                    toward(gone, (right, 1080), 0.2),
                    (right, 1080),
                    (left, 1080),
                ]
            )
        cut.gouges((0, 580, 1600, 1060), count=120, length=70, thick=6)


def _sheds(sheet: Print) -> None:
    for x, foot, size, tint in (
        (1100, 600, 0.8, "#4f6a5c"),
        (1380, 660, 1.15, "#8f3f2d"),
        (170, 620, 0.75, "#77614a"),
    ):
        _shed(sheet, x, foot, size, tint)


def _shed(sheet: Print, x: float, foot: float, size: float, tint: str) -> None:
    with sheet.ink(tint, wear=0.3) as cut:
        cut.area(
            [
                (x, foot),
                (x + 8 * size, foot - 160 * size),
                (x + 190 * size, foot - 190 * size),
                (x + 180 * size, foot),
            ]
        )
        cut.hatch(quad(x, foot - 180 * size, 190 * size, 180 * size), angle=88, gap=22, thick=3)
    _shed_roof(sheet, x, foot, size)
    with sheet.ink("#ffe2a0") as cut:
        cut.box(x + 30 * size, foot - 110 * size, 48 * size, 44 * size)


def _shed_roof(sheet: Print, x: float, foot: float, size: float) -> None:
    with sheet.ink("#2a2222") as cut:
        cut.area(
            [
                (x - 14 * size, foot - 150 * size),
                (x + 206 * size, foot - 206 * size),
                (x + 206 * size, foot - 184 * size),
                (x - 12 * size, foot - 132 * size),
            ]
        )
        cut.box(x + 104 * size, foot - 120 * size, 54 * size, 120 * size)


def _beans(sheet: Print) -> None:
    with sheet.ink("#3a2a1e") as cut:
        for n in range(5):
            x = 960 + n * 96
            cut.line([(x, 960 - n * 8), (x + 70, 600)], 7)
            cut.line([(x + 140, 960 - n * 8), (x + 70, 600)], 7)
        cut.line([(1010, 612), (1430, 604)], 7)
    with sheet.ink("#5f7d38", wear=0.2) as cut:
        cut.gouges((960, 640, 1500, 950), count=150, angle=60, length=44, thick=26, out=False)
    with sheet.ink("#c63c2a") as cut:
        for _ in range(46):
            cut.disc(sheet.chance.uniform(980, 1480), sheet.chance.uniform(650, 900), 6)


def _cabbage(sheet: Print, x: float, y: float, size: float) -> None:
    with sheet.ink("#6f9468", wear=0.2) as cut:
        for leaf in arc(x, y, size * 0.7, size * 0.45, 0, 330)[::8]:
            cut.disc(leaf[0], leaf[1], size * 0.55, size * 0.44)
    with sheet.ink("#b5cc94", wear=0.2) as cut:
        cut.disc(x, y - size * 0.1, size * 0.5, size * 0.42)
        cut.line(arc(x, y, size * 0.3, size * 0.3, 150, 330), 4, out=True)


def _digger(sheet: Print) -> None:
    with sheet.ink("#1f2a3a", wear=0.1) as cut:
        standing(cut, 230, 1010, 440, hat=True, sleeves=False)
        arms(cut, 230, 1010, 440, (16, 24), (12, 16))
        cut.line([(330, 700), (352, 960)], 11)
        cut.area(path("330,930 378,926 372,1010 352,1030 336,1012"))
        cut.box(306, 690, 50, 12)


SCENES: dict[str, Callable[[Print], None]] = {
    "cotton-field": cotton_field,
    "allotments": allotments,
}
