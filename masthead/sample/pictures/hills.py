"""The hills: turbines on the moor, sheep in the fold, runners on the fell, plots and fields."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.lines import arc, curve, hill, path, quad
from masthead.sample.pictures.people import running
from masthead.sample.pictures.press import Print


def moor_turbines(sheet: Print) -> None:
    """Turbines along the skyline of a heather moor at dusk, a wall climbing towards them."""
    _dusk(sheet)
    for x, y, size, turn in ((980, 520, 130, 20), (1210, 540, 110, 70), (1420, 570, 95, 40)):
        _turbine(sheet, x, y, size, turn, "#5a5270")
    with sheet.ink("#6d4661", wear=0.35) as cut:
        cut.area(hill(path("-20,470 330,500 760,640 1200,690 1640,640")))
        cut.gouges((0, 520, 1600, 800), count=170, angle=8, length=60, thick=7)
    for x, y, size, turn in ((250, 200, 250, 12), (560, 330, 190, 55), (800, 430, 150, 95)):
        _turbine(sheet, x, y, size, turn, "#f4ead6")
    _heather(sheet)
    _wall(sheet)


def _dusk(sheet: Print) -> None:
    sheet.roll("#3f5673", "#f0a860", end=640)
    sheet.glow(1180, 560, 520, "#ffe2a0", 1)
    with sheet.ink("#f3c58a", wear=0.5) as cut:
        cut.gouges((0, 250, 1600, 520), count=46, length=420, thick=14, out=False)
    with sheet.ink("#7a6a86", wear=0.3) as cut:
        cut.area(hill(path("-20,560 300,500 720,590 1100,560 1640,600")))


def _heather(sheet: Print) -> None:
    with sheet.ink("#3b2740", wear=0.3) as cut:
        cut.area(hill([(-20, 800), (420, 760), (900, 880), (1640, 820)]))
        cut.gouges((0, 800, 1600, 1060), count=150, angle=-6, length=80, thick=9)
    with sheet.ink("#a85474", wear=0.5) as cut:
        cut.gouges((0, 830, 1600, 1067), count=190, angle=-70, length=34, thick=11, out=False)


def _turbine(sheet: Print, x: float, y: float, size: float, turn: float, tint: str) -> None:
    with sheet.ink(tint, wear=0.1) as cut:
        foot = y + size * 1.75
        cut.area(
            [
                (x - size * 0.022, y),
                (x + size * 0.022, y),
                (x + size * 0.045, foot),
                (x - size * 0.045, foot),
            ]
        )
        for blade in (0, 120, 240):
            tip = arc(x, y, size, size, turn + blade, turn + blade + 6)[0]
            root = arc(x, y, size * 0.22, size * 0.22, turn + blade + 14, turn + blade + 20)[0]
            cut.area([(x, y), root, tip])
            cut.line([(x, y), tip], 4)
        cut.disc(x, y, size * 0.045)


def _wall(sheet: Print) -> None:
    top = curve(path("1660,930 1300,900 1020,800 860,700 760,636"))
    deep = [(x, y + 14 + max(0.0, (y - 620) * 0.24)) for x, y in reversed(top)]
    with sheet.ink("#cdb996", wear=0.2) as cut:
        cut.area([*top, *deep])
    with sheet.ink("#4a3a44", wear=0.1) as cut:
        for n, (x, y) in enumerate(top[:-6]):
            tall = 14 + max(0.0, (y - 620) * 0.24)
            cut.line([(x, y), (x + 3, y + tall)], 3)
            if n % 2:
                cut.line([(x, y + tall * 0.5), (x - 24, y + tall * 0.46)], 3)


def sheep_shearing(sheet: Print) -> None:
    """A flock in a stone fold on a hillside, a shearer at work beside a heap of fleeces."""
    sheet.roll("#a9c0b4", "#efe2b8", end=520)
    with sheet.ink("#8aa08a", wear=0.3) as cut:
        cut.area(hill(path("-20,380 420,230 900,380 1300,280 1640,400")))
    with sheet.ink("#6f8a55", wear=0.3) as cut:
        cut.area(hill([(-20, 460), (500, 400), (1000, 500), (1640, 420)]))
        cut.gouges((0, 430, 1600, 800), count=160, angle=-4, length=60, thick=7)
    _fold(sheet)
    for n in range(26):
        row, place = divmod(n, 7)
        x = 60 + place * 138 + (row % 2) * 66 + sheet.chance.uniform(-16, 16)
        _sheep(sheet, x, 560 + row * 62, 46 + row * 9, 1 if (n * 3) % 5 > 1 else -1)
    _shearer(sheet)


def _fold(sheet: Print) -> None:
    with sheet.ink("#9b8f7c", wear=0.3) as cut:
        cut.area([(-20, 470), (1640, 450), (1640, 545), (-20, 560)])
        for row in range(3):
            cut.line([(-20, 494 + row * 24), (1640, 476 + row * 24)], 3, out=True)
        for x in range(0, 1640, 38):
            cut.line([(x, 460), (x + (x % 3) * 9, 560)], 3, out=True)
    with sheet.ink("#c2a567", wear=0.3) as cut:
        cut.area([(-20, 552), (1640, 540), (1640, 1080), (-20, 1080)])
        cut.gouges((0, 580, 1600, 1060), count=120, length=70, thick=6)


def _sheep(sheet: Print, x: float, y: float, size: float, way: int) -> None:
    with sheet.ink("#2b2326") as cut:
        for leg in (-0.55, -0.3, 0.35, 0.6):
            cut.box(x + leg * size, y + size * 0.3, size * 0.13, size * 0.62)
    with sheet.ink("#f6eedb", wear=0.25) as cut:
        for bump in arc(x, y, size * 0.72, size * 0.36, 0, 330)[::5]:
            cut.disc(bump[0], bump[1], size * 0.3)
        cut.disc(x, y, size * 0.8, size * 0.45)
    with sheet.ink("#2b2326") as cut:
        cut.disc(x + way * size * 0.98, y - size * 0.12, size * 0.2, size * 0.3)
        cut.area(
            [
                (x + way * size * 0.8, y - size * 0.36),
                (x + way * size * 0.62, y - size * 0.22),
                (x + way * size * 0.88, y - size * 0.2),
            ]
        )


def _shearer(sheet: Print) -> None:
    _fleeces(sheet)
    _sheep_on_its_back(sheet)
    _man_shearing(sheet)


def _fleeces(sheet: Print) -> None:
    with sheet.ink("#f8f1df", wear=0.3) as cut:
        for n in range(20):
            row = 0 if n < 8 else 1 if n < 15 else 2
            cut.disc(1120 + (n - (0, 8, 15)[row]) * 62 + row * 34, 1000 - row * 62, 58, 46)
    with sheet.ink("#d8caa8", wear=0.3) as cut:
        for n in range(12):
            cut.line(arc(1140 + n * 36, 1010 - (n % 3) * 56, 30, 22, 200, 340), 5)


def _sheep_on_its_back(sheet: Print) -> None:
    with sheet.ink("#f6eedb", wear=0.2) as cut:
        cut.area(curve(path("1140,900 1180,800 1290,770 1380,820 1390,910 1270,950 1140,900")))
    with sheet.ink("#2b2326") as cut:
        cut.disc(1150, 806, 30, 40)
        for a, b in (((1370, 900), (1440, 930)), ((1340, 920), (1420, 960))):
            cut.line([a, b], 13)


def _man_shearing(sheet: Print) -> None:
    with sheet.ink("#8c2f26", wear=0.2) as cut:
        cut.area(
            curve(path("1400,960 1440,780 1380,640 1270,610 1230,650 1310,760 1330,960 1400,960"))
        )
        cut.line([(1260, 650), (1200, 740), (1230, 800)], 34)
    with sheet.ink("#2d4350", wear=0.2) as cut:
        cut.area(path("1310,880 1450,840 1500,1067 1400,1067 1390,960"))
    with sheet.ink("#dcae84") as cut:
        cut.disc(1216, 606, 36, 40)
        cut.disc(1234, 806, 20)
    with sheet.ink("#3a2a22") as cut:
        cut.area(arc(1220, 594, 42, 36, 160, 350))


def fell_runners(sheet: Print) -> None:
    """A string of runners coming down a steep green fell under huge clouds."""
    sheet.roll("#5f8ba0", "#e9dfbd", end=700)
    _clouds(sheet)
    _lake(sheet)
    _fellside(sheet)
    _string(sheet)


def _clouds(sheet: Print) -> None:
    with sheet.ink("#f7f0df", wear=0.3) as cut:
        for x, y, size in (
            (200, 210, 150),
            (360, 150, 190),
            (560, 220, 160),
            (1100, 300, 130),
            (1280, 240, 170),
            (1460, 300, 150),
        ):
            cut.disc(x, y, size, size * 0.7)
        cut.box(60, 240, 640, 90)
        cut.box(980, 320, 640, 70)
    with sheet.ink("#c9c6b4", wear=0.5) as cut:
        cut.spatter((40, 250, 720, 360), dense=0.5, rising=True)
        cut.spatter((960, 320, 1600, 420), dense=0.5, rising=True)


def _lake(sheet: Print) -> None:
    with sheet.ink("#7f9a9a", wear=0.2) as cut:
        cut.area(hill(path("-20,620 300,480 640,600 980,470 1640,620")))
    with sheet.ink("#fff2c9", wear=0.2) as cut:
        cut.disc(420, 742, 360, 40)
    with sheet.ink("#5d7d5c", wear=0.3) as cut:
        cut.area(hill(path("-20,720 300,740 700,800 1100,720 1640,760")))


def _fellside(sheet: Print) -> None:
    with sheet.ink("#7d9a3f", wear=0.35) as cut:
        cut.area(hill(path("1660,150 1350,300 1000,540 560,800 -20,990")))
        cut.gouges((0, 300, 1600, 1060), count=260, angle=-33, length=110, thick=8)
    with sheet.ink("#3f5a2c", wear=0.4) as cut:
        cut.gouges((300, 700, 1600, 1060), count=110, angle=-33, length=90, thick=9, out=False)


def _string(sheet: Print) -> None:
    line: list[tuple[float, float, float, str]] = [
        (1420, 330, 80, "#26323f"),
        (1300, 412, 100, "#8a2c2c"),
        (1180, 500, 124, "#26323f"),
        (1010, 618, 160, "#d9a23a"),
        (790, 772, 220, "#26323f"),
        (430, 1000, 400, "#b3261f"),
    ]
    for x, foot, tall, tint in line:
        with sheet.ink("#55662f", over=True) as cut:
            cut.disc(x + tall * 0.1, foot + 3, tall * 0.34, tall * 0.05)
        with sheet.ink(tint, wear=0.1) as cut:
            running(cut, x, foot, tall, way=-1)
    with sheet.ink("#f8f1dd") as cut:
        cut.area(quad(390, 732, 44, 56, -6))


SCENES: dict[str, Callable[[Print], None]] = {
    "moor-turbines": moor_turbines,
    "sheep-shearing": sheep_shearing,
    "fell-runners": fell_runners,
}
