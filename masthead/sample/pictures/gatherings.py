"""Gatherings: the baths, the old stand, the tea tent, the band on the brow."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.cut import Point
from masthead.sample.pictures.lines import arc, arch, hill, path, quad, toward
from masthead.sample.pictures.people import standing
from masthead.sample.pictures.press import Print


def swimming_baths(sheet: Print) -> None:
    """An old bath with an iron balcony and a glass roof, players in red and white caps."""
    sheet.roll("#dfe6d2", "#b8c4ae", end=600)
    gone: Point = (800, 420)
    _glass_roof(sheet, gone)
    _end_wall(sheet)
    for side in (-1, 1):
        _balcony(sheet, gone, side)
    _poolside(sheet, gone)
    _water(sheet, gone)
    _polo(sheet)


def _glass_roof(sheet: Print, gone: Point) -> None:
    with sheet.ink("#fbf6e0", wear=0.2) as cut:
        cut.area(
            [
                toward(gone, (-300, -260), 0.16),
                toward(gone, (1900, -260), 0.16),
                (1900, -260),
                (-300, -260),
            ]
        )
    with sheet.ink("#3f5650", wear=0.2) as cut:
        for x in (-900, -300, 250, 1350, 1900, 2500):
            cut.line([toward(gone, (x, -260), 0.16), (x, -260)], 12)
        for share in (0.16, 0.24, 0.36, 0.54, 0.8):
            cut.line([toward(gone, (x, -260), share) for x in (-900, 2500)], 4 + 14 * share)


def _poolside(sheet: Print, gone: Point) -> None:
    with sheet.ink("#f1ead2", wear=0.2) as cut:
        cut.area(
            [
                toward(gone, (-900, 1300), 0.18),
                toward(gone, (2500, 1300), 0.18),
                (2500, 1300),
                (-900, 1300),
            ]
        )


def _end_wall(sheet: Print) -> None:
    with sheet.ink("#c88d5c", wear=0.25) as cut:
        cut.area([(530, 310), (1070, 310), (1070, 580), (530, 580)])
    with sheet.ink("#f9f1d4", wear=0.15) as cut:
        for x in (620, 740, 860, 980):
            cut.area(arch(x, 345, 76, 450))
    with sheet.ink("#6b3d2c", wear=0.2) as cut:
        cut.box(530, 480, 540, 14)
        for x in range(540, 1070, 54):
            cut.box(x, 505, 40, 72)


def _balcony(sheet: Print, gone: Point, side: int) -> None:
    def at(x: float, y: float, share: float) -> Point:
        return toward(gone, (800 + side * x, y), share)

    with sheet.ink("#a8653f", wear=0.25) as cut:
        cut.area([at(1350, 520, 0.2), at(1350, 520, 1), at(1350, 980, 1), at(1350, 980, 0.2)])
    with sheet.ink("#2f4a48", wear=0.2) as cut:
        cut.area([at(1250, 470, 0.2), at(1250, 470, 1), at(1250, 540, 1), at(1250, 540, 0.2)])
        cut.line([at(1250, 210, 0.2), at(1250, 210, 1)], 12)
        for n in range(34):
            share = 0.2 + (n / 33) ** 1.6 * 0.8
            cut.line([at(1250, 210, share), at(1250, 480, share)], max(3, 9 * share))
        for share in (0.26, 0.4, 0.62, 0.9):
            cut.line([at(1240, 540, share), at(1240, 1040, share)], 20 * share + 4)
    with sheet.ink("#f3e3bf", wear=0.2) as cut:
        for n in range(8):
            share = 0.3 + (n / 8) ** 1.5 * 0.62
            wide = 150 * share
            x, y = at(1340, 700, share)
            cut.box(x - wide / 2 * 0.6, y - wide * 0.1, wide * 0.6, wide * 1.1)


def _water(sheet: Print, gone: Point) -> None:
    pool = [
        toward(gone, (-420, 1300), 0.24),
        toward(gone, (2020, 1300), 0.24),
        (2020, 1300),
        (-420, 1300),
    ]
    with sheet.ink("#3f8a78", wear=0.15) as cut:
        cut.area(pool)
    with sheet.ink("#2b6a60", wear=0.2) as cut:
        cut.gouges((200, 700, 1400, 1067), count=120, length=150, thick=10, out=False)
        cut.gouges((500, 640, 1100, 720), count=40, length=70, thick=6, out=False)
        cut.within(pool)
    with sheet.ink("#a6d3bd", wear=0.2) as cut:
        cut.gouges((250, 720, 1350, 1067), count=90, length=130, thick=8, out=False)
        cut.within(pool)
    _goal(sheet)


def _goal(sheet: Print) -> None:
    with sheet.ink("#f7f0da") as cut:
        cut.box(712, 556, 176, 9)
        for x in (712, 880):
            cut.box(x, 556, 9, 78)
        cut.hatch(quad(716, 562, 170, 66), angle=45, gap=16, thick=3, out=False)


def _polo(sheet: Print) -> None:
    swimmers: list[tuple[float, float, float, str]] = [
        (640, 700, 40, "#f8f2e0"),
        (930, 720, 44, "#b3261f"),
        (480, 830, 66, "#b3261f"),
        (1080, 860, 72, "#f8f2e0"),
        (760, 960, 100, "#b3261f"),
    ]
    for x, y, size, cap in swimmers:
        _swimmer(sheet, x, y, size, cap)
    _ball(sheet)


def _swimmer(sheet: Print, x: float, y: float, size: float, cap: str) -> None:
    with sheet.ink("#dba57e", wear=0.05) as cut:
        cut.disc(x, y - size * 0.5, size * 0.42, size * 0.5)
        cut.area(arc(x, y + size * 0.42, size * 0.95, size * 0.6, 180, 360))
        cut.line(
            [
                (x + size * 0.6, y + size * 0.1),
                (x + size * 1.05, y - size * 0.7),
                (x + size * 0.8, y - size * 1.5),
            ],
            size * 0.24,
        )
    with sheet.ink(cap, wear=0.1) as cut:
        cut.area(arc(x, y - size * 0.58, size * 0.47, size * 0.52, 175, 365))
        cut.disc(x - size * 0.42, y - size * 0.45, size * 0.12)
    with sheet.ink("#eef4e4") as cut:
        cut.gouges(
            (x - size, y + size * 0.3, x + size, y + size * 0.5),
            count=12,
            length=size,
            thick=8,
            out=False,
        )


def _ball(sheet: Print) -> None:
    with sheet.ink("#e9b93c", wear=0.1) as cut:
        cut.disc(850, 780, 38)
    with sheet.ink("#8a5a1f") as cut:
        cut.line(arc(850, 780, 37, 14, 0, 180), 4)


def tea_tent(sheet: Print) -> None:
    """A white tea tent in a field, a queue of runners in vests, a table of cups."""
    _show_field(sheet)
    _canvas(sheet)
    _urn_and_cups(sheet)
    vests = ("#26405a", "#b3261f", "#d9a23a", "#3f6a48", "#6b2f4a")
    for n, tint in enumerate(vests):
        with sheet.ink(tint, wear=0.15) as cut:
            standing(cut, 880 + n * 150, 960 + (n % 2) * 22, 370 + (n * 17) % 40)
        _bare(sheet, 880 + n * 150, 960 + (n % 2) * 22, 370 + (n * 17) % 40, n)


def _show_field(sheet: Print) -> None:
    sheet.roll("#8fb2b4", "#f2e6c0", end=620)
    with sheet.ink("#7b9488", wear=0.3) as cut:
        cut.area(hill(path("-20,420 400,230 820,430 1240,280 1640,440")))
    with sheet.ink("#8aa653", wear=0.3) as cut:
        cut.area(hill([(-20, 620), (600, 590), (1640, 640)]))
        cut.gouges((0, 640, 1600, 1060), count=170, angle=-70, length=34, thick=8)


def _canvas(sheet: Print) -> None:
    with sheet.ink("#fbf4e2", wear=0.2) as cut:
        cut.area([(120, 480), (470, 210), (820, 480)])
        cut.area([(120, 480), (820, 480), (860, 860), (80, 860)])
    with sheet.ink("#cfc2a0", wear=0.2) as cut:
        cut.hatch([(120, 480), (470, 210), (820, 480)], angle=68, gap=70, thick=4, out=False)
        for n in range(10):
            cut.disc(155 + n * 70, 486, 35, 24)
    with sheet.ink("#4a4238", wear=0.2) as cut:
        cut.area([(290, 520), (650, 520), (690, 860), (250, 860)])
        cut.line([(470, 210), (470, 130)], 6)
    with sheet.ink("#b3261f", wear=0.2) as cut:
        cut.area([(470, 132), (560, 156), (470, 184)])


def _bare(sheet: Print, x: float, foot: float, tall: float, n: int) -> None:
    t = tall / 100
    with sheet.ink(("#dca67e", "#8a5a3c", "#e6bd98")[n % 3]) as cut:
        cut.disc(x, foot - 92 * t, 5 * t, 6.4 * t)
        for side in (-1, 1):
            cut.line(
                [(x + side * 11.4 * t, foot - 68 * t), (x + side * 14 * t, foot - 46 * t)], 4.6 * t
            )
            cut.line(
                [(x + side * 4.6 * t, foot - 32 * t), (x + side * 4.6 * t, foot - 5 * t)], 6.6 * t
            )
    with sheet.ink("#2a1e1c") as cut:
        cut.area(arc(x, foot - 94 * t, 5.6 * t, 6 * t, 170, 370))


def _urn_and_cups(sheet: Print) -> None:
    with sheet.ink("#e6d3a4", wear=0.1) as cut:
        standing(cut, 400, 870, 330, skirt=True)
    with sheet.ink("#c9ccc4", wear=0.2) as cut:
        cut.box(540, 640, 90, 130)
        cut.area(arc(585, 642, 45, 34, 180, 360))
        cut.box(578, 596, 14, 16)
    with sheet.ink("#7a4b2e", wear=0.2) as cut:
        cut.box(250, 766, 460, 24)
        cut.box(270, 790, 20, 110)
        cut.box(670, 790, 20, 110)
    with sheet.ink("#fffaf0", wear=0.1) as cut:
        for x in (280, 330, 440, 490, 650):
            cut.area(arc(x, 746, 20, 24, 0, 180))
            cut.box(x - 20, 740, 40, 8)


SCENES: dict[str, Callable[[Print], None]] = {
    "swimming-baths": swimming_baths,
    "tea-tent": tea_tent,
}
