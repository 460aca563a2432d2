"""Water and far places: the lock, the flood, a harbour, a viaduct, cotton."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.lines import arc, curve, path
from masthead.sample.pictures.people import arms, bust, standing
from masthead.sample.pictures.press import Print


def canal_lock(sheet: Print) -> None:
    """A lock with black and white gates, a narrow boat below them and mills behind."""
    sheet.roll("#9fc0b8", "#f1e3ba", end=560)
    _mills(sheet)
    _chamber(sheet)
    _gates(sheet)
    _narrow_boat(sheet)


def _chamber(sheet: Print) -> None:
    with sheet.ink("#6f8a4b", wear=0.3) as cut:
        cut.area([(-20, 560), (1640, 540), (1640, 1080), (-20, 1080)])
        cut.gouges((0, 580, 1600, 1060), count=110, length=60, thick=7)
    with sheet.ink("#b9a888", wear=0.3) as cut:
        cut.area([(520, 570), (1080, 570), (1420, 1080), (180, 1080)])
    with sheet.ink("#8a7a68", wear=0.3) as cut:
        cut.area([(620, 570), (980, 570), (1230, 1080), (370, 1080)])
        for y in (640, 720, 820, 940):
            cut.line([(300, y), (1300, y)], 4, out=True)
    sheet.roll("#6f8a86", "#2f4d50", start=930)
    with sheet.ink("#b9a888", wear=0.3) as cut:
        cut.area([(-20, 900), (320, 860), (250, 1080), (-20, 1080)])
        cut.area([(1280, 860), (1620, 900), (1620, 1080), (1350, 1080)])


def _mills(sheet: Print) -> None:
    with sheet.ink("#c99a6a", wear=0.3) as cut:
        cut.box(60, 250, 420, 330)
        cut.box(1150, 200, 480, 380)
        cut.area([(1060, 580), (1074, 60), (1110, 60), (1124, 580)])
        cut.area([(60, 250), (270, 190), (480, 250)])
    with sheet.ink("#5b4038", wear=0.25) as cut:
        for row in range(4):
            for x in range(90, 460, 54):
                cut.box(x, 274 + row * 74, 28, 44)
        for row in range(5):
            for x in range(1176, 1600, 56):
                cut.box(x, 226 + row * 70, 30, 42)
        cut.box(1064, 52, 56, 16)
    with sheet.ink("#f6efdc", wear=0.5) as cut:
        for n in range(8):
            cut.disc(1060 - n * 52, 30 - n * 5, 30 + n * 6, 18 + n * 2)


def _gates(sheet: Print) -> None:
    with sheet.ink("#1d2124", wear=0.2) as cut:
        cut.area([(400, 640), (800, 690), (800, 990), (390, 960)])
        cut.area([(1200, 640), (800, 690), (800, 990), (1210, 960)])
    with sheet.ink("#3d3a36", wear=0.2) as cut:
        for side in (-1, 1):
            for n in range(1, 4):
                cut.line([(800, 690 + n * 72), (800 + side * 400, 640 + n * 76)], 8)
            cut.line([(800 + side * 200, 666), (800 + side * 200, 970)], 8)
    with sheet.ink("#dfe7dc") as cut:
        cut.gouges((794, 720, 808, 980), count=26, angle=90, length=70, thick=7, out=False)
        cut.gouges((600, 800, 620, 960), count=8, angle=90, length=90, thick=6, out=False)
        cut.gouges((700, 975, 900, 1010), count=26, length=50, thick=8, out=False)
    for side in (-1, 1):
        _balance_beam(sheet, side)
    _lock_keeper(sheet)


def _balance_beam(sheet: Print, side: int) -> None:
    with sheet.ink("#1d2124", wear=0.15) as cut:
        cut.area(
            [
                (800 + side * 20, 640),
                (800 + side * 20, 676),
                (800 + side * 560, 596),
                (800 + side * 560, 556),
            ]
        )
    with sheet.ink("#f5efe0", wear=0.1) as cut:
        cut.area(
            [
                (800 + side * 440, 573),
                (800 + side * 440, 614),
                (800 + side * 562, 597),
                (800 + side * 562, 555),
            ]
        )


def _lock_keeper(sheet: Print) -> None:
    with sheet.ink("#23242c", wear=0.1) as cut:
        standing(cut, 300, 690, 260, hat=True, sleeves=False)
        arms(cut, 300, 690, 260, (16, 18), (10, 18))


def _narrow_boat(sheet: Print) -> None:
    with sheet.ink("#20363a", wear=0.2) as cut:
        cut.area(path("560,1080 580,960 660,890 940,890 1020,960 1040,1080"))
    with sheet.ink("#a62f24", wear=0.2) as cut:
        cut.area([(640, 1000), (656, 820), (944, 820), (960, 1000)])
    with sheet.ink("#e9c46a", wear=0.1) as cut:
        cut.area([(634, 824), (650, 800), (950, 800), (966, 824)])
        for x in (716, 884):
            cut.box(x - 44, 860, 88, 100)
        cut.line(path("590,980 660,1020 800,1034 940,1020 1010,980"), 9)
    with sheet.ink("#20363a", wear=0.1) as cut:
        for x in (716, 884):
            cut.box(x - 32, 872, 64, 76)
        cut.box(794, 826, 12, 174)


def river_in_flood(sheet: Print) -> None:
    """A stone bridge with the river high under its arches, people with lamps in the rain."""
    sheet.roll("#1a2433", "#2d3744", end=800)
    _far_bank(sheet)
    _bridge(sheet)
    _watchers(sheet)
    _brown_water(sheet)
    with sheet.ink("#c4cbd0") as cut:
        cut.gouges((0, 0, 1600, 1067), count=260, angle=106, length=84, thick=3, out=False)


def _far_bank(sheet: Print) -> None:
    with sheet.ink("#121a26", wear=0.2) as cut:
        for n, x in enumerate(range(-60, 1660, 170)):
            top = 260 + (n * 67) % 110
            cut.area([(x, 520), (x, top), (x + 85, top - 60), (x + 170, top), (x + 170, 520)])
    with sheet.ink("#eebb62") as cut:
        for n, x in enumerate(range(10, 1600, 118)):
            cut.box(x, 330 + (n * 37) % 90, 20, 30)


def _bridge(sheet: Print) -> None:
    with sheet.ink("#7d7468", wear=0.25) as cut:
        cut.area(
            [
                *curve(path("-20,520 400,456 800,440 1200,456 1640,520")),
                (1640, 1067),
                (-20, 1067),
            ]
        )
        for x, wide in ((270, 300), (800, 380), (1330, 300)):
            cut.area(arc(x, 800, wide / 2, 190, 180, 360), out=True)
            cut.box(x - wide / 2, 800, wide, 270, out=True)
        cut.gouges((0, 500, 1600, 780), count=90, length=60, thick=5)
    with sheet.ink("#4a453f", wear=0.2) as cut:
        cut.line(curve(path("-20,560 400,498 800,482 1200,498 1640,560")), 11)


def _brown_water(sheet: Print) -> None:
    sheet.roll("#4f4a3f", "#1e1d1f", start=790)
    with sheet.ink("#8d8470", wear=0.3) as cut:
        cut.gouges((0, 800, 1600, 1060), count=190, angle=2, length=170, thick=10, out=False)
    with sheet.ink("#ecd7a0", wear=0.1) as cut:
        for x in (360, 690, 1010, 1290):
            cut.gouges((x - 60, 810, x + 60, 1040), count=26, length=70, thick=8, out=False)


def _watchers(sheet: Print) -> None:
    for x, y in ((360, 420), (690, 404), (1010, 404), (1290, 420)):
        sheet.glow(x, y, 170, "#ffd98a", 0.95)
        with sheet.ink("#fff3cf") as cut:
            cut.disc(x, y, 12)
    with sheet.ink("#0c1018") as cut:
        for n, x in enumerate((290, 420, 540, 640, 760, 850, 940, 1090, 1180, 1350)):
            y = 445 + abs(x - 800) ** 1.6 / 900
            bust(cut, x, y + 14, 76 + (n * 7) % 16, hat=n % 3 == 0)


SCENES: dict[str, Callable[[Print], None]] = {
    "canal-lock": canal_lock,
    "river-in-flood": river_in_flood,
}
