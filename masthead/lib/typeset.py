"""Set papers for print: a template and what it is to say become a PDF that can be read aloud."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
# Tagged, with a title and a language: a screen reader finds its way (ISO 14289).
STANDARD: Literal["ua-1"] = "ua-1"


class TypesetFailed(RuntimeError):
    """The template is missing, or can't be set with what it was given; the message says why."""


def pdf(template: str, context: Mapping[str, object], *, folder: Path = TEMPLATES) -> bytes:
    """Set `<template>.typ` and return the PDF; the same words give the same bytes.

    `context` is anything that JSON holds, amounts and days already in words. It reaches the
    template as data (`json(bytes(sys.inputs.data))`), never as markup, so nothing in it can act.
    Fonts are the compiler's own, and nothing is fetched. Raises TypesetFailed.
    """
    # The compiler takes 30 MB: only a process that prints carries it.
    import typst

    source = folder / f"{template}.typ"
    if not source.is_file():
        raise TypesetFailed(f"There is no template {template}.typ")
    said = {"data": json.dumps(context, ensure_ascii=False)}
    try:
        compiler = typst.Compiler(source, root=folder, font_paths=_fonts(), sys_inputs=said)
        made = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=0)
    except typst.TypstError as error:
        raise TypesetFailed(f"{template}.typ: {error.message}") from error
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=True)
