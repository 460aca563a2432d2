"""Rooms: the library, the choir’s hall, the theatre, a meeting, a count."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.cut import Point
from masthead.sample.pictures.lines import arc, arch, curve, path, quad
from masthead.sample.pictures.people import arms, bust, standing
from masthead.sample.pictures.press import Print


def library_shelves(sheet: Print) -> None:
    """Tall shelves in lamplight, a reader on a ladder and another at a long table."""
    sheet.roll("#5a3527", "#3a2320")
    with sheet.ink("#2b1a19", wear=0.15) as cut:
        for x in (-20, 392, 804, 1216):
            cut.box(x + 18, 30, 384, 790)
    for shelf in range(5):
        for case in range(4):
            _books(sheet, 6 + case * 412, 180 + shelf * 158)
    with sheet.ink("#7a4a31", wear=0.25) as cut:
        for x in (-22, 390, 802, 1214, 1600):
            cut.box(x, 0, 26, 850)
        for shelf in range(6):
            cut.box(0, 22 + shelf * 158, 1600, 15)
    sheet.glow(480, 640, 560, "#f4b455", 0.55)
    _ladder(sheet)
    _reading_table(sheet)


def _books(sheet: Print, left: float, foot: float) -> None:
    tints = ("#a5372b", "#c98b3c", "#31575a", "#6b3a4d", "#d8bd83", "#49603f", "#7d4a2a")
    spines: dict[str, list[tuple[float, float, float]]] = {tint: [] for tint in tints}
    x = left + 20
    while x < left + 366:
        wide, tall = sheet.chance.uniform(17, 34), sheet.chance.uniform(86, 132)
        if sheet.chance.random() > 0.07:
            spines[sheet.chance.choice(tints)].append((x, wide - 3, tall))
        x += wide
    for tint, row in spines.items():
        with sheet.ink(tint, wear=0.3) as cut:
            for x, wide, tall in row:
                cut.box(x, foot - tall, wide, tall)
                cut.box(x, foot - tall * 0.78, wide, 5, out=True)


def _ladder(sheet: Print) -> None:
    with sheet.ink("#d9a861", wear=0.2) as cut:
        cut.line([(1050, 860), (1130, 60)], 15)
        cut.line([(1180, 860), (1250, 60)], 15)
        for rung in range(9):
            y = 800 - rung * 86
            cut.line([(1056 + rung * 8.6, y), (1186 + rung * 7.5, y)], 11)
    with sheet.ink("#1c2730", wear=0.1) as cut:
        standing(cut, 1150, 640, 400, skirt=True, sleeves=False)
        arms(cut, 1150, 640, 400, (-22, -16), (6, 28))
    with sheet.ink("#e8c79a") as cut:
        cut.disc(1150, 272, 20, 25)
    with sheet.ink("#5e2a22") as cut:
        cut.area(arc(1150, 266, 24, 25, 170, 370))
        cut.disc(1150, 240, 13)


def _reading_table(sheet: Print) -> None:
    with sheet.ink("#9a633c", wear=0.3) as cut:
        cut.area([(60, 850), (960, 850), (1040, 920), (-20, 920)])
    with sheet.ink("#54301f", wear=0.2) as cut:
        cut.box(-20, 918, 1062, 30)
        cut.box(40, 948, 40, 130)
        cut.box(930, 948, 40, 130)
    with sheet.ink("#1a1418") as cut:
        bust(cut, 300, 868, 240)
        cut.line([(205, 850), (290, 872), (360, 872)], 34)
    with sheet.ink("#f6ead0", wear=0.15) as cut:
        cut.area(path("330,862 432,852 540,862 548,886 432,878 322,886"))
    sheet.glow(640, 740, 190, "#fff2c0", 0.9)
    with sheet.ink("#2e6a4d", wear=0.15) as cut:
        cut.area([(540, 740), *curve(path("540,740 570,680 640,660 710,680 740,740"))])
    with sheet.ink("#c98f35", wear=0.1) as cut:
        cut.box(633, 740, 14, 120)
        cut.disc(640, 866, 62, 14)


def choir_hall(sheet: Print) -> None:
    """A choir in rows under tall arched windows, a conductor’s arms raised before them."""
    sheet.roll("#3c4a5c", "#6c5c57")
    for x in (170, 485, 800, 1115, 1430):
        _tall_window(sheet, x)
    with sheet.ink("#221c26", wear=0.15) as cut:
        for x in (12, 328, 642, 958, 1272, 1588):
            cut.box(x - 13, 0, 26, 560)
    for row, (y, wide, tint) in enumerate(
        ((560, 92, "#5b2a2f"), (660, 108, "#43313f"), (770, 126, "#27324a"))
    ):
        _singers(sheet, row, y, wide, tint)
    _conductor(sheet)


def _tall_window(sheet: Print, x: float) -> None:
    with sheet.ink("#f3d48c", wear=0.2) as cut:
        cut.area(arch(x, 50, 190, 520, pointed=True))
        cut.box(x - 4, 50, 8, 470, out=True)
        for y in (230, 330, 430):
            cut.box(x - 95, y, 190, 7, out=True)
    sheet.glow(x, 320, 300, "#ffe9b0", 0.45)


def _conductor(sheet: Print) -> None:
    with sheet.ink("#0f1017") as cut:
        standing(cut, 800, 1160, 560, sleeves=False)
        arms(cut, 800, 1160, 560, (-24, -22), (26, -14))
        cut.line([(990, 650), (1070, 560)], 5)


def _singers(sheet: Print, row: int, y: float, wide: float, tint: str) -> None:
    places = [(-40 + row * 34 + n * wide * 1.08, y + (n * 5) % 9) for n in range(int(1700 / wide))]
    with sheet.ink(tint, wear=0.15) as cut:
        for x, foot in places:
            bust(cut, x, foot + 60, wide)
            cut.box(x - wide / 2, foot + 55, wide, 200)
    _singing_heads(sheet, row, wide, places)
    _copies(sheet, wide, places)


def _singing_heads(sheet: Print, row: int, wide: float, places: list[Point]) -> None:
    for skin, part in (("#e6bb93", 0), ("#a8714b", 1), ("#6b4330", 2)):
        with sheet.ink(skin) as cut:
            for n, (x, foot) in enumerate(places):
                if (n * 5 + row) % 7 % 3 == part:
                    cut.disc(x, foot + 60 - wide * 0.76, wide * 0.19, wide * 0.24)
    with sheet.ink("#231519") as cut:
        for n, (x, foot) in enumerate(places):
            head = foot + 60 - wide * 0.76
            cut.disc(x, head + wide * 0.1, wide * 0.05, wide * 0.07)
            if (n + row) % 4:
                cut.area(arc(x, head - wide * 0.04, wide * 0.21, wide * 0.24, 185, 355))


def _copies(sheet: Print, wide: float, places: list[Point]) -> None:
    with sheet.ink("#f7eedb") as cut:
        for x, foot in places:
            cut.area(
                [
                    (x - wide * 0.3, foot + 52),
                    (x, foot + 64),
                    (x + wide * 0.3, foot + 52),
                    (x + wide * 0.3, foot + 92),
                    (x, foot + 104),
                    (x - wide * 0.3, foot + 92),
                ]
            )


def meeting_hall(sheet: Print) -> None:
    """A crowded meeting, hands raised, a speaker standing and a platform party."""
    sheet.roll("#d9b878", "#a67948")
    _hall(sheet)
    _banner(sheet)
    _platform(sheet)
    _crowd(sheet)


def _hall(sheet: Print) -> None:
    with sheet.ink("#efe0b6", wear=0.25) as cut:
        for x in (130, 1290):
            cut.area(arch(x + 90, 70, 180, 420))
    with sheet.ink("#6b3f2c", wear=0.25) as cut:
        cut.box(380, 480, 840, 200)
        cut.hatch(quad(380, 490, 840, 180), angle=90, gap=44, thick=4)


def _banner(sheet: Print) -> None:
    with sheet.ink("#8c2722", wear=0.25) as cut:
        cut.area(
            [
                (470, 60),
                (1130, 60),
                (1130, 190),
                *curve(path("1130,190 965,170 800,196 635,170 470,190")),
            ]
        )
        for n, wide in enumerate((90, 150, 60, 120)):
            cut.box(530 + n * 142, 106, wide * 0.75, 24, out=True)


def _platform(sheet: Print) -> None:
    with sheet.ink("#2a2a36", wear=0.15) as cut:
        for x, hat in ((600, False), (800, False), (1000, True)):
            bust(cut, x, 420, 120, hat=hat)
        cut.box(520, 415, 570, 70)
    with sheet.ink("#f5ecd4") as cut:
        for x in (640, 770, 950):
            cut.box(x, 398, 42, 20)


def _crowd(sheet: Print) -> None:
    rows = (
        (720, 96, "#7c4a38"),
        (810, 122, "#5e3434"),
        (930, 158, "#3c2833"),
        (1080, 206, "#231a26"),
    )
    for row, (y, wide, tint) in enumerate(rows):
        with sheet.ink(tint, wear=0.15) as cut:
            for n in range(int(1800 / wide) + 1):
                x = -40 + row * 46 + n * wide * 1.06
                bust(cut, x, y + (n * 11) % 14, wide, hat=(n * 3 + row) % 8 == 0)
                if (n * 5 + row * 3) % 4 == 0:
                    cut.line(
                        [
                            (x + wide * 0.4, y - wide * 0.1),
                            (x + wide * 0.52, y - wide),
                            (x + wide * 0.46, y - wide * 1.3),
                        ],
                        wide * 0.15,
                    )
                    cut.disc(x + wide * 0.46, y - wide * 1.36, wide * 0.1, wide * 0.13)
            cut.box(0, y - 8, 1600, 340)
        if row == 1:
            with sheet.ink("#b5452f", wear=0.15) as cut:
                standing(cut, 1180, 960, 480, sleeves=False)
                arms(cut, 1180, 960, 480, (-20, 4), (20, -8))


SCENES: dict[str, Callable[[Print], None]] = {
    "library-shelves": library_shelves,
    "choir-hall": choir_hall,
    "meeting-hall": meeting_hall,
}
