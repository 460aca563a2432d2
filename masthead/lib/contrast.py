"""How well two colours stand apart (WCAG 2.2, contrast ratio)."""

import re

_COLOUR = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE | re.ASCII)
ENOUGH_FOR_TEXT = 4.5


class NotAColour(ValueError):
    """What was given is not a colour written as #rrggbb."""


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, whichever comes first.

    Colours are written #rrggbb. Text needs 4.5 (success criterion 1.4.3).
    Raises NotAColour.
    """
    lighter, darker = sorted([_luminance(one), _luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str, *, light: str = "#ffffff", dark: str = "#1a0c05") -> str:
    """Return which of two inks reads better on a colour."""
    return light if ratio(colour, light) >= ratio(colour, dark) else dark


def _luminance(colour: str) -> float:
    if not (found := _COLOUR.fullmatch(colour.strip())):
        raise NotAColour(f"“{colour}” is not a colour written as #rrggbb")
    digits = found[1]
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
