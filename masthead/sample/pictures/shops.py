"""Shops: the umbrella mender’s and the covered market."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.cut import Cut, Point
from masthead.sample.pictures.lines import arc, quad
from masthead.sample.pictures.people import arms, bust, standing, walking
from masthead.sample.pictures.press import Print


def umbrella_shop(sheet: Print) -> None:
    """A narrow lit shop hung with umbrellas on a wet street at dusk."""
    sheet.roll("#2e3c4e", "#56586a", end=900)
    with sheet.ink("#3c3138", wear=0.3) as cut:
        cut.box(140, 0, 1320, 900)
        for row in range(0, 300, 42):
            cut.line([(140, row), (1460, row)], 3, out=True)
    with sheet.ink("#1b2b2c", wear=0.2) as cut:
        cut.box(300, 210, 1000, 720)
    sheet.glow(800, 620, 700, "#f0b352", 0.7)
    with sheet.ink("#ffdc8c", wear=0.15) as cut:
        cut.box(350, 330, 620, 500)
        cut.box(1040, 330, 200, 420)
    _shop_inside(sheet)
    sheet.roll("#3b3f4b", "#171b23", start=899)
    _shop_front(sheet)
    _wet_light(sheet)


def _wet_light(sheet: Print) -> None:
    with sheet.ink("#ffd27a") as cut:
        cut.gouges((340, 925, 1260, 1060), count=120, length=80, thick=7, out=False)
    with sheet.ink("#aab4bd") as cut:
        cut.gouges((0, 0, 1600, 1000), count=130, angle=101, length=70, thick=3, out=False)


def _shop_inside(sheet: Print) -> None:
    tints = ("#a32c25", "#2f5a63", "#c98a2e", "#5b3550", "#3f6a48", "#8a3d2a")
    for n, x in enumerate(range(405, 960, 102)):
        with sheet.ink(tints[n], wear=0.2) as cut:
            cut.area([(x - 20, 350), (x + 20, 350), (x + 12, 520), (x, 560), (x - 12, 520)])
        with sheet.ink("#2a1c14") as cut:
            cut.line([(x, 340), (x, 590)], 5)
            cut.line(arc(x + 12, 590, 12, 16, 0, 180), 6)
    with sheet.ink("#33231d") as cut:
        cut.box(360, 756, 600, 30)
        bust(cut, 600, 760, 190)
        cut.line([(540, 730), (640, 716), (690, 722)], 18)
        for spoke in arc(760, 735, 120, 90, 200, 340)[::3]:
            cut.line([(760, 740), spoke], 5)
    with sheet.ink("#9a2f27", wear=0.3) as cut:
        cut.area([(640, 735), *arc(760, 735, 122, 96, 180, 360), (880, 735)])
        cut.hatch([(640, 740), (700, 640), (820, 640), (880, 740)], angle=90, gap=40, thick=4)


def _shop_front(sheet: Print) -> None:
    with sheet.ink("#10191b") as cut:
        for x in (340, 655, 965, 1030, 1236):
            cut.box(x, 320, 14, 590)
        cut.box(340, 820, 630, 90)
        cut.box(340, 320, 910, 14)
        cut.box(1040, 750, 200, 160)
    _sign(sheet)
    _queue(sheet)


def _sign(sheet: Print) -> None:
    with sheet.ink("#c8963f", wear=0.2) as cut:
        cut.box(330, 236, 940, 58)
        for n, wide in enumerate((60, 120, 40, 150, 90, 60, 110)):
            cut.box(400 + n * 118, 254, wide * 0.6, 22, out=True)
        cut.disc(1220, 650, 9)
        cut.line([(800, 40), (800, 150)], 6)
        cut.area([(650, 150), *arc(800, 150, 150, 100, 180, 360), (950, 150)])
        for scallop in (688, 762, 838, 912):
            cut.disc(scallop, 152, 37, 16, out=True)
        cut.line([(800, 140), (800, 196), *arc(786, 196, 14, 16, 0, 180)], 7)


def _queue(sheet: Print) -> None:
    with sheet.ink("#15191f") as cut:
        for n, x in enumerate((1330, 1420, 1512)):
            standing(cut, x, 960 + n * 8, 340 + (n % 2) * 30, skirt=n == 1)
            cut.area([(x - 100, 610), *arc(x, 610, 92, 74, 180, 360), (x + 100, 610)])
            cut.line([(x, 530), (x, 720)], 5)


def market_stalls(sheet: Print) -> None:
    """A covered market: striped awnings, heaped fruit, hanging lamps, shoppers."""
    sheet.roll("#6d5a4c", "#caa873")
    with sheet.ink("#4a3d39", wear=0.3) as cut:
        for x in range(-100, 1700, 300):
            cut.line(arc(x + 150, 190, 150, 150, 180, 360), 16)
            cut.line([(x, 190), (x, 520)], 20)
        cut.box(0, 20, 1600, 18)
    sheet.roll("#8b7866", "#4b403d", start=850)
    for x, wide, tint in ((-60, 560, "#a8322a"), (540, 520, "#2f6160"), (1100, 560, "#b5792a")):
        _stall(sheet, x, wide, tint)
    for x in (200, 800, 1380):
        _lamp(sheet, x)
    _shoppers(sheet)


def _lamp(sheet: Print, x: float) -> None:
    sheet.glow(x, 400, 250, "#ffe7a6", 0.85)
    with sheet.ink("#fff3cd") as cut:
        cut.disc(x, 405, 26)
    with sheet.ink("#2a2224") as cut:
        cut.line([(x, 40), (x, 380)], 4)
        cut.area([(x - 40, 398), (x - 14, 366), (x + 14, 366), (x + 40, 398)])


def _stall(sheet: Print, x: float, wide: float, tint: str) -> None:
    with sheet.ink("#f4e6c4", wear=0.2) as cut:
        cut.area(quad(x, 330, wide, 130, 0))
        _scallops(cut, x, wide, 0)
    with sheet.ink(tint, wear=0.25) as cut:
        step = wide / 10
        for n in range(0, 10, 2):
            cut.box(x + n * step, 330, step, 130)
        _scallops(cut, x, wide, 2)
    with sheet.ink("#3a2a25", wear=0.2) as cut:
        cut.box(x + 14, 450, 12, 430)
        cut.box(x + wide - 26, 450, 12, 430)
        cut.box(x, 700, wide, 200)
        cut.hatch(quad(x, 710, wide, 190), angle=0, gap=44, thick=4)
    _heaps(sheet, x, wide)


def _scallops(cut: Cut, x: float, wide: float, every: int) -> None:
    step = wide / 10
    for n in range(0, 10, every or 1):
        cut.disc(x + (n + 0.5) * step, 460, step / 2, 26)


def _heaps(sheet: Print, x: float, wide: float) -> None:
    tints = ("#d9762b", "#7d9a3f", "#b5312a", "#e3b441", "#7a4468")
    for n, tint in enumerate(tints):
        middle: Point = (x + wide * (0.14 + n * 0.18), 700)
        with sheet.ink(tint, wear=0.35) as cut:
            for row in range(4):
                for fruit in range(4 - row):
                    cut.disc(
                        middle[0] + (fruit - (3 - row) / 2) * 25, middle[1] - 10 - row * 20, 14
                    )


def _shoppers(sheet: Print) -> None:
    with sheet.ink("#21293a", wear=0.2) as cut:
        standing(cut, 330, 1020, 480, skirt=True, hat=True)
        cut.area(arc(400, 850, 62, 70, 0, 180))
        cut.line(arc(400, 850, 54, 66, 180, 360), 8)
        walking(cut, 1010, 1050, 470)
        cut.line([(985, 680), (1030, 800), (1080, 790)], 24)
    with sheet.ink("#4b1f25", wear=0.2) as cut:
        standing(cut, 1250, 1010, 430, skirt=True, sleeves=False)
        arms(cut, 1250, 1010, 430, (-16, 12), (4, 32))
        standing(cut, 640, 990, 300, sleeves=False)
        arms(cut, 640, 990, 300, (-4, 32), (14, -20))
    with sheet.ink("#7d9a3f", wear=0.2) as cut:
        for tip in (350, 378, 412):
            cut.area([(380, 850), (tip, 740), (408, 850)])


SCENES: dict[str, Callable[[Print], None]] = {
    "umbrella-shop": umbrella_shop,
    "market-stalls": market_stalls,
}
