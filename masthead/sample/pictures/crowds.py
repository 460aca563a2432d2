"""Crowds: the old stand, and the band on the brow."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.lines import arc, curve, hill
from masthead.sample.pictures.people import arms, bust, standing
from masthead.sample.pictures.press import Print


def old_stand(sheet: Print) -> None:
    """A timber football stand with a gabled roof and flags, a ladder against its end."""
    _behind_the_stand(sheet)
    _terrace_crowd(sheet)
    _mended_roof(sheet)
    _posts_and_flags(sheet)
    _touchline(sheet)


def _behind_the_stand(sheet: Print) -> None:
    sheet.roll("#7ea2a8", "#f4e3b6")
    with sheet.ink("#f5ecd6", wear=0.4) as cut:
        for x, y, wide in ((300, 150, 210), (470, 190, 160), (1330, 130, 190)):
            cut.disc(x, y, wide, wide * 0.2)
    with sheet.ink("#93a07e", wear=0.3) as cut:
        cut.area(hill([(-20, 560), (420, 480), (1000, 560), (1640, 470)]))
    with sheet.ink("#3a2c28", wear=0.2) as cut:
        cut.box(170, 380, 1260, 420)


def _mended_roof(sheet: Print) -> None:
    with sheet.ink("#7c2a24", wear=0.3) as cut:
        cut.area([(110, 390), (250, 240), (1350, 240), (1490, 390)])
        cut.area([(650, 240), (800, 120), (950, 240)])
        cut.hatch([(110, 390), (250, 240), (1350, 240), (1490, 390)], angle=0, gap=22, thick=3)
    with sheet.ink("#c7b48c", wear=0.2) as cut:
        cut.area([(1120, 240), (1350, 240), (1490, 390), (1170, 390)])
        cut.hatch([(1120, 240), (1350, 240), (1490, 390), (1170, 390)], angle=78, gap=40, thick=4)


def _touchline(sheet: Print) -> None:
    with sheet.ink("#6f9440", wear=0.3) as cut:
        cut.box(0, 860, 1600, 220)
        for x in range(0, 1600, 320):
            cut.area([(x, 860), (x + 150, 860), (x + 90, 1080), (x - 90, 1080)], out=True)
    with sheet.ink("#86aa4f", wear=0.3) as cut:
        for x in range(0, 1600, 320):
            cut.area([(x, 862), (x + 150, 862), (x + 90, 1080), (x - 90, 1080)])
    with sheet.ink("#f7f1de", wear=0.2) as cut:
        cut.box(0, 900, 1600, 8)


def _terrace_crowd(sheet: Print) -> None:
    for row in range(5):
        tint = ("#5d4a42", "#2f4658", "#7a3430", "#4a3a4a", "#24303c")[row]
        with sheet.ink(tint, wear=0.15) as cut:
            for n in range(24):
                if (n * 5 + row * 7) % 9 != 2:
                    bust(
                        cut,
                        196 + n * 53 + (row % 2) * 24,
                        510 + row * 66,
                        52,
                        hat=(n + row * 2) % 5 == 0,
                    )
            cut.box(172, 508 + row * 66, 1256, 12)


def _posts_and_flags(sheet: Print) -> None:
    with sheet.ink("#f0e3c2", wear=0.2) as cut:
        for x in (180, 480, 790, 1100, 1400):
            cut.box(x, 388, 18, 420)
        cut.box(110, 384, 1380, 20)
        cut.disc(800, 196, 27)
        cut.box(150, 790, 1300, 76)
        for n, wide in enumerate((90, 60, 130, 80, 110, 70)):
            cut.box(220 + n * 200, 812, wide, 28, out=True)
    _poles_and_ladder(sheet)
    _flags(sheet)


def _poles_and_ladder(sheet: Print) -> None:
    with sheet.ink("#2a2024") as cut:
        for x in (260, 1340):
            cut.line([(x, 250), (x, 60)], 7)
        for side in (0, 60):
            cut.line([(1490 + side, 870), (1370 + side, 250)], 8)
        for rung in range(12):
            cut.line(
                [(1480 - rung * 9.6, 820 - rung * 50), (1540 - rung * 9.6, 820 - rung * 50)], 6
            )


def _flags(sheet: Print) -> None:
    with sheet.ink("#b3261f", wear=0.2) as cut:
        for x in (260, 1340):
            cut.area(
                curve(
                    [(x, 64), (x + 60, 78), (x + 120, 60), (x + 120, 118), (x + 60, 136), (x, 122)]
                )
            )


def brass_band(sheet: Print) -> None:
    """A band marching up a steep street at night between crowds, lamps on the bells."""
    sheet.roll("#1b2238", "#4a3a4a")
    _lit_houses(sheet)
    _brow(sheet)
    sheet.glow(800, 400, 420, "#f7a948", 0.95)
    _watching(sheet)
    for y, tall, gap, count in ((640, 220, 104, 3), (800, 310, 150, 3), (1050, 460, 250, 3)):
        for n in range(count):
            _player(sheet, 800 + (n - (count - 1) / 2) * gap, y, tall, n)


def _lit_houses(sheet: Print) -> None:
    with sheet.ink("#12172a", wear=0.2) as cut:
        for n in range(7):
            for side in (-1, 1):
                x, top = 800 + side * (320 + n * 130), 330 - n * 74
                cut.area(
                    [(x - 70, 900), (x - 70, top), (x, top - 60), (x + 70, top), (x + 70, 900)]
                )
    with sheet.ink("#f2bd62", wear=0.1) as cut:
        for n in range(6):
            for side in (-1, 1):
                x, top = 800 + side * (330 + n * 132), 380 - n * 60
                for floor in range(3):
                    cut.box(x - 14, top + floor * 110, 34, 48)


def _brow(sheet: Print) -> None:
    with sheet.ink("#4d4350", wear=0.3) as cut:
        cut.area([(640, 460), (960, 460), (1500, 1080), (100, 1080)])
        cut.gouges((300, 560, 1300, 1060), count=110, length=60, thick=7)


def _watching(sheet: Print) -> None:
    with sheet.ink("#100d18", wear=0.1) as cut:
        for n in range(13):
            for side in (-1, 1):
                bust(
                    cut,
                    800 + side * (250 + n * 44),
                    560 + n * 46,
                    96 + n * 12,
                    hat=(n + side) % 3 == 0,
                )


def _player(sheet: Print, x: float, foot: float, tall: float, part: int) -> None:
    t = tall / 100
    _bandsman(sheet, x, foot, tall, t)
    with sheet.ink("#e8b13c", wear=0.15) as cut:
        if part == 1:
            cut.disc(x + 2 * t, foot - 86 * t, 15 * t, 9 * t)
            cut.line(
                [
                    (x + 2 * t, foot - 80 * t),
                    (x + 2 * t, foot - 50 * t),
                    (x - 7 * t, foot - 52 * t),
                    (x - 6 * t, foot - 70 * t),
                ],
                6 * t,
            )
        else:
            cut.line([(x, foot - 87 * t), (x, foot - 66 * t)], 3.4 * t)
            cut.disc(x, foot - 66 * t, 8.4 * t)
            cut.box(x - 5 * t, foot - 80 * t, 10 * t, 5 * t)
    with sheet.ink("#7d4f14", wear=0.1) as cut:
        deep = (
            (x + 2 * t, foot - 86 * t, 10 * t, 5.6 * t)
            if part == 1
            else (x, foot - 66 * t, 5 * t, 5 * t)
        )
        cut.disc(*deep)
    with sheet.ink("#fff3c4") as cut:
        cut.line(arc(deep[0], deep[1], deep[2] * 1.32, deep[3] * 1.32, 200, 290), max(3, 1.4 * t))


def _bandsman(sheet: Print, x: float, foot: float, tall: float, t: float) -> None:
    with sheet.ink("#7a1c22", wear=0.1) as cut:
        standing(cut, x, foot, tall, sleeves=False)
        arms(cut, x, foot, tall, (4, 18), (-2, 16))
        cut.area(arc(x, foot - 95 * t, 6.4 * t, 5 * t, 180, 360))
    with sheet.ink("#dca67e") as cut:
        cut.disc(x, foot - 90.5 * t, 4.4 * t, 5 * t)
    with sheet.ink("#1c1018") as cut:
        cut.box(x - 7 * t, foot - 95 * t, 14 * t, 1.8 * t)


SCENES: dict[str, Callable[[Print], None]] = {
    "old-stand": old_stand,
    "brass-band": brass_band,
}
