"""Far places: a harbour at first light, a night train on its viaduct."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.lines import arc, curve, hill, path
from masthead.sample.pictures.people import standing
from masthead.sample.pictures.press import Print


def harbour(sheet: Print) -> None:
    """A small harbour at first light, a ferry at the quay, white houses up the hill."""
    _dawn(sheet)
    _white_houses(sheet)
    _bright_water(sheet)
    _ferry(sheet)
    _boats(sheet)


def _dawn(sheet: Print) -> None:
    sheet.roll("#e48f5f", "#fbe3b0", end=600)
    sheet.glow(420, 520, 480, "#fff4cf", 1)
    with sheet.ink("#fff1c6") as cut:
        cut.disc(420, 520, 66)
    with sheet.ink("#a8697a", wear=0.3) as cut:
        cut.area(hill([(-20, 590), (260, 560), (560, 600), (900, 590)], 640))
    with sheet.ink("#6d5a6e", wear=0.3) as cut:
        cut.area(hill([(620, 620), (900, 420), (1200, 250), (1640, 140)], 700))
        cut.gouges((700, 300, 1600, 640), count=70, angle=-24, length=70, thick=6)


def _bright_water(sheet: Print) -> None:
    sheet.roll("#dba77e", "#2f5a68", start=610)
    with sheet.ink("#fbe2b0", wear=0.2) as cut:
        cut.gouges((250, 620, 600, 1060), count=110, length=120, thick=10, out=False)
    with sheet.ink("#2a4a58", wear=0.2) as cut:
        cut.gouges((0, 680, 1600, 1067), count=130, length=150, thick=9, out=False)


def _white_houses(sheet: Print) -> None:
    # The block ends print in reverse: walls first, then roofs, then panes.
    with (
        sheet.ink("#3f4a5c") as pane,
        sheet.ink("#b4502f", wear=0.2) as roof,
        sheet.ink("#f7ecd6", wear=0.2) as cut,
    ):
        for row in range(5):
            for n in range(8 - row):
                x, y = 860 + row * 84 + n * 98 + (row % 2) * 22, 560 - row * 72 + (n * 23) % 26
                cut.box(x, y, 74, 62)
                roof.area([(x - 6, y), (x + 37, y - 28), (x + 80, y)])
                pane.box(x + 14, y + 18, 14, 20)
                pane.box(x + 46, y + 18, 14, 20)


def _ferry(sheet: Print) -> None:
    with sheet.ink("#f6ecd4", wear=0.15) as cut:
        cut.area([(760, 640), (1420, 640), (1400, 560), (800, 560)])
        cut.area([(860, 560), (1300, 560), (1270, 490), (900, 490)])
        cut.box(940, 440, 130, 60)
    with sheet.ink("#24404e", wear=0.2) as cut:
        cut.area([(680, 640), (1470, 640), (1440, 790), (790, 790)])
        for x in range(830, 1380, 52):
            cut.box(x, 588, 30, 24)
        for x in range(920, 1250, 46):
            cut.box(x, 512, 28, 26)
        cut.line([(1005, 440), (1005, 330)], 6)
    with sheet.ink("#b5372a", wear=0.2) as cut:
        cut.area([(1130, 490), (1150, 380), (1220, 380), (1235, 490)])
        cut.area([(768, 756), (1448, 756), (1440, 790), (790, 790)])
    _quay(sheet)


def _quay(sheet: Print) -> None:
    with sheet.ink("#2a2428", wear=0.2) as cut:
        cut.box(1440, 690, 200, 400)
        cut.box(1430, 680, 200, 24)
        standing(cut, 1530, 684, 130, hat=True)
        standing(cut, 1585, 684, 116, skirt=True)


def _boats(sheet: Print) -> None:
    for x, y, size, tint in ((180, 850, 1.2, "#8f2f2a"), (520, 930, 1.7, "#2f6a66")):
        _boat(sheet, x, y, size, tint)


def _boat(sheet: Print, x: float, y: float, size: float, tint: str) -> None:
    with sheet.ink(tint, wear=0.2) as cut:
        cut.area(
            curve(
                [
                    (x - 120 * size, y - 40 * size),
                    (x - 80 * size, y + 20 * size),
                    (x + 80 * size, y + 20 * size),
                    (x + 130 * size, y - 50 * size),
                    (x, y - 26 * size),
                    (x - 120 * size, y - 40 * size),
                ]
            )
        )
    with sheet.ink("#2a2428") as cut:
        cut.line([(x - 10 * size, y - 30 * size), (x - 10 * size, y - 190 * size)], 7)
        cut.line([(x - 10 * size, y - 180 * size), (x + 120 * size, y - 54 * size)], 4)
        cut.box(x + 10 * size, y - 74 * size, 50 * size, 46 * size)


def night_train(sheet: Print) -> None:
    """A train with lit windows on a high viaduct at night, below mountains and a moon."""
    _night_sky(sheet)
    _peaks(sheet)
    with sheet.ink("#1d2c44", wear=0.25) as cut:
        cut.area(hill(path("-20,760 300,700 700,800 1100,720 1640,790")))
    _viaduct(sheet)
    _carriages(sheet)


def _night_sky(sheet: Print) -> None:
    sheet.roll("#14233a", "#4a6480", end=900)
    sheet.glow(340, 210, 330, "#f6ecc8", 0.8)
    with sheet.ink("#faf2d8", wear=0.15) as cut:
        cut.disc(340, 210, 78)
        for _ in range(44):
            cut.disc(sheet.chance.uniform(0, 1600), sheet.chance.uniform(0, 330), 3)


def _peaks(sheet: Print) -> None:
    with sheet.ink("#3a5270", wear=0.25) as cut:
        cut.area(
            path(
                "-20,640 220,380 360,500 640,230 860,470 1100,300 1330,520 1640,340 1640,900 "
                "-20,900"
            )
        )
    with sheet.ink("#e8e6d6", wear=0.3) as cut:
        for x, y, wide in ((220, 380, 90), (640, 230, 120), (1100, 300, 100), (1640, 340, 110)):
            cut.area(
                [
                    (x, y),
                    (x + wide, y + wide * 1.05),
                    (x + wide * 0.3, y + wide * 0.8),
                    (x, y + wide * 1.1),
                    (x - wide * 0.4, y + wide * 0.8),
                    (x - wide, y + wide * 1.05),
                ]
            )


def _viaduct(sheet: Print) -> None:
    with sheet.ink("#8a7866", wear=0.25) as cut:
        cut.box(-20, 640, 1660, 460)
        for x in range(-90, 1700, 236):
            cut.area(arc(x + 118, 800, 92, 112, 180, 360), out=True)
            cut.box(x + 26, 800, 184, 300, out=True)
        cut.gouges((0, 660, 1600, 780), count=70, length=50, thick=5)
    with sheet.ink("#584c48", wear=0.2) as cut:
        cut.box(-20, 664, 1660, 12)
        for x in range(-90, 1700, 236):
            cut.box(x + 6, 800, 20, 300)
    with sheet.ink("#0f1826", wear=0.2) as cut:
        cut.area(hill(path("-20,930 240,990 620,1040 1100,1030 1640,930")))
        for n, x in enumerate(range(-10, 1640, 62)):
            tall = 90 + (n * 41) % 60 + abs(x - 800) / 9
            cut.area([(x - 32, 1080), (x, 1075 - tall), (x + 32, 1080)])


def _carriages(sheet: Print) -> None:
    with sheet.ink("#5c1d24", wear=0.2) as cut:
        for x in range(-130, 1180, 262):
            cut.box(x, 520, 250, 108)
        cut.area(path("1180,628 1180,540 1390,540 1430,600 1440,628"))
    with sheet.ink("#101015") as cut:
        for x in range(-130, 1440, 131):
            cut.disc(x + 36, 630, 18)
        for x in range(-130, 1180, 262):
            cut.box(x, 508, 250, 14)
    with sheet.ink("#ffd988", wear=0.1) as cut:
        for n, x in enumerate(range(-112, 1150, 44)):
            if n % 6 != 5 and n % 11 != 4:
                cut.box(x, 546, 27, 34)
        cut.box(1330, 560, 44, 26)
    sheet.glow(1450, 604, 190, "#fff0bd", 1)


SCENES: dict[str, Callable[[Print], None]] = {
    "harbour": harbour,
    "night-train": night_train,
}
