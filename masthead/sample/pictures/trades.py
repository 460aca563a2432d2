"""Trades: the sewing room, the press, the dye house, the cinema’s box."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.lines import arc, arch, curve, path, quad
from masthead.sample.pictures.people import arms, seated, standing
from masthead.sample.pictures.press import Print


def sewing_room(sheet: Print) -> None:
    """Women at sewing machines by tall windows, among bolts of orange and blue cloth."""
    sheet.roll("#e2a15c", "#b8693c")
    with sheet.ink("#fbeec6", wear=0.2) as cut:
        for x in (180, 500, 820, 1140, 1460):
            cut.area(arch(x, 60, 220, 520))
            cut.box(x - 5, 60, 10, 460, out=True)
            for y in (250, 385):
                cut.box(x - 110, y, 220, 9, out=True)
    for x in (180, 500, 820, 1140, 1460):
        sheet.glow(x, 330, 280, "#fff6d8", 0.4)
    sheet.roll("#a75a39", "#6d3528", start=640)
    for y, tall, tint, shift in ((720, 300, "#8a3a34", 80), (1010, 440, "#27414f", -40)):
        for n, x in enumerate(range(shift, 1600, int(tall * 1.12))):
            _machinist(sheet, x, y, tall, tint, n)


def _machinist(sheet: Print, x: float, y: float, tall: float, tint: str, n: int) -> None:
    t = tall / 100
    with sheet.ink(tint, wear=0.2) as cut:
        seated(cut, x, y, tall)
    _machine(sheet, x, y, t)
    cloth = ("#f1e4c4", "#dd7a2d", "#3f7480")[n % 3]
    with sheet.ink(cloth, wear=0.2) as cut:
        cut.area(
            curve(
                [
                    (x + 20 * t, y - 37 * t),
                    (x + 30 * t, y - 40 * t),
                    (x + 46 * t, y - 37 * t),
                    (x + 50 * t, y - 20 * t),
                    (x + 36 * t, y - 6 * t),
                    (x + 24 * t, y - 12 * t),
                    (x + 20 * t, y - 37 * t),
                ]
            )
        )


def _machine(sheet: Print, x: float, y: float, t: float) -> None:
    with sheet.ink("#1d1a20") as cut:
        cut.disc(x + 1 * t, y - 68 * t, 6 * t, 6.6 * t)
        cut.disc(x - 5 * t, y - 64 * t, 3.4 * t)
        cut.box(x + 12 * t, y - 36 * t, 58 * t, 4 * t)
        cut.box(x + 56 * t, y - 34 * t, 3 * t, 34 * t)
        cut.area(
            curve(
                [
                    (x + 30 * t, y - 37 * t),
                    (x + 30 * t, y - 55 * t),
                    (x + 50 * t, y - 56 * t),
                    (x + 52 * t, y - 37 * t),
                ]
            )
        )
        cut.box(x + 36 * t, y - 49 * t, 11 * t, 12 * t, out=True)
        cut.disc(x + 55 * t, y - 50 * t, 4.5 * t)


def printing_press(sheet: Print) -> None:
    """A great rotary press with its ribbon of paper, and a printer reading a sheet."""
    sheet.roll("#c6b38c", "#8f7354")
    _press_frame(sheet)
    _cylinders(sheet)
    _web(sheet)
    _printer(sheet)


def _press_frame(sheet: Print) -> None:
    with sheet.ink("#f4e7c3", wear=0.2) as cut:
        for x in (120, 360, 600):
            cut.box(x, 40, 160, 150)
    with sheet.ink("#2b3a3e", wear=0.25) as cut:
        cut.box(60, 250, 1010, 720)
        cut.area(quad(40, 220, 1050, 40))
        cut.hatch(quad(90, 820, 950, 130), angle=90, gap=46, thick=5)


def _cylinders(sheet: Print) -> None:
    rolls: list[tuple[float, float, float]] = [
        (230, 400, 105),
        (470, 400, 105),
        (720, 400, 105),
        (930, 420, 80),
        (350, 640, 120),
        (620, 640, 120),
        (860, 660, 95),
    ]
    with sheet.ink("#121b1f") as cut:
        for x, y, size in rolls:
            cut.disc(x, y, size + 16)
    for n, (x, y, size) in enumerate(rolls):
        with sheet.ink("#9aa19a" if n % 2 else "#b9643a", wear=0.3) as cut:
            cut.disc(x, y, size)
            cut.disc(x, y, size * 0.22, out=True)
        with sheet.ink("#9c948a", over=True) as cut:
            cut.area([*arc(x, y, size, size, -10, 150), *arc(x - 24, y - 24, size, size, 150, -10)])


def _web(sheet: Print) -> None:
    ribbon = curve(
        path(
            "-20,300 230,290 350,330 350,510 410,560 540,420 600,300 760,290 830,430 "
            "740,560 760,720 900,760 1010,640 1080,600 1240,780"
        ),
        16,
    )
    with sheet.ink("#fbf6e6", wear=0.1) as cut:
        cut.line(ribbon, 30)
        cut.area([(1150, 800), (1420, 800), (1420, 900), (1150, 900)])
    with sheet.ink("#4a4641") as cut:
        for n in range(10, len(ribbon) - 6, 6):
            cut.line([ribbon[n], ribbon[n + 2]], 7)
        for y in range(812, 900, 15):
            cut.box(1150, y, 270, 4)


def _printer(sheet: Print) -> None:
    _man_reading(sheet)
    _fresh_sheet(sheet)


def _man_reading(sheet: Print) -> None:
    with sheet.ink("#6c5340", wear=0.2) as cut:
        cut.box(1110, 900, 420, 180)
    with sheet.ink("#24415a", wear=0.2) as cut:
        standing(cut, 1400, 1090, 760, sleeves=False)
        arms(cut, 1400, 1090, 760, (-31, -8), (-20, -9))
    with sheet.ink("#e0b088") as cut:
        cut.disc(1394, 392, 37, 48)
        cut.area([(1362, 380), (1344, 408), (1366, 412)])
    with sheet.ink("#2a2222") as cut:
        cut.area([*arc(1402, 376, 44, 42, 180, 360), (1446, 420), (1424, 420), (1420, 376)])
        cut.box(1344, 372, 50, 10)


def _fresh_sheet(sheet: Print) -> None:
    with sheet.ink("#fbf6e6", wear=0.1) as cut:
        cut.area([(1050, 222), (1310, 196), (1330, 420), (1080, 450)])
    with sheet.ink("#3d3a38") as cut:
        cut.area([(1080, 244), (1290, 223), (1293, 249), (1083, 270)])
        for row in range(6):
            cut.line([(1090 + row * 3, 292 + row * 22), (1180 + row * 3, 283 + row * 22)], 5)
        cut.area([(1200, 276), (1296, 266), (1306, 370), (1210, 381)])
    with sheet.ink("#e0b088") as cut:
        cut.disc(1092, 436, 23)
        cut.disc(1322, 428, 23)


def dye_house(sheet: Print) -> None:
    """Steaming vats of red, blue and yellow, and long skeins hung from the beams."""
    sheet.roll("#6b5a55", "#b59a77")
    _beams_and_window(sheet)
    _skeins(sheet)
    sheet.roll("#77655a", "#42373a", start=830)
    for x, tint in ((330, "#a3231f"), (800, "#274c74"), (1270, "#d9a23a")):
        _vat(sheet, x, tint)
    _dyer(sheet)


def _beams_and_window(sheet: Print) -> None:
    with sheet.ink("#f3dfa9", wear=0.2) as cut:
        cut.area(arch(800, 90, 330, 560))
        for x in (745, 855):
            cut.box(x, 90, 9, 470, out=True)
        for y in (270, 410):
            cut.box(630, y, 340, 9, out=True)
    sheet.glow(800, 330, 640, "#fff0c0", 0.6)
    with sheet.ink("#3a2c2a", wear=0.2) as cut:
        cut.box(0, 50, 1600, 44)
        for x in (60, 1480):
            cut.box(x, 0, 60, 900)


def _skeins(sheet: Print) -> None:
    tints = (
        "#8d1f1f",
        "#b53525",
        "#cf6a3a",
        "#d9a441",
        "#7d8a4a",
        "#3d6f6c",
        "#2d5272",
        "#243a5c",
        "#1d2340",
    )
    for n, tint in enumerate(tints):
        _skein(sheet, 190 + n * 150, 380 + (n * 53) % 120, tint)


def _dyer(sheet: Print) -> None:
    with sheet.ink("#241d22", wear=0.1) as cut:
        standing(cut, 1060, 1040, 560, skirt=True, sleeves=False)
        arms(cut, 1060, 1040, 560, (-19, 14), (-14, 26))
        cut.line([(900, 590), (830, 880)], 11)


def _skein(sheet: Print, x: float, tall: float, tint: str) -> None:
    loop = curve(
        [
            (x - 14, 96),
            (x - 44, 96 + tall * 0.5),
            (x - 36, 96 + tall),
            (x, 120 + tall),
            (x + 36, 96 + tall),
            (x + 44, 96 + tall * 0.5),
            (x + 14, 96),
        ]
    )
    with sheet.ink(tint, wear=0.3) as cut:
        cut.area(loop)
    with sheet.ink("#efe0bd", wear=0.3) as cut:
        cut.gouges(
            (int(x - 26), 140, int(x + 26), int(70 + tall)),
            count=11,
            angle=90,
            length=150,
            thick=4,
            out=False,
        )


def _vat(sheet: Print, x: float, tint: str) -> None:
    with sheet.ink("#4a3530", wear=0.2) as cut:
        cut.area([(x - 190, 830), (x + 190, 830), (x + 165, 1080), (x - 165, 1080)])
        for hoop in (880, 980):
            cut.box(x - 190, hoop, 380, 9, out=True)
        cut.disc(x, 830, 192, 44)
    with sheet.ink(tint, wear=0.2) as cut:
        cut.disc(x, 830, 170, 34)
    for n in range(4):
        sheet.glow(x + (n % 2) * 60 - 30, 770 - n * 75, 130 + n * 12, "#fff6e4", 0.55)


SCENES: dict[str, Callable[[Print], None]] = {
    "sewing-room": sewing_room,
    "printing-press": printing_press,
    "dye-house": dye_house,
}
