"""Find the section that somebody means, or say which there are."""

from __future__ import annotations

from difflib import get_close_matches

from django.utils.text import slugify
from django.utils.translation import gettext as _

from masthead.newsroom.models import SectionPage


class NoSuchSection(LookupError):
    """No section has that name or address."""


class NoSectionNamed(ValueError):
    """Neither the command nor the file nor the paper's settings name a section."""


def find_section(name: str) -> SectionPage:
    """Return the section of a name or address, in whatever case.

    Raises NoSuchSection with the nearest names, NoSectionNamed for no name at all.
    """
    sections: list[SectionPage] = list(SectionPage.objects.live().order_by("path"))
    wanted = name.strip().casefold()
    for section in sections:
        if wanted and wanted in (section.title.casefold(), section.slug):
            return section
    names = [section.title for section in sections]
    if not wanted:
        words = _("No section is named; the sections are: {names}.")
        raise NoSectionNamed(words.format(names=", ".join(names)))
    raise NoSuchSection(_said(name.strip(), near=_near(name, sections), names=names))


def _near(name: str, sections: list[SectionPage]) -> list[str]:
    titles = {section.title.casefold(): section.title for section in sections}
    titles |= {section.slug: section.title for section in sections}
    wanted = [name.strip().casefold(), slugify(name)]
    found = [hit for word in wanted for hit in get_close_matches(word, titles, n=3, cutoff=0.6)]
    return list(dict.fromkeys(titles[hit] for hit in found))


def _said(name: str, *, near: list[str], names: list[str]) -> str:
    if near:
        words = _("There is no section “{name}”; did you mean {near}?")
        return words.format(name=name, near=" or ".join(f"“{each}”" for each in near))
    words = _("There is no section “{name}”; the sections are: {names}.")
    return words.format(name=name, names=", ".join(names))
