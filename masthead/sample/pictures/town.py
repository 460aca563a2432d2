"""The town: its clock, its letterbox, its shop and its market."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.lines import arc, arch, curve, hill, path
from masthead.sample.pictures.people import seated, standing
from masthead.sample.pictures.press import Print


def clock_tower(sheet: Print) -> None:
    """A stone clock tower over the roofs, with a steeplejack hanging beside the dial."""
    sheet.roll("#7fb0ad", "#f2dfb2")
    sheet.glow(320, 360, 420, "#fff4d2", 0.9)
    with sheet.ink("#f6ecd4", wear=0.3) as cut:
        for x, y, wide in ((250, 190, 190), (420, 230, 150), (1250, 300, 220), (1430, 340, 140)):
            cut.disc(x, y, wide, wide * 0.22)
    with sheet.ink("#8a9a83", wear=0.35) as cut:
        cut.area(hill(path("-20,690 340,600 800,700 1300,590 1640,680")))
        cut.gouges((0, 640, 1600, 860), count=80, angle=8, length=70, thick=6)
    _tower(sheet)
    _dial(sheet)
    _steeplejack(sheet)
    _roofs(sheet)


def _tower(sheet: Print) -> None:
    with sheet.ink("#c9a674", wear=0.35) as cut:
        cut.box(620, 300, 360, 800)
        cut.area([(640, 260), (800, 20), (960, 260)])
    with sheet.ink("#8d6a49", wear=0.3) as cut:
        cut.area([(880, 300), (980, 300), (980, 1067), (900, 1067)])
        cut.hatch(
            [(620, 620), (980, 620), (980, 1067), (620, 1067)], angle=0, gap=48, thick=4, out=False
        )
    with sheet.ink("#5a4434", wear=0.25) as cut:
        for y, wide in ((252, 410), (296, 390), (628, 400)):
            cut.box(800 - wide / 2, y, wide, 24)
        cut.area([(800, 20), (960, 256), (868, 256)])
        cut.area(arch(800, 700, 130, 960, pointed=True))
        cut.line([(800, 30), (800, -20)], 8)
        for y in range(745, 950, 36):
            cut.line([(735, y), (865, y + 16)], 6, out=True)


def _dial(sheet: Print) -> None:
    with sheet.ink("#3a2c28") as cut:
        cut.disc(800, 465, 148)
    with sheet.ink("#f7ecd0", wear=0.2) as cut:
        cut.disc(800, 465, 130)
    with sheet.ink("#2b2124") as cut:
        for mark in arc(800, 465, 106, 106, 0, 330)[::5]:
            x, y = 800 + (mark[0] - 800) * 1.12, 465 + (mark[1] - 465) * 1.12
            cut.line([mark, (x, y)], 10)
        cut.line([(800, 465), (800, 372)], 10)
        cut.line([(800, 465), (806, 402)], 16)
        cut.disc(800, 465, 13)


def _steeplejack(sheet: Print) -> None:
    with sheet.ink("#241c20") as cut:
        cut.line([(1010, 276), (1010, 470)], 4)
        cut.line([(1040, 276), (1040, 470)], 4)
        cut.box(985, 470, 84, 10)
        seated(cut, 1030, 560, 150, way=-1)
        cut.line([(1020, 485), (955, 440)], 10)
        cut.area(arc(1026, 452, 14, 12, 180, 360))
        cut.disc(1070, 540, 15, 20)
        cut.line([(1064, 478), (1070, 525)], 4)


def _roofs(sheet: Print) -> None:
    for tint, top, step in (("#9c5a3f", 850, 230), ("#5b3330", 930, 300)):
        with sheet.ink(tint, wear=0.3) as cut:
            for n, x in enumerate(range(-120, 1700, step)):
                y = top + (n % 3) * 26
                cut.area(
                    [
                        (x, y + 80),
                        (x + step / 2, y),
                        (x + step, y + 80),
                        (x + step, 1080),
                        (x, 1080),
                    ]
                )
                cut.box(x + step * 0.68, y - 40, 30, 90)
                cut.hatch(
                    [(x, y + 80), (x + step / 2, y), (x + step, y + 80)], angle=32, gap=18, thick=3
                )
    with sheet.ink("#ffdf96") as cut:
        for n, x in enumerate(range(20, 1600, 150)):
            cut.box(x, 1020 + (n % 2) * 14, 26, 30)


def letterbox(sheet: Print) -> None:
    """A pillar box on a cobbled corner, a woman posting a letter and a dog waiting."""
    sheet.roll("#e9d3a3", "#dcbf8a")
    _brick_wall(sheet)
    _cobbles(sheet)
    _long_shadow(sheet)
    _pillar_box(sheet)
    _woman_and_dog(sheet)


def _brick_wall(sheet: Print) -> None:
    with sheet.ink("#b98a5a", wear=0.35) as cut:
        cut.box(0, 0, 980, 770)
        for row in range(0, 770, 55):
            cut.line([(0, row), (980, row)], 4, out=True)
            for x in range(-60 + (row // 55 % 2) * 60, 980, 120):
                cut.line([(x, row), (x, row + 55)], 4, out=True)
    with sheet.ink("#4d5a55", wear=0.25) as cut:
        cut.area(arch(260, 150, 300, 770))
        cut.box(980, 0, 30, 770)
    with sheet.ink("#efdca9") as cut:
        cut.area(arch(260, 180, 240, 420))
        for x in (220, 300):
            cut.line([(x, 180), (x, 420)], 7, out=True)


def _cobbles(sheet: Print) -> None:
    sheet.roll("#a08a72", "#6f5f55", start=770)
    with sheet.ink("#574a45", wear=0.3) as cut:
        for row, y in enumerate((800, 846, 900, 962, 1030)):
            size = 26 + row * 8
            for x in range(-40 + row % 2 * int(size * 1.2), 1660, int(size * 2.4)):
                cut.disc(x, y, size, size * 0.42)
                cut.disc(x - 4, y - 5, size * 0.86, size * 0.3, out=True)


def _long_shadow(sheet: Print) -> None:
    with sheet.ink("#8e7a70", over=True) as cut:
        cut.area(path("700,850 890,850 1640,1010 1640,1067 1100,1067"))


def _pillar_box(sheet: Print) -> None:
    with sheet.ink("#b3261f", wear=0.3) as cut:
        cut.box(690, 330, 210, 530)
        cut.area([(668, 330), *curve(path("668,330 720,270 795,252 870,270 922,330"))])
        cut.box(672, 330, 246, 30)
    with sheet.ink("#7d1618", wear=0.25) as cut:
        cut.area([(840, 362), (900, 362), (900, 860), (848, 860)])
        cut.box(680, 366, 230, 9)
    with sheet.ink("#1d1618") as cut:
        cut.box(735, 425, 122, 20)
        cut.box(680, 838, 230, 34)
        cut.box(745, 640, 6, 160)
    with sheet.ink("#f5ead0") as cut:
        cut.box(750, 480, 92, 110)
        cut.hatch([(760, 500), (832, 500), (832, 580), (760, 580)], angle=0, gap=16, thick=4)


def _woman_and_dog(sheet: Print) -> None:
    with sheet.ink("#f8f1df") as cut:
        cut.area([(846, 424), (926, 404), (934, 440), (850, 448)])
    with sheet.ink("#2f4a56", wear=0.25) as cut:
        standing(cut, 1120, 940, 640, skirt=True, sleeves=False)
        cut.line([(1066, 444), (1010, 520), (930, 432)], 36)
        cut.line([(1176, 446), (1212, 550), (1222, 650)], 36)
        cut.line([(1164, 500), (1182, 660)], 8, out=True)
    _her_things(sheet)
    _dog(sheet)


def _her_things(sheet: Print) -> None:
    with sheet.ink("#6b2b2b", wear=0.25) as cut:
        cut.area([(1170, 700), (1290, 700), (1276, 830), (1184, 830)])
        cut.line([(1182, 710), (1225, 640), (1280, 710)], 8)
        cut.area([(1070, 404), (1170, 404), (1180, 440), (1060, 440)])
    with sheet.ink("#e9c9a3") as cut:
        cut.disc(922, 428, 19)
        cut.disc(1104, 356, 31, 40)
        cut.area([(1078, 350), (1062, 372), (1080, 376)])
    with sheet.ink("#1e2a30") as cut:
        cut.area(
            curve(path("1082,340 1100,306 1150,306 1164,350 1142,400 1126,392 1124,346 1082,340"))
        )
        cut.disc(1166, 386, 20)


def _dog(sheet: Print) -> None:
    with sheet.ink("#f3e6cc", wear=0.2) as cut:
        cut.area(curve(path("420,950 430,860 480,800 500,780 560,850 570,950 420,950")))
        cut.disc(512, 770, 44, 38)
        cut.box(540, 768, 44, 26)
        cut.line([(425, 940), (380, 900), (370, 850)], 14)
    with sheet.ink("#2a2022") as cut:
        cut.area([(478, 752), (500, 736), (492, 810), (470, 800)])
        cut.disc(584, 774, 9)
        cut.disc(530, 762, 5)
        cut.line([(500, 950), (500, 880)], 4)
        cut.line([(478, 812), (540, 822)], 9)


SCENES: dict[str, Callable[[Print], None]] = {
    "clock-tower": clock_tower,
    "letterbox": letterbox,
}
