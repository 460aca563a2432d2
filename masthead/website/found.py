"""Found a paper with its site: settings, front page, sections and standing pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db import transaction

from masthead.newsroom.manuscripts.markdown import read_markdown
from masthead.newsroom.typeset import typeset
from masthead.paper import found as founding
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.website.lay_out import lay_out
from masthead.website.models import FrontPage, StandingPage

STANDING = Path(__file__).with_name("standing")
IN_ORDER = ("about", "shares", "support", "privacy")


class NoSections(ValueError):
    """A paper has one section at least."""


def found(
    name: str,
    *,
    society: str,
    practice: bool,
    sections: Sequence[str],
    fund_name: str = "",
    time_zone: str = "Europe/London",
    currency: str = "GBP",
    standing: Mapping[str, str] | None = None,
    at: dt.datetime,
) -> Paper:
    """Found a paper and lay out its site, all or nothing, and return its settings.

    `standing` gives the standing pages, Markdown with front matter by address, in their order;
    without it about, shares, support and privacy begin in words that are true of any paper,
    and the desk makes them its own. Raises NoSections and what `paper.found` raises, and
    ValidationError for a section whose address is taken.
    """
    if not sections:
        raise NoSections("Name one section at least, such as News")
    with transaction.atomic():
        paper = founding.found(
            name,
            society=society,
            practice=practice,
            fund_name=fund_name,
            time_zone=time_zone,
            currency=currency,
            at=at,
        )
        front = lay_out(paper, sections=sections, by=audit.COMMAND, at=at)
        for slug, text in (standing or _of_any_paper(paper)).items():
            stand(front, slug=slug, text=text)
    return paper


def _of_any_paper(paper: Paper) -> dict[str, str]:
    texts = {slug: (STANDING / f"{slug}.md").read_text(encoding="utf-8") for slug in IN_ORDER}
    return {
        slug: text.format(paper=paper.name, society=paper.society_name)
        for slug, text in texts.items()
    }


def stand(front: FrontPage, *, slug: str, text: str) -> StandingPage:
    """Put a standing page, written in Markdown with front matter, under the front page."""
    manuscript = read_markdown(text.encode())
    page = StandingPage(
        title=manuscript.headline,
        slug=slug,
        standfirst=manuscript.standfirst,
        body=typeset(manuscript.blocks),
        show_in_menus=True,
    )
    front.add_child(instance=page)
    return page
