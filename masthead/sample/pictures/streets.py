"""Streets: the tram, the terraces, the bus shelter."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.cut import Point
from masthead.sample.pictures.lines import arc, hill, path, quad, toward
from masthead.sample.pictures.people import seated, standing
from masthead.sample.pictures.press import Print

_FAR: Point = (60, 600)


def tram_night_stop(sheet: Print) -> None:
    """A lit tram at a stop at night, coming towards us, with two people under the shelter."""
    sheet.roll("#0f1b2d", "#3a4658")
    sheet.glow(300, 640, 620, "#c9854a", 0.5)
    with sheet.ink("#0c1420") as cut:
        cut.area(hill(path("-20,470 300,430 620,500 1000,380 1300,420 1640,300")))
        for x, top in ((40, 500), (150, 470), (1110, 420), (1220, 350), (1330, 390), (1470, 330)):
            cut.area([(x, 700), (x, top), (x + 55, top - 45), (x + 110, top), (x + 110, 700)])
            cut.box(x + 70, top - 70, 18, 60)
    with sheet.ink("#e9b45c") as cut:
        for x, y in ((70, 540), (1140, 470), (1260, 420), (1380, 450), (1520, 400), (1500, 480)):
            cut.box(x, y, 17, 24)
    _wet_road(sheet)
    _wires(sheet)
    _tram(sheet)
    _shelter(sheet)


def _wet_road(sheet: Print) -> None:
    sheet.roll("#2a2f3a", "#10151f", start=690)
    with sheet.ink("#0b1019") as cut:
        for foot in ((520, 1080), (830, 1080), (1400, 1080), (1660, 1030)):
            cut.line([foot, toward(foot, _FAR, 0.85)], 9)
    sheet.glow(930, 960, 420, "#e9a94f", 0.75)
    with sheet.ink("#f3c877") as cut:
        cut.gouges((780, 890, 1080, 1060), count=60, length=110, thick=9, out=False)
        cut.gouges((1170, 930, 1540, 1050), count=34, length=90, thick=7, out=False)
        cut.gouges((230, 800, 760, 900), count=50, length=60, thick=6, out=False)


def _wires(sheet: Print) -> None:
    with sheet.ink("#05090f") as cut:
        for top in (-30, 90):
            cut.line([(1640, top), (905, 210 + top * 0.2), (60, 560)], 4)
        cut.line([(1130, 900), (1130, 70)], 15)
        cut.line([(1130, 110), (860, 150)], 7)
        cut.line([(1130, 190), (960, 140)], 4)
        cut.line([(850, 330), (930, 265), (880, 215), (950, 215)], 7)


def _tram(sheet: Print) -> None:
    _bodywork(sheet)
    _tram_windows(sheet)
    _riders(sheet)
    _headlamps(sheet)


def _bodywork(sheet: Print) -> None:
    with sheet.ink("#7c1f22", wear=0.3) as cut:
        cut.area([*_side(330, 850, 0, 0.8), *arc(800, 370, 40, 60, 180, 270)])
    with sheet.ink("#a52a26", wear=0.3) as cut:
        cut.area(
            [
                *arc(800, 380, 40, 70, 180, 270),
                *arc(1040, 380, 40, 70, 270, 360),
                (1070, 860),
                (770, 860),
            ]
        )
    with sheet.ink("#f0dcae", wear=0.2) as cut:
        cut.area(_side(600, 628, 0, 0.8))
        cut.box(765, 600, 312, 30)


def _tram_windows(sheet: Print) -> None:
    with sheet.ink("#ffd984", wear=0.15) as cut:
        for near in (0.04, 0.19, 0.32, 0.43, 0.53, 0.61, 0.68):
            cut.area(_side(405, 575, near, near + 0.11 * (1 - near)))
        cut.area([(795, 420), (1045, 420), (1055, 585), (787, 585)])
        cut.box(850, 338, 140, 44)


def _riders(sheet: Print) -> None:
    with sheet.ink("#2a1414") as cut:
        cut.area(_side(800, 850, 0, 0.8))
        cut.box(775, 815, 296, 46)
        cut.line([(920, 420), (920, 585)], 8)
        cut.area([(940, 585), *arc(985, 520, 34, 40, 180, 360), (1040, 585)])
        cut.disc(985, 475, 22, 27)
        for near, head in ((0.1, 500), (0.25, 520), (0.36, 515), (0.56, 530)):
            x, _ = toward((760, 500), _FAR, near)
            cut.disc(x, head, 20 * (1 - near), 25 * (1 - near))
            cut.area(arc(x, 594 - near * 20, 38 * (1 - near), 62 * (1 - near), 180, 360))
            cut.box(x - 8 * (1 - near), head, 16 * (1 - near), 45 * (1 - near))
        for x in range(868, 975, 24):
            cut.box(x, 350, 13, 20)


def _headlamps(sheet: Print) -> None:
    for x in (825, 1020):
        sheet.glow(x, 720, 120, "#fff1c4", 1)
        with sheet.ink("#fff6da") as cut:
            cut.disc(x, 720, 23)


def _side(top: float, low: float, near: float, far: float) -> list[Point]:
    head, foot = (762.0, top), (762.0, low)
    return [
        toward(head, _FAR, near),
        toward(head, _FAR, far),
        toward(foot, _FAR, far),
        toward(foot, _FAR, near),
    ]


def _shelter(sheet: Print) -> None:
    sheet.glow(1370, 700, 330, "#f1b860", 0.85)
    with sheet.ink("#f0c474", wear=0.3) as cut:
        cut.box(1220, 560, 300, 300)
    with sheet.ink("#0a0f18") as cut:
        cut.area(quad(1180, 520, 390, 42, 14))
        for x in (1212, 1366, 1520):
            cut.box(x, 540, 13, 370)
        cut.box(1170, 905, 430, 20)
        standing(cut, 1298, 908, 270, skirt=True, hat=True)
        standing(cut, 1440, 908, 292)
        cut.box(1466, 800, 46, 60)


def hillside_terraces(sheet: Print) -> None:
    """Rows of terraced houses stepping down a hillside, their chimneys smoking."""
    sheet.roll("#f3c766", "#f1e2bb", end=640)
    sheet.glow(1180, 250, 420, "#fff3cf", 0.9)
    with sheet.ink("#c9a05c", wear=0.4) as cut:
        cut.area(hill(path("-20,330 380,210 800,330 1200,240 1640,360")))
        cut.spatter((0, 200, 1600, 620), dense=0.25, out=True)
    with sheet.ink("#9a7448", wear=0.3) as cut:
        cut.area(hill(path("-20,250 300,330 760,470 1150,560 1640,640")))
        cut.gouges((0, 330, 1600, 700), count=110, angle=14, length=80, thick=6)
    for row, (top, scale) in enumerate(((330, 0.62), (480, 0.8), (660, 1.0), (870, 1.3))):
        _smoke(sheet, row, top, scale)
        _terrace(sheet, row, top, scale)


_BRICK = ("#a5603f", "#93492f", "#7c3728", "#552321")


_ROOFS = ("#6b5a55", "#574a4b", "#443a40", "#2d2730")


def _terrace(sheet: Print, row: int, top: float, scale: float) -> None:
    wide, fall = 150 * scale, 17 * scale
    houses = [(-60 + n * wide - row * 35, top + n * fall) for n in range(int(1760 / wide) + 1)]
    with sheet.ink(_BRICK[row], wear=0.35) as cut:
        for x, y in houses:
            cut.box(x, y, wide, 420 * scale)
            cut.box(x + wide * 0.72, y - 100 * scale, 26 * scale, 80 * scale)
    with sheet.ink(_ROOFS[row], wear=0.25) as cut:
        for x, y in houses:
            roof = quad(x - 4, y - 62 * scale, wide - 22 * scale, 66 * scale, 22 * scale)
            cut.area(roof)
            cut.hatch(roof, angle=0, gap=15 * scale, thick=3)
            for pot in (0.725, 0.8):
                cut.box(x + wide * pot, y - 118 * scale, 8 * scale, 22 * scale)
    _fronts(sheet, row, houses, scale)


def _fronts(sheet: Print, row: int, houses: list[Point], scale: float) -> None:
    lit, wide = ("#f6dfa4", "#ffd983", "#ffd27a", "#ffcf70")[row], 150 * scale
    with sheet.ink(lit) as cut, sheet.ink("#2a2026") as dark:
        for n, (x, y) in enumerate(houses):
            for across, down in ((0.16, 22), (0.58, 22), (0.58, 96)):
                pane = dark if (n * 3 + int(down) + row + int(across * 9)) % 3 == 0 else cut
                pane.box(x + wide * across, y + down * scale, 36 * scale, 46 * scale)
            dark.box(x + wide * 0.16, y + 96 * scale, 34 * scale, 78 * scale)


def _smoke(sheet: Print, row: int, top: float, scale: float) -> None:
    with sheet.ink("#f7ecd2", wear=0.8) as cut:
        for n in range(row % 2, 9, 3):
            x = 50 + n * 150 * scale - row * 35 + 60 * scale
            y = top + n * 17 * scale - 120 * scale
            for puff in range(7):
                cut.disc(
                    x + puff * 26 * scale,
                    y - puff * 22 * scale,
                    (8 + puff * 5) * scale,
                    (6 + puff * 3) * scale,
                )


def bus_shelter_in_rain(sheet: Print) -> None:
    """Three people in a lit shelter in heavy rain, with a bus’s headlamps coming."""
    sheet.roll("#4c5a5e", "#8d938a", end=700)
    with sheet.ink("#566062", wear=0.3) as cut:
        cut.area(hill(path("-20,420 350,330 800,450 1250,360 1640,470")))
    with sheet.ink("#3f4a4f", wear=0.3) as cut:
        cut.area(hill([(-20, 560), (500, 500), (1000, 590), (1640, 520)]))
    sheet.roll("#39434a", "#1c2329", start=720)
    _coming_bus(sheet)
    _bus_shelter(sheet)
    with sheet.ink("#dfe3d8") as cut:
        cut.gouges((0, 0, 1600, 1060), count=330, angle=104, length=92, thick=4, out=False)
    with sheet.ink("#e8d49b") as cut:
        cut.gouges((60, 930, 760, 1050), count=60, length=80, thick=6, out=False)
        cut.gouges((1080, 830, 1420, 1000), count=40, length=70, thick=6, out=False)


def _coming_bus(sheet: Print) -> None:
    _bus_body(sheet)
    with sheet.ink("#241a1c") as cut:
        cut.box(1251, 530, 8, 110)
        cut.area(arc(1305, 645, 34, 62, 180, 360))
        cut.disc(1305, 575, 18, 22)
        cut.box(1130, 770, 250, 50)
        cut.box(1225, 478, 16, 22)
        cut.box(1255, 478, 16, 22)
    _bus_lamps(sheet)


def _bus_body(sheet: Print) -> None:
    with sheet.ink("#a3372a", wear=0.3) as cut:
        cut.area(
            [
                (1130, 810),
                (1130, 480),
                *arc(1160, 480, 30, 30, 180, 270),
                *arc(1350, 480, 30, 30, 270, 360),
                (1380, 810),
            ]
        )
    with sheet.ink("#f6dc96", wear=0.2) as cut:
        cut.box(1155, 530, 200, 110)
        cut.box(1185, 470, 140, 36)


def _bus_lamps(sheet: Print) -> None:
    for x in (1175, 1335):
        sheet.glow(x, 720, 210, "#fff0b8", 1)
        with sheet.ink("#fffbe6") as cut:
            cut.disc(x, 720, 22)


def _bus_shelter(sheet: Print) -> None:
    sheet.glow(410, 620, 560, "#f0c978", 0.8)
    with sheet.ink("#f0d08a", wear=0.35) as cut:
        cut.box(110, 380, 620, 530)
    with sheet.ink("#d9b06a", wear=0.3) as cut:
        cut.hatch(
            [(110, 700), (730, 700), (730, 910), (110, 910)], angle=90, gap=52, thick=5, out=False
        )
    _waiting(sheet)


def _waiting(sheet: Print) -> None:
    with sheet.ink("#161a20") as cut:
        cut.area([(50, 380), (100, 300), (760, 300), (800, 380)])
        for x in (92, 728):
            cut.box(x, 370, 22, 560)
        cut.box(60, 912, 740, 26)
        cut.box(150, 790, 200, 16)
        standing(cut, 470, 914, 420, hat=True)
        standing(cut, 630, 914, 385, skirt=True)
        cut.box(655, 760, 70, 86)
        cut.line([(660, 770), (690, 700), (720, 770)], 6)
    with sheet.ink("#5c2b2a", wear=0.2) as cut:
        seated(cut, 230, 914, 430)


SCENES: dict[str, Callable[[Print], None]] = {
    "tram-night-stop": tram_night_stop,
    "hillside-terraces": hillside_terraces,
    "bus-shelter-in-rain": bus_shelter_in_rain,
}
