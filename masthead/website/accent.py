"""The paper's accent colour as a stylesheet."""

from __future__ import annotations

from masthead.lib.contrast import NotAColour, ink_on
from masthead.paper.accent import is_readable
from masthead.paper.models import Paper

_DEFAULT = {False: "#a3161c", True: "#ff9a8f"}


def stylesheet(paper: Paper | None) -> str:
    """Write the accent's tokens; a colour that can't be read gives way to the default."""
    light = _readable(paper.accent if paper else "", dark=False)
    dark = _readable(paper.accent_dark if paper else "", dark=True)
    return (
        ":root {\n"
        f"  --accent: light-dark({light}, {dark});\n"
        f"  --on-accent: light-dark({ink_on(light)}, {ink_on(dark)});\n"
        "}\n"
    )


def _readable(colour: str, *, dark: bool) -> str:
    try:
        return colour if is_readable(colour, dark=dark) else _DEFAULT[dark]
    except NotAColour:
        return _DEFAULT[dark]
