"""Still life: gingerbread, coats on their pegs, a window with rain on it."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.cut import Point
from masthead.sample.pictures.lines import arc, curve, hill, path, quad
from masthead.sample.pictures.press import Print


def parkin(sheet: Print) -> None:
    """A slab of dark gingerbread cut in squares, a tin of treacle, a jug, a striped cloth."""
    sheet.roll("#31464a", "#486260", end=420)
    sheet.glow(330, 200, 620, "#f0cf8a", 0.6)
    with sheet.ink("#c99a60", wear=0.3) as cut:
        cut.box(0, 410, 1600, 660)
        for y in (520, 660, 840):
            cut.box(0, y, 1600, 5, out=True)
        cut.gouges((0, 420, 1600, 1060), count=120, angle=1, length=150, thick=5)
    _cloth(sheet)
    _treacle(sheet)
    _jug(sheet)
    _slab(sheet)


def _cloth(sheet: Print) -> None:
    edge: list[Point] = [(120, 660), (1180, 610), (1400, 940), (60, 1010)]
    with sheet.ink("#f6ecd4", wear=0.15) as cut:
        cut.area(edge)
    with sheet.ink("#a8322a", wear=0.2) as cut:
        for n in range(9):
            x = 160 + n * 128
            cut.area(
                [
                    (x, 560),
                    (x + 40, 560),
                    (x + 40 + (n - 4) * 26, 1067),
                    (x - 14 + (n - 4) * 26, 1067),
                ]
            )
        cut.within(edge)


def _treacle(sheet: Print) -> None:
    with sheet.ink("#2b1a14", over=True) as cut:
        cut.disc(1360, 628, 190, 36)
    with sheet.ink("#a3271f", wear=0.2) as cut:
        cut.box(1180, 260, 260, 350)
        cut.disc(1310, 610, 130, 34)
    with sheet.ink("#e9c15a", wear=0.2) as cut:
        cut.box(1180, 350, 260, 150)
        cut.disc(1310, 500, 130, 28)
        cut.disc(1310, 260, 136, 34)
    with sheet.ink("#26130e") as cut:
        cut.disc(1310, 260, 112, 24)
        cut.area(curve(path("1400,262 1420,320 1412,400 1400,420 1390,380 1388,300 1376,268")))
        for y, wide in ((392, 150), (430, 190), (466, 110)):
            cut.box(1300 - wide / 2, y, wide, 16)
    with sheet.ink("#6b1512", wear=0.1) as cut:
        cut.box(1400, 530, 40, 80)


def _jug(sheet: Print) -> None:
    with sheet.ink("#f2ead6", wear=0.2) as cut:
        cut.area(
            curve(
                path(
                    "210,300 190,420 160,520 190,600 300,620 410,600 440,520 410,420 400,300 "
                    "210,300"
                )
            )
        )
        cut.area([(200, 320), (150, 280), (230, 290)])
        cut.line(curve([(400, 350), (500, 360), (510, 480), (430, 530)]), 24)
    with sheet.ink("#2f5a78", wear=0.2) as cut:
        for y in (400, 424, 500):
            cut.line(curve([(184, y), (300, y + 20), (428, y)]), 9)
    with sheet.ink("#cfc2a4", wear=0.3) as cut:
        cut.area(curve(path("380,320 392,430 420,520 390,596 340,612 370,500 360,320")))
    with sheet.ink("#d9cdb0", wear=0.1) as cut:
        cut.disc(305, 302, 96, 22)


def _slab(sheet: Print) -> None:
    for row in range(3):
        for n in range(4):
            if (row, n) != (2, 3):
                _square(sheet, 470 + n * 152 - row * 44, 640 + row * 92, 1 + row * 0.1)
    _square(sheet, 1060, 880, 1.2)
    with sheet.ink("#f8efd2", wear=0.2) as cut:
        cut.area(path("1290,860 1400,790 1480,850 1480,900 1300,930"))
    with sheet.ink("#d9b96a", wear=0.2) as cut:
        cut.area([(1290, 862), (1300, 930), (1480, 900), (1480, 852)])


def _square(sheet: Print, x: float, y: float, size: float) -> None:
    wide, deep, tall = 138 * size, 70 * size, 46 * size
    with sheet.ink("#7a431f", wear=0.35) as cut:
        cut.area(quad(x, y, wide, deep, 34 * size))
    with sheet.ink("#4a2512", wear=0.3) as cut:
        cut.box(x, y + deep, wide, tall)
        cut.area(
            [
                (x + wide, y + deep),
                (x + wide + 34 * size, y),
                (x + wide + 34 * size, y + tall),
                (x + wide, y + deep + tall),
            ]
        )
    with sheet.ink("#b8763a", wear=0.3) as cut:
        cut.gouges((x + 20, y + 8, x + wide, y + deep - 8), count=9, length=40, thick=6, out=False)


def rain_at_the_window(sheet: Print) -> None:
    """A wet window at dusk, a book and a cup on the sill, a blurred town beyond."""
    sheet.roll("#4a6275", "#b99a7a", end=800)
    _blurred_town(sheet)
    _drops(sheet)
    _window_frame(sheet)
    _book_and_cup(sheet)


def _blurred_town(sheet: Print) -> None:
    with sheet.ink("#5a6a72", wear=0.5) as cut:
        cut.area(hill([(-20, 480), (400, 360), (900, 500), (1640, 380)], 820))
    with sheet.ink("#45505c", wear=0.5) as cut:
        for n, x in enumerate(range(-40, 1640, 140)):
            top = 560 + (n * 53) % 90
            cut.area([(x, 820), (x, top), (x + 70, top - 50), (x + 140, top), (x + 140, 820)])
            cut.box(x + 100, top - 70, 22, 70)
    for n in range(15):
        sheet.glow(70 + n * 108, 650 + (n * 61) % 110, 66, "#ffd07a", 0.95)


def _drops(sheet: Print) -> None:
    with sheet.ink("#e4ebe6", wear=0.1) as cut:
        for _ in range(190):
            x, y, size = (
                sheet.chance.uniform(0, 1600),
                sheet.chance.uniform(0, 800),
                sheet.chance.uniform(3, 8),
            )
            cut.disc(x, y, size, size * 1.3)
        for _ in range(26):
            x, y, run = (
                sheet.chance.uniform(0, 1600),
                sheet.chance.uniform(0, 500),
                sheet.chance.uniform(90, 300),
            )
            cut.line(
                curve([(x, y), (x + 7, y + run * 0.4), (x - 4, y + run * 0.7), (x + 3, y + run)]), 4
            )
            cut.disc(x + 3, y + run, 9, 13)


def _window_frame(sheet: Print) -> None:
    with sheet.ink("#2b1f1e", wear=0.2) as cut:
        cut.box(0, 0, 60, 830)
        cut.box(1540, 0, 60, 830)
        cut.box(0, 0, 1600, 40)
        cut.box(780, 0, 40, 830)
        cut.box(0, 380, 1600, 26)
    _sill(sheet)
    _curtains(sheet)


def _sill(sheet: Print) -> None:
    with sheet.ink("#6b4432", wear=0.25) as cut:
        cut.box(0, 810, 1600, 270)
        cut.gouges((0, 830, 1600, 1060), count=80, angle=1, length=190, thick=6)
    with sheet.ink("#9b6a48", wear=0.3) as cut:
        cut.box(0, 800, 1600, 24)


def _curtains(sheet: Print) -> None:
    with sheet.ink("#8c2c2a", wear=0.25) as cut:
        for side in (-1, 1):
            edge = 800 + side * 620
            cut.area(
                [
                    (800 + side * 830, -20),
                    (edge, -20),
                    *curve(
                        [
                            (edge, 0),
                            (edge + side * 26, 400),
                            (edge + side * 70, 700),
                            (edge + side * 50, 1080),
                        ]
                    ),
                    (800 + side * 830, 1080),
                ]
            )
            for n in range(4):
                cut.line(
                    curve(
                        [
                            (edge + side * (40 + n * 44), 0),
                            (edge + side * (64 + n * 40), 500),
                            (edge + side * (96 + n * 32), 1080),
                        ]
                    ),
                    7,
                    out=True,
                )


def _book_and_cup(sheet: Print) -> None:
    _open_book(sheet)
    _cup(sheet)


def _open_book(sheet: Print) -> None:
    with sheet.ink("#f8efd8", wear=0.15) as cut:
        cut.area(
            curve(path("430,900 520,850 640,860 700,890 700,960 640,930 520,925 430,972 430,900"))
        )
        cut.area(
            curve(path("970,900 880,850 760,860 700,890 700,960 760,930 880,925 970,972 970,900"))
        )
    with sheet.ink("#3a2a2a", wear=0.1) as cut:
        for row in range(4):
            for side in (-1, 1):
                cut.line(
                    curve(
                        [
                            (700 + side * 40, 890 + row * 15),
                            (700 + side * 130, 874 + row * 14),
                            (700 + side * 220, 896 + row * 15),
                        ]
                    ),
                    3,
                )
        cut.line([(700, 890), (700, 962)], 5)


def _cup(sheet: Print) -> None:
    with sheet.ink("#2f5a63", wear=0.2) as cut:
        cut.area(
            [(1110, 800), (1290, 800), (1276, 930), *arc(1200, 930, 76, 34, 0, 180), (1124, 930)]
        )
        cut.line(arc(1300, 860, 44, 46, 270, 450), 18)
        cut.disc(1200, 970, 140, 22)
    with sheet.ink("#e8d6ae", wear=0.15) as cut:
        cut.box(1114, 840, 172, 12)
        cut.disc(1200, 800, 90, 20)
    with sheet.ink("#5a3520") as cut:
        cut.disc(1200, 803, 76, 14)
    for n in range(4):
        sheet.glow(1190 + (n % 2) * 34, 740 - n * 62, 90 + n * 10, "#fff6e6", 0.5)


SCENES: dict[str, Callable[[Print], None]] = {
    "parkin": parkin,
    "rain-at-the-window": rain_at_the_window,
}
