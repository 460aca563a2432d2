"""People, as a linocut shows them: a head, a coat and what they are doing."""

from __future__ import annotations

from masthead.sample.pictures.cut import Cut, Point
from masthead.sample.pictures.lines import arc, curve, toward


def standing(
    cut: Cut,
    x: float,
    foot: float,
    tall: float,
    *,
    skirt: bool = False,
    hat: bool = False,
    sleeves: bool = True,
) -> None:
    """Cut someone standing, seen from before or behind; `tall` is their height."""
    t = tall / 100
    hem = 24 if skirt else 34
    for side in (-1, 1):
        apart = 3.4 if skirt else 4.6
        cut.line(
            [(x + side * apart * t, foot - 40 * t), (x + side * apart * t, foot - 2 * t)],
            (4.6 if skirt else 7.4) * t,
        )
        cut.line(
            [(x + side * apart * t, foot - t), (x + side * (apart + 4) * t, foot - t)], 3.2 * t
        )
    _coat(cut, x, foot, t, hem=hem, flare=15 if skirt else 11.5)
    if sleeves:
        arms(cut, x, foot, tall, (-4.4, 32), (4.4, 32))
    _head(cut, x, foot - 92 * t, t, hat=hat)


def bust(cut: Cut, x: float, foot: float, wide: float, *, hat: bool = False) -> None:
    """Cut a head and shoulders, as of one in a crowd; `wide` is across the shoulders."""
    w = wide / 10
    cut.disc(x, foot - 7.6 * w, 2.1 * w, 2.6 * w)
    cut.box(x - 0.9 * w, foot - 6 * w, 1.8 * w, 3 * w)
    cut.area([*arc(x, foot, 5 * w, 4 * w, 180, 360)])
    if hat:
        cut.area(arc(x, foot - 8.6 * w, 2.5 * w, 2.2 * w, 180, 360))
        cut.box(x - 3.4 * w, foot - 8.8 * w, 6.8 * w, 0.8 * w)


def walking(cut: Cut, x: float, foot: float, tall: float, *, way: int = 1) -> None:
    """Cut someone in mid-stride to the right (`way` 1) or to the left (-1)."""
    t = tall / 100
    _head(cut, x + way * 3 * t, foot - 90 * t, t)
    _coat(cut, x, foot, t, hem=38)
    cut.line(
        [(x, foot - 44 * t), (x + way * 9 * t, foot - 24 * t), (x + way * 14 * t, foot)], 8 * t
    )
    back: list[Point] = [(x, foot - 44 * t), (x - way * 5 * t, foot - 22 * t)]
    cut.line([*back, (x - way * 16 * t, foot - 3 * t)], 8 * t)


def running(cut: Cut, x: float, foot: float, tall: float, *, way: int = 1) -> None:
    """Cut someone running, in vest and shorts, to the right (`way` 1) or to the left (-1)."""
    t, w = tall / 100, way * tall / 100
    _head(cut, x + 9 * w, foot - 88 * t, t)
    cut.line([(x + 6 * w, foot - 72 * t), (x, foot - 48 * t)], 16 * t)
    cut.line([(x, foot - 46 * t), (x + 17 * w, foot - 36 * t), (x + 11 * w, foot - 10 * t)], 8 * t)
    cut.line([(x + 11 * w, foot - 10 * t), (x + 17 * w, foot - 9 * t)], 5 * t)
    cut.line([(x, foot - 46 * t), (x - 10 * w, foot - 26 * t), (x - 27 * w, foot - 20 * t)], 7 * t)
    cut.line(
        [(x + 6 * w, foot - 74 * t), (x + 17 * w, foot - 60 * t), (x + 25 * w, foot - 68 * t)],
        5 * t,
    )
    cut.line(
        [(x + 5 * w, foot - 74 * t), (x - 9 * w, foot - 62 * t), (x - 6 * w, foot - 50 * t)], 5 * t
    )


def seated(cut: Cut, x: float, foot: float, tall: float, *, way: int = 1) -> None:
    """Cut someone on a chair or bench, from the side; `foot` is the floor, `tall` as if stood."""
    t, w = tall / 100, way * tall / 100
    _head(cut, x + 3 * w, foot - 66 * t, t)
    back = curve(
        [(x - 8 * w, foot - 26 * t), (x - 11 * w, foot - 44 * t), (x - 2 * w, foot - 58 * t)]
    )
    cut.area([*back, (x + 8 * w, foot - 54 * t), (x + 10 * w, foot - 26 * t)])
    cut.line([(x, foot - 30 * t), (x + 22 * w, foot - 30 * t), (x + 23 * w, foot - 2 * t)], 9 * t)
    cut.line([(x + 22 * w, foot - 2 * t), (x + 31 * w, foot - 2 * t)], 4 * t)
    cut.line(
        [(x + 4 * w, foot - 52 * t), (x + 9 * w, foot - 38 * t), (x + 20 * w, foot - 37 * t)], 5 * t
    )


def arms(cut: Cut, x: float, foot: float, tall: float, left: Point, right: Point) -> None:
    """Cut the arms of someone standing; each hand is given from the shoulder, in hundredths."""
    t = tall / 100
    for side, hand in ((-1, left), (1, right)):
        shoulder = (x + side * 9.4 * t, foot - 78 * t)
        wrist = (shoulder[0] + hand[0] * t, shoulder[1] + hand[1] * t)
        elbow = toward(shoulder, wrist, 0.5)
        bent = (elbow[0] + side * 2.2 * t, elbow[1] + t)
        if hand[1] > 20:
            cut.line(
                [(x + side * 8.4 * t, foot - 70 * t), (x + side * 9 * t, wrist[1])],
                min(1.8 * t, 7),
                out=True,
            )
        cut.line([shoulder, bent, wrist], 5.2 * t)


def _head(cut: Cut, x: float, y: float, t: float, *, hat: bool = False) -> None:
    cut.disc(x, y, 5 * t, 6.4 * t)
    cut.box(x - 2.2 * t, y + 4 * t, 4.4 * t, 7 * t)
    if hat:
        cut.area(arc(x, y - 2.4 * t, 5.8 * t, 6 * t, 180, 360))
        cut.box(x - 8.4 * t, y - 3.2 * t, 16.8 * t, 1.8 * t)


def _coat(cut: Cut, x: float, foot: float, t: float, *, hem: float, flare: float = 11.5) -> None:
    side = curve(
        [
            (2.2 * t, 84 * t),
            (7 * t, 82 * t),
            (11 * t, 78 * t),
            (9.4 * t, 60 * t),
            (flare * t, hem * t),
        ]
    )
    right = [(x + a, foot - b) for a, b in side]
    cut.area([*right, *[(2 * x - a, b) for a, b in reversed(right)]])
