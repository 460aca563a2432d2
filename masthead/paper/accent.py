"""Whether a colour can be read as the paper's accent, on light paper and on dark."""

from __future__ import annotations

from masthead.lib import contrast

# What the accent is printed on: the page and its panels, as in static/paper.css.
LIGHT = ("#fcfaf5", "#f3efe6")
DARK = ("#171513", "#211e1b")


def least_contrast(accent: str, *, dark: bool) -> float:
    """Return the accent's contrast where it reads worst: on light paper, or on dark.

    4.5 is enough. Raises masthead.lib.contrast.NotAColour.
    """
    return min(contrast.ratio(accent, under) for under in (DARK if dark else LIGHT))


def is_readable(accent: str, *, dark: bool) -> bool:
    """Say whether the accent can be read everywhere it is printed."""
    return least_contrast(accent, dark=dark) >= contrast.ENOUGH_FOR_TEXT
