"""The sample paper’s pictures, drawn here as prints in a few inks; Pillow alone is needed."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from masthead.sample.pictures import (
    abroad,
    crowds,
    fields,
    gatherings,
    grounds,
    hills,
    indoors,
    rooms,
    shops,
    stages,
    still,
    streets,
    town,
    trades,
    water,
    works,
)
from masthead.sample.pictures.press import Print

_PAPER = "#efe4cd"
_ROOMS = (
    abroad,
    crowds,
    fields,
    gatherings,
    grounds,
    hills,
    indoors,
    rooms,
    shops,
    stages,
    still,
    streets,
    town,
    trades,
    water,
    works,
)
_SCENES: dict[str, Callable[[Print], None]] = {
    slug: scene for room in _ROOMS for slug, scene in room.SCENES.items()
}


class UnknownPicture(LookupError):
    """There is no drawing of that name."""


def slugs() -> list[str]:
    """Return the names of all drawings, in alphabetical order."""
    return sorted(_SCENES)


def draw(slug: str) -> Image.Image:
    """Draw a picture by name: RGB, 1600 by 1067 pixels, the same each time.

    Raises UnknownPicture where there is no drawing of that name.
    """
    scene = _SCENES.get(slug)
    if scene is None:
        raise UnknownPicture(f"There is no drawing called “{slug}”")
    sheet = Print(slug, _PAPER)
    scene(sheet)
    return sheet.finish()
