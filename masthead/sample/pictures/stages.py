"""Stages and screens: the little theatre, the cinema."""

from __future__ import annotations

from collections.abc import Callable

from masthead.sample.pictures.cut import Point
from masthead.sample.pictures.lines import arc, curve, path, toward
from masthead.sample.pictures.people import arms, bust, standing
from masthead.sample.pictures.press import Print


def theatre_stage(sheet: Print) -> None:
    """A small stage from the stalls, one figure caught in a web of white threads."""
    sheet.roll("#1c0e14", "#12090d")
    _proscenium(sheet)
    sheet.glow(800, 560, 520, "#e5a34a", 0.95)
    with sheet.ink("#7a4a30", wear=0.3) as cut:
        cut.area([(230, 860), (330, 720), (1270, 720), (1370, 860)])
        cut.hatch([(230, 860), (330, 720), (1270, 720), (1370, 860)], angle=0, gap=26, thick=3)
    _threads(sheet)
    with sheet.ink("#1d1018") as cut:
        standing(cut, 800, 812, 350, skirt=True, sleeves=False)
        arms(cut, 800, 812, 350, (-24, -14), (26, 4))
    for side in (1, -1):
        _curtain(sheet, side)
    _stalls(sheet)


def _proscenium(sheet: Print) -> None:
    with sheet.ink("#c98a3c", wear=0.2) as cut:
        cut.area(
            [(190, 880), (190, 220), *arc(800, 220, 610, 170, 180, 360), (1410, 220), (1410, 880)]
        )
    with sheet.ink("#3b1620", wear=0.2) as cut:
        cut.area(
            [(230, 860), (230, 230), *arc(800, 230, 570, 140, 180, 360), (1370, 230), (1370, 860)]
        )


def _stalls(sheet: Print) -> None:
    with sheet.ink("#080406") as cut:
        for row, (y, wide) in enumerate(((970, 150), (1090, 210))):
            for x in range(-20 + row * 70, 1680, int(wide * 1.15)):
                bust(cut, x, y, wide)


def _threads(sheet: Print) -> None:
    ends: list[tuple[Point, Point]] = []
    for _ in range(34):
        a = (sheet.chance.uniform(330, 520), sheet.chance.uniform(200, 780))
        ends.append((a, (sheet.chance.uniform(1080, 1270), sheet.chance.uniform(200, 780))))
    ends += [((716, 490 + n * 4), (400 + n * 14, 130)) for n in range(7)]
    ends += [((926, 552 + n * 4), (1010 + n * 30, 130)) for n in range(7)]
    with sheet.ink("#fff7e2") as cut:
        for a, b in ends:
            sag = toward(a, b, 0.5)
            cut.line(curve([a, (sag[0], sag[1] + 14), b], 8), 4)


def _curtain(sheet: Print, side: int) -> None:
    def at(x: float) -> float:
        return 800 + side * x

    with sheet.ink("#9b1f24", wear=0.2) as cut:
        cut.area(
            [
                (at(600), 60),
                (at(330), 60),
                *[(at(x), y) for x, y in curve([(330, 60), (400, 380), (480, 600), (440, 870)])],
                (at(600), 870),
            ]
        )
    with sheet.ink("#5d1119", wear=0.15) as cut:
        for n in range(5):
            fold = curve(
                [(380 + n * 46, 60), (450 + n * 32, 400), (505 + n * 20, 610), (470 + n * 28, 870)]
            )
            cut.line([(at(x), y) for x, y in fold], 13)


def cinema(sheet: Print) -> None:
    """A projector’s beam over the heads of an audience, and the bright screen beyond."""
    sheet.roll("#2b161c", "#160d14")
    _red_curtains(sheet)
    sheet.glow(800, 380, 640, "#f3d79a", 0.75)
    _beam(sheet)
    with sheet.ink("#f7ead0", wear=0.2) as cut:
        cut.box(400, 150, 800, 450)
    _on_screen(sheet)
    _audience(sheet)


def _red_curtains(sheet: Print) -> None:
    with sheet.ink("#5c1a20", wear=0.25) as cut:
        for side in (1, -1):
            cut.area(
                [
                    (800 + side * 430, 60),
                    (800 + side * 640, 40),
                    (800 + side * 660, 700),
                    (800 + side * 430, 640),
                ]
            )
        cut.hatch([(140, 40), (370, 60), (370, 640), (140, 700)], angle=90, gap=42, thick=6)
        cut.hatch([(1460, 40), (1230, 60), (1230, 640), (1460, 700)], angle=90, gap=42, thick=6)
        cut.area(
            [
                (330, 40),
                *curve(path("330,120 500,150 660,120 800,150 940,120 1100,150 1270,120")),
                (1270, 40),
            ]
        )


def _audience(sheet: Print) -> None:
    for row, (y, wide, gap) in enumerate(((760, 100, 116), (880, 150, 172), (1080, 230, 262))):
        with sheet.ink(("#2c1820", "#1f1119", "#0f080d")[row]) as cut:
            for n, x in enumerate(range(-40 + row * 50, 1700, gap)):
                if (n + row) % 5 != 3:
                    bust(cut, x, y, wide, hat=(n * 7 + row) % 6 == 0)
            cut.box(0, y - wide * 0.1, 1600, 320)


def _on_screen(sheet: Print) -> None:
    with sheet.ink("#6d6a63", wear=0.3) as cut:
        cut.area(
            [
                (400, 600),
                *curve(path("400,500 560,450 760,520 1000,480 1200,530")),
                (1200, 600),
            ]
        )
    with sheet.ink("#37343a", wear=0.2) as cut:
        cut.area([(840, 510), (862, 270), (918, 270), (940, 510)])
        cut.box(850, 256, 80, 14)
        cut.box(866, 216, 48, 40)
        cut.area([(856, 216), (890, 186), (924, 216)])
        standing(cut, 600, 560, 150)
        standing(cut, 670, 556, 130, skirt=True)


def _beam(sheet: Print) -> None:
    lens: Point = (1640, -120)
    with sheet.ink("#a8623f", wear=0.3) as cut:
        for n in range(15):
            cut.line([lens, (1205, 150 + n * 32)], 4)
        for n in range(18):
            cut.line([lens, (400 + n * 46, 150)], 4)


SCENES: dict[str, Callable[[Print], None]] = {
    "theatre-stage": theatre_stage,
    "cinema": cinema,
}
