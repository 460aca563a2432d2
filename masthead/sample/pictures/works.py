"""Work: looms, the kitchen, the sewing room, the press, the dye house."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.cut import Point
from masthead.sample.pictures.lines import arc, curve, path, quad, toward
from masthead.sample.pictures.people import arms, standing
from masthead.sample.pictures.press import Print


def loom_and_threads(sheet: Print) -> None:
    """A hand loom from the weaver’s bench, its warp stretching away to the back beam."""
    sheet.roll("#d8b577", "#a97d4d")
    sheet.glow(1150, 180, 760, "#fff0c4", 0.9)
    with sheet.ink("#f7e6b8", wear=0.3) as cut:
        cut.box(1020, 40, 300, 330)
        for x in (1115, 1215):
            cut.box(x, 40, 12, 330, out=True)
        cut.box(1020, 195, 300, 12, out=True)
    _loom_frame(sheet)
    _warp(sheet)
    _cloth(sheet)
    _heddles(sheet)
    _shuttle(sheet)


def _loom_frame(sheet: Print) -> None:
    with sheet.ink("#4a2e22", wear=0.25) as cut:
        cut.box(210, 60, 70, 1010)
        cut.box(1320, 60, 70, 1010)
        cut.box(170, 60, 1260, 64)
        cut.box(420, 330, 760, 46)
        for x, top in ((400, 290), (1150, 290)):
            cut.box(x, top, 44, 330)
    with sheet.ink("#6f4630", wear=0.3) as cut:
        cut.gouges((180, 68, 1420, 118), count=40, length=90, thick=5, out=False)
        cut.gouges((218, 140, 272, 1060), count=30, angle=90, length=110, thick=5, out=False)
        cut.gouges((1328, 140, 1382, 1060), count=30, angle=90, length=110, thick=5, out=False)


def _warp(sheet: Print) -> None:
    far = [(470 + n * 660 / 55, 352) for n in range(56)]
    near = [(290 + n * 1020 / 55, 800) for n in range(56)]
    for tint, keep in (("#f3e3bf", (0, 1, 2, 5, 6)), ("#a5281f", (3, 4)), ("#26414a", (7,))):
        with sheet.ink(tint, wear=0.1) as cut:
            for n, (a, b) in enumerate(zip(far, near, strict=True)):
                if n % 8 in keep:
                    cut.line([a, toward(a, b, 0.5)], 5)
                    cut.line([toward(a, b, 0.5), b], 8)


def _cloth(sheet: Print) -> None:
    cloth: list[Point] = [(272, 790), (1328, 790), (1420, 1080), (180, 1080)]
    with sheet.ink("#ead7ac", wear=0.15) as cut:
        cut.area(cloth)
    for tint, keep in (("#a5281f", (3, 4)), ("#26414a", (7,))):
        with sheet.ink(tint, wear=0.2, over=True) as cut:
            for n in range(56):
                if n % 8 in keep:
                    cut.line([(290 + n * 1020 / 55, 790), (200 + n * 1200 / 55, 1080)], 13)
            for row, y in enumerate((826, 850, 886, 942, 966, 1018)):
                if (row % 3 == 2) == (7 in keep):
                    cut.box(170, y, 1260, 15)
            cut.within(cloth)


def _heddles(sheet: Print) -> None:
    for top, tint in ((205, "#7a5236"), (235, "#8d6240")):
        with sheet.ink(tint, wear=0.2) as cut:
            cut.box(330, top, 940, 22)
            cut.box(330, top + 330, 940, 22)
    with sheet.ink("#f5ead0") as cut:
        for x in range(345, 1265, 26):
            cut.line([(x, 226), (x, 556)], 3)
    with sheet.ink("#2c1c18") as cut:
        for x in (480, 800, 1120):
            cut.line([(x, 120), (x, 206)], 5)
            cut.disc(x, 124, 22, 16)


def _shuttle(sheet: Print) -> None:
    with sheet.ink("#3a231b", wear=0.15) as cut:
        cut.box(262, 742, 1076, 58)
    with sheet.ink("#d9a85c", wear=0.2) as cut:
        cut.area(
            curve(path("560,770 650,738 800,730 950,738 1040,770 950,800 800,808 650,800 560,770"))
        )
    with sheet.ink("#26414a") as cut:
        cut.area(arc(800, 769, 110, 22))
        cut.line(curve([(910, 769), (1080, 730), (1190, 760), (1300, 780)]), 5)


def weaving_shed(sheet: Print) -> None:
    """A long weaving shed under a saw-toothed roof, and one woman among the looms."""
    sheet.roll("#c3c6b0", "#8d8a77")
    gone: Point = (800, 430)
    _north_lights(sheet, gone)
    sheet.roll("#8e8674", "#4e463f", start=520)
    for depth in (0.16, 0.26, 0.4, 0.6, 0.92):
        _loom_row(sheet, gone, depth)
    _weaver(sheet)


def _north_lights(sheet: Print, gone: Point) -> None:
    with sheet.ink("#f6efd2", wear=0.2) as cut:
        for n in range(6):
            near, far = 1 - n * 0.17, 1 - n * 0.17 - 0.09
            cut.area(
                [
                    toward(gone, (x, -160), s)
                    for x, s in ((-500, near), (2100, near), (2100, far), (-500, far))
                ]
            )
    with sheet.ink("#4b4e4a", wear=0.2) as cut:
        for x in (-700, -100, 400, 1200, 1700, 2300):
            cut.line([toward(gone, (x, -160), 0.1), (x, -160)], 9)
        for n in range(6):
            y = toward(gone, (800, -160), 0.93 - n * 0.16)[1]
            cut.box(0, y, 1600, 12 - n * 1.5)


def _weaver(sheet: Print) -> None:
    with sheet.ink("#7c221f", wear=0.15) as cut:
        standing(cut, 800, 840, 370, skirt=True)
        cut.area(arc(800, 498, 26, 24, 160, 380))
    with sheet.ink("#efe0bd") as cut:
        cut.area([(776, 610), (824, 610), (838, 740), (762, 740)])


def _loom_row(sheet: Print, gone: Point, depth: float) -> None:
    tint = {0.16: "#75736a", 0.26: "#5f5d58", 0.4: "#47464a", 0.6: "#333338", 0.92: "#1f2028"}[
        depth
    ]
    for side in (-1, 1):
        for place in (360, 860):
            x, y = gone[0] + side * (place + 60) * depth, gone[1] + 470 * depth
            wide, tall = 380 * depth, 330 * depth
            with sheet.ink(tint, wear=0.2) as cut:
                cut.box(x - wide / 2, y - tall, wide, 36 * depth)
                cut.box(x - wide / 2, y - tall * 0.55, wide, 50 * depth)
                for leg in (-0.5, 0.42):
                    cut.box(x + wide * leg, y - tall, wide * 0.09, tall * 1.1)
                cut.disc(x + side * wide * 0.55, y - tall * 0.3, 70 * depth)
                cut.disc(x + side * wide * 0.55, y - tall * 0.3, 50 * depth, out=True)
                cut.line([(x + wide * 0.3, y - tall), (x + wide * 0.3, -10)], max(4, 9 * depth))
            with sheet.ink("#e7d3a0", wear=0.2) as cut:
                cut.area(quad(x - wide * 0.4, y - tall * 0.42, wide * 0.8, tall * 0.32))
                cut.hatch(
                    quad(x - wide * 0.4, y - tall * 0.42, wide * 0.8, tall * 0.32),
                    angle=90,
                    gap=26 * depth + 3,
                    thick=2,
                )


def kitchen(sheet: Print) -> None:
    """A school kitchen at work: steam, pans on a range, a cook at the table."""
    sheet.roll("#e6d3a6", "#c69a62")
    with sheet.ink("#f3e8cb", wear=0.3) as cut:
        for row in range(9):
            for x in range(-60 + row % 2 * 55, 1620, 110):
                cut.box(x, row * 62, 102, 54)
    with sheet.ink("#fffaea") as cut:
        cut.box(1130, 70, 330, 300)
        for x in (1235, 1345):
            cut.box(x, 70, 10, 300, out=True)
    with sheet.ink("#2f5250", wear=0.25) as cut:
        cut.box(80, 90, 620, 20)
    for n, x in enumerate(range(130, 680, 92)):
        _hung_pan(sheet, x, 44 - n * 3)
    _range(sheet)
    _cook(sheet)


def _hung_pan(sheet: Print, x: float, size: float) -> None:
    with sheet.ink("#9c4f2c", wear=0.25) as cut:
        cut.line([(x, 108), (x, 190)], 9)
        cut.disc(x, 190 + size, size)
    with sheet.ink("#d98a54", wear=0.3) as cut:
        cut.area(arc(x, 190 + size, size * 0.75, size * 0.75, 130, 250))


def _range(sheet: Print) -> None:
    with sheet.ink("#2a2a2e", wear=0.25) as cut:
        cut.box(60, 620, 800, 450)
        cut.box(40, 596, 840, 34)
    with sheet.ink("#d1743a", wear=0.2) as cut:
        cut.box(120, 760, 200, 16)
        cut.area(arc(620, 900, 90, 60, 180, 360))
    with sheet.ink("#8f8f8a", wear=0.2) as cut:
        for x in (110, 420, 700):
            cut.box(x, 690, 130, 14)
            cut.disc(x + 65, 660, 12)
    _pots(sheet)


def _pots(sheet: Print) -> None:
    for x, wide, tall, tint in (
        (110, 250, 190, "#b9bdb4"),
        (400, 210, 140, "#a34a2a"),
        (650, 190, 220, "#c6c8bd"),
    ):
        with sheet.ink(tint, wear=0.25) as cut:
            cut.box(x, 600 - tall, wide, tall)
            cut.disc(x + wide / 2, 600 - tall, wide / 2, 22)
            cut.box(x - 26, 620 - tall, 30, 16)
            cut.box(x + wide - 4, 620 - tall, 30, 16)
        with sheet.ink("#8d8179", over=True) as cut:
            cut.box(x + wide * 0.78, 600 - tall, wide * 0.22, tall)
    for x, y in ((240, 300), (500, 360), (740, 250)):
        for n in range(5):
            sheet.glow(x + (n % 2) * 46 - 20, y - n * 62, 120 + n * 16, "#fffaf0", 0.8)


def _cook(sheet: Print) -> None:
    with sheet.ink("#345e63", wear=0.2) as cut:
        standing(cut, 1190, 1080, 700, sleeves=False)
        arms(cut, 1190, 1080, 700, (-10, 31), (6, 33))
    with sheet.ink("#f8f2e0", wear=0.15) as cut:
        cut.area([(1140, 600), (1240, 600), (1262, 900), (1118, 900)])
        cut.line([(1150, 610), (1165, 530)], 10)
        cut.line([(1230, 610), (1215, 530)], 10)
        cut.area(arc(1190, 412, 44, 46, 170, 370))
        cut.disc(1190, 372, 52, 34)
    _cook_herself(sheet)
    _bread_table(sheet)


def _cook_herself(sheet: Print) -> None:
    with sheet.ink("#6b3f28", wear=0.1) as cut:
        cut.disc(1190, 436, 46, 42)
    with sheet.ink("#f8f2e0", wear=0.15) as cut:
        cut.box(1142, 380, 96, 36)
    with sheet.ink("#e2b48c") as cut:
        cut.disc(1190, 446, 33, 40)
        for x, y in ((1052, 778), (1300, 780)):
            cut.disc(x, y, 24, 20)
    with sheet.ink("#6b3f28") as cut:
        cut.disc(1178, 442, 4)
        cut.disc(1202, 442, 4)
        cut.line(arc(1190, 454, 14, 12, 30, 150), 4)


def _bread_table(sheet: Print) -> None:
    with sheet.ink("#7a4b2e", wear=0.25) as cut:
        cut.box(900, 800, 760, 46)
        cut.box(930, 846, 40, 230)
        cut.box(1540, 846, 40, 230)
    with sheet.ink("#d9a24e", wear=0.3) as cut:
        for x in (1010, 1096, 1400, 1490):
            cut.area(arc(x, 802, 44, 58, 180, 360))


SCENES: dict[str, Callable[[Print], None]] = {
    "loom-and-threads": loom_and_threads,
    "weaving-shed": weaving_shed,
    "kitchen": kitchen,
}
