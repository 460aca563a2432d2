"""Every icon that a screen of the desk names is one that the desk has."""

import re
from collections.abc import Iterator
from pathlib import Path

from wagtail.admin.icons import get_icons

MASTHEAD = Path(__file__).resolve().parents[1]
_NAMED = re.compile(r"""icon(?:_name)?["']?\s*[:=]\s*["']([a-z][a-z0-9-]*)["']""")
_IN_A_TABLE = re.compile(r"""Screen\([^()]*(?:\([^()]*\)[^()]*)*?,\s*"([a-z-]+)",\s*\d+\)""")


def named() -> Iterator[str]:
    """Yield every icon that our code names."""
    for path in [*MASTHEAD.rglob("*.py"), *MASTHEAD.rglob("*.html")]:
        text = path.read_text(encoding="utf-8")
        yield from _NAMED.findall(text)
        yield from _IN_A_TABLE.findall(text)


def test_the_desk_has_every_icon_that_a_screen_names() -> None:
    there = set(re.findall(r'id="icon-([a-z0-9-]+)"', get_icons()))
    asked = set(named())
    assert {"table", "openquote", "rotate"} <= asked
    assert asked - there == set()
