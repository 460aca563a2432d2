"""Grounds: football, bowls, cricket."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.lines import arc, curve, hill, path, quad
from masthead.sample.pictures.people import arms, bust, running, standing
from masthead.sample.pictures.press import Print


def floodlit_pitch(sheet: Print) -> None:
    """Footballers on a floodlit pitch at night, mist over the grass, a packed low stand."""
    sheet.roll("#101a2a", "#33465a", end=560)
    with sheet.ink("#0b121e", wear=0.2) as cut:
        cut.area([(1180, 560), (1196, 60), (1232, 60), (1250, 560)])
        for n, x in enumerate(range(-30, 1640, 120)):
            cut.box(x, 380 + (n * 37) % 60, 124, 200)
    for x in (150, 1480):
        _floodlight(sheet, x)
    _stand(sheet)
    _turf(sheet)
    _players(sheet)


def _turf(sheet: Print) -> None:
    sheet.roll("#3f7a48", "#1f4a2f", start=600)
    with sheet.ink("#4f8d52", wear=0.3) as cut:
        for n in range(0, 9, 2):
            far, near = -100 + n * 200, -700 + n * 340
            cut.area([(far, 600), (far + 200, 600), (near + 340, 1080), (near, 1080)])
    with sheet.ink("#e9efe0", wear=0.3) as cut:
        cut.line([(-20, 612), (1620, 612)], 6)
        cut.line(arc(800, 800, 330, 92), 7)
        cut.line([(800, 612), (800, 1080)], 7)
    for n in range(7):
        sheet.glow(120 + n * 230, 640 + (n % 3) * 30, 260, "#dfe9e2", 0.5)


def _floodlight(sheet: Print, x: float) -> None:
    with sheet.ink("#0b121e") as cut:
        cut.area([(x - 12, 600), (x - 6, 130), (x + 6, 130), (x + 12, 600)])
        cut.area(quad(x - 80, 70, 160, 74))
    sheet.glow(x, 110, 460, "#f7f3d2", 0.75)
    with sheet.ink("#fffbe4") as cut:
        for row in (90, 122):
            for lamp in range(-60, 61, 30):
                cut.disc(x + lamp, row, 11)


def _stand(sheet: Print) -> None:
    with sheet.ink("#1a1620", wear=0.15) as cut:
        cut.area([(330, 400), (380, 340), (1120, 340), (1170, 400)])
        cut.box(350, 400, 800, 210)
    sheet.glow(750, 470, 420, "#e8b15e", 0.6)
    for row in range(4):
        with sheet.ink(("#5d3d36", "#3a4a5a", "#6a2f2c", "#2b2f3c")[row], wear=0.1) as cut:
            for n in range(25):
                bust(cut, 372 + n * 31 + (row % 2) * 14, 492 + row * 36, 30, hat=(n + row) % 6 == 0)
    with sheet.ink("#1a1620") as cut:
        for x in (352, 610, 880, 1140):
            cut.box(x, 400, 9, 210)
        cut.box(330, 588, 840, 22)


def _players(sheet: Print) -> None:
    red: list[tuple[float, float, float, int]] = [
        (560, 960, 300, 1),
        (1010, 760, 170, -1),
        (300, 740, 150, 1),
    ]
    pale: list[tuple[float, float, float, int]] = [
        (880, 990, 320, -1),
        (1240, 880, 230, -1),
        (640, 720, 140, 1),
    ]
    for squad, tint in ((red, "#b3261f"), (pale, "#f3e9cf")):
        for x, foot, tall, way in squad:
            with sheet.ink("#173a24", over=True) as cut:
                cut.disc(x + 20, foot + 4, tall * 0.36, tall * 0.05)
            with sheet.ink(tint, wear=0.1) as cut:
                running(cut, x, foot, tall, way=way)
            with sheet.ink("#2a2028") as cut:
                cut.area(
                    arc(
                        x + way * tall * 0.09,
                        foot - tall * 0.9,
                        tall * 0.062,
                        tall * 0.07,
                        180,
                        360,
                    )
                )
    _football(sheet)


def _football(sheet: Print) -> None:
    with sheet.ink("#fffdf0") as cut:
        cut.disc(716, 966, 25)
    with sheet.ink("#2a2028") as cut:
        cut.disc(716, 962, 8)


def bowling_green(sheet: Print) -> None:
    """A crown green beside a river in evening light, a wooden pavilion, poplars."""
    _riverside(sheet)
    _pavilion(sheet)
    _crown(sheet)
    _bowlers(sheet)


def _riverside(sheet: Print) -> None:
    sheet.roll("#e8b76c", "#f7e8be", end=560)
    with sheet.ink("#c08f5e", wear=0.3) as cut:
        cut.area(hill([(-20, 430), (380, 330), (860, 440), (1640, 330)]))
    with sheet.ink("#5d7040", wear=0.25) as cut:
        for n, x in enumerate((60, 150, 235, 330, 1350, 1440, 1540)):
            cut.disc(x, 330 + (n % 3) * 20, 40, 210)
    with sheet.ink("#7fa3a0", wear=0.3) as cut:
        cut.area([(-20, 520), (1640, 500), (1640, 570), (-20, 590)])
        cut.gouges((0, 520, 1600, 580), count=60, length=110, thick=6)


def _crown(sheet: Print) -> None:
    with sheet.ink("#8fae4d", wear=0.3) as cut:
        cut.area(hill(path("-20,700 300,640 800,600 1300,640 1640,700")))
    with sheet.ink("#7a9a40", wear=0.3) as cut:
        for n in range(-4, 14, 2):
            cut.area(
                [
                    (500 + n * 62, 590),
                    (562 + n * 62, 590),
                    (n * 260 - 60, 1080),
                    (n * 260 - 330, 1080),
                ]
            )
        cut.within(hill(path("-20,704 300,644 800,604 1300,644 1640,704")))
    with sheet.ink("#4a3f2e", over=True) as cut:
        for x, y in ((470, 990), (1010, 800), (1180, 820)):
            cut.area([(x, y), (x + 240, y + 44), (x + 250, y + 58), (x + 10, y + 14)])


def _pavilion(sheet: Print) -> None:
    with sheet.ink("#f3e6c6", wear=0.25) as cut:
        cut.box(560, 400, 560, 220)
        cut.hatch(quad(560, 400, 560, 220), angle=0, gap=24, thick=3)
    with sheet.ink("#8a3328", wear=0.25) as cut:
        cut.area([(520, 410), (640, 290), (1040, 290), (1160, 410)])
        cut.area([(760, 300), (840, 220), (920, 300)])
    with sheet.ink("#3a4a3c", wear=0.2) as cut:
        for x in (600, 700, 930, 1030):
            cut.box(x, 470, 60, 70)
        cut.box(800, 460, 84, 160)
        for x in (540, 700, 900, 1130):
            cut.box(x, 405, 10, 220)


def _bowlers(sheet: Print) -> None:
    with sheet.ink("#f8f1df", wear=0.15) as cut:
        standing(cut, 1010, 810, 250, hat=True)
        standing(cut, 1180, 830, 240, hat=True)
    _man_bowling(sheet)
    _bowls(sheet)


def _man_bowling(sheet: Print) -> None:
    with sheet.ink("#2c3f52", wear=0.15) as cut:
        cut.line([(470, 990), (500, 880), (440, 800)], 44)
        cut.line([(390, 1000), (410, 900), (440, 800)], 40)
    with sheet.ink("#f8f1df", wear=0.15) as cut:
        cut.line(curve([(440, 800), (480, 700), (570, 650)]), 84)
        cut.line([(560, 670), (620, 770), (650, 850)], 24)
    with sheet.ink("#d9a67c") as cut:
        cut.disc(620, 620, 34, 38)
        cut.disc(655, 862, 17)
    with sheet.ink("#5a4a3c", wear=0.1) as cut:
        cut.area(arc(622, 608, 42, 36, 170, 350))
        cut.box(600, 598, 76, 11)


def _bowls(sheet: Print) -> None:
    with sheet.ink("#221c20") as cut:
        for x, y, size in ((700, 880, 26), (1086, 806, 13), (1112, 814, 13), (1070, 818, 14)):
            cut.disc(x, y, size)
    with sheet.ink("#f6d35a") as cut:
        cut.disc(1096, 824, 9)


def cricket_ground(sheet: Print) -> None:
    """A village cricket ground beside a lake: players in white, a pavilion, a big tree."""
    _lake_and_hills(sheet)
    _square(sheet)
    _tree(sheet)
    _clubhouse(sheet)
    _cricketers(sheet)


def _lake_and_hills(sheet: Print) -> None:
    sheet.roll("#86b4c4", "#f3e7c0", end=520)
    with sheet.ink("#6f8f8c", wear=0.3) as cut:
        cut.area(hill(path("-20,430 260,250 560,400 900,240 1300,380 1640,300"), 540))
        cut.gouges((0, 300, 1600, 500), count=90, angle=20, length=70, thick=6)
    with sheet.ink("#a9c4c0", wear=0.3) as cut:
        cut.box(0, 490, 1600, 90)
        cut.gouges((0, 495, 1600, 580), count=80, length=130, thick=6)


def _square(sheet: Print) -> None:
    with sheet.ink("#8aa84a", wear=0.3) as cut:
        cut.area(hill([(-20, 590), (500, 560), (1100, 575), (1640, 560)]))
    with sheet.ink("#7b9a40", wear=0.3) as cut:
        for y, tall in ((620, 24), (690, 34), (790, 50), (930, 70)):
            cut.box(0, y, 1600, tall)
    with sheet.ink("#d3c27c", wear=0.25) as cut:
        cut.area([(690, 640), (860, 640), (1090, 1000), (640, 1000)])


def _clubhouse(sheet: Print) -> None:
    with sheet.ink("#f5ead0", wear=0.2) as cut:
        cut.box(1160, 470, 320, 110)
    with sheet.ink("#8a3b2c", wear=0.2) as cut:
        cut.area([(1130, 478), (1210, 400), (1430, 400), (1510, 478)])
        for x in (1180, 1250, 1330, 1410):
            cut.box(x, 500, 40, 50)


def _tree(sheet: Print) -> None:
    with sheet.ink("#4a3626", wear=0.2) as cut:
        cut.area([(150, 700), (180, 400), (250, 400), (290, 700)])
        cut.line([(215, 480), (110, 360)], 22)
        cut.line([(225, 460), (340, 350)], 20)
    with sheet.ink("#3f6234", wear=0.35) as cut:
        for x, y, size in ((60, 300, 140), (210, 190, 170), (360, 280, 140), (200, 330, 150)):
            cut.disc(x, y, size, size * 0.85)
        cut.gouges((-40, 80, 480, 420), count=90, angle=-50, length=34, thick=12)


def _cricketers(sheet: Print) -> None:
    _afternoon_shadows(sheet)
    with sheet.ink("#fbf6e8", wear=0.15) as cut:
        running(cut, 770, 690, 150, way=1)
        for x, foot, tall in ((600, 720, 170), (1270, 760, 190), (1010, 690, 140), (420, 860, 240)):
            standing(cut, x, foot, tall)
        standing(cut, 860, 900, 330, sleeves=False)
        arms(cut, 860, 900, 330, (6, 20), (2, 24))
    _bat_and_stumps(sheet)
    _caps(sheet)


def _afternoon_shadows(sheet: Print) -> None:
    with sheet.ink("#5f7a34", over=True) as cut:
        for x, y, wide in (
            (860, 905, 150),
            (600, 720, 80),
            (1270, 760, 90),
            (1010, 690, 60),
            (420, 860, 110),
        ):
            cut.disc(x + wide * 0.6, y, wide, wide * 0.13)


def _bat_and_stumps(sheet: Print) -> None:
    with sheet.ink("#c99a55", wear=0.1) as cut:
        cut.line([(852, 706), (812, 660)], 9)
        cut.line([(812, 680), (760, 590)], 20)
        for x in (952, 968, 984):
            cut.box(x, 820, 7, 92)


def _caps(sheet: Print) -> None:
    with sheet.ink("#2c3550") as cut:
        for x, y, size in (
            (860, 590, 20),
            (600, 562, 10),
            (1270, 584, 11),
            (420, 640, 15),
            (1010, 560, 8),
        ):
            cut.area(arc(x, y, size, size, 180, 360))


SCENES: dict[str, Callable[[Print], None]] = {
    "floodlit-pitch": floodlit_pitch,
    "bowling-green": bowling_green,
    "cricket-ground": cricket_ground,
}
