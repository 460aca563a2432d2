"""Make the sample paper: The Weavers’ Post, in practice for ever."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import frontmatter
from django.utils import timezone

from masthead.paper.models import Paper
from masthead.people import audit, roles
from masthead.people.staff import add_staff
from masthead.sample.enter_post import enter_post
from masthead.sample.fill_fund import fill_fund
from masthead.sample.fill_register import fill_register
from masthead.sample.fill_special import fill_special
from masthead.sample.fill_supporters import fill_supporters
from masthead.sample.move_shares import move_shares
from masthead.sample.offer_shares import offer_shares
from masthead.sample.print_stories import print_stories
from masthead.sample.read_bank import read_bank
from masthead.website.found import found

NAME = "The Weavers’ Post"
SOCIETY = "The Weavers’ Post Society Limited"
SECTIONS = ("News", "World", "Comment", "Culture", "Sport")
EDITOR = "editor@weaverspost.example"
PAGES = Path(__file__).with_name("pages")
IN_ORDER = ("about", "shares", "support", "meeting", "complaints", "contact", "privacy")


def load(*, at: dt.datetime) -> Paper:
    """Make the paper with its pages, stories, pictures and fund as if on an ordinary day.

    Its days are counted back from `at`, so that it looks alive whenever it is made. Raises
    PaperExists.
    """
    paper = found(
        NAME,
        society=SOCIETY,
        practice=True,
        sections=SECTIONS,
        standing=_standing_pages(),
        at=at,
    )
    _set_up(paper)
    editor = add_staff(EDITOR, role=roles.find("administrator"), by=audit.COMMAND, at=at)
    with timezone.override(paper.time_zone):
        print_stories(paper, at=at)
        fill_fund(paper, at=at)
        enter_post(paper, by=editor, at=at)
        read_bank(paper, by=editor, at=at)
        fill_special(paper, at=at)
        fill_register(paper, at=at)
        move_shares(paper, at=at)
        offer_shares(paper, at=at)
        fill_supporters(paper, at=at)
    return paper


def _set_up(paper: Paper) -> None:
    paper.motto = "Owned by those who read it"
    paper.society_number = "0000 (sample)"
    paper.default_section = "news"
    paper.about = (
        "The Weavers’ Post is published by the Weavers’ Post Society Limited, a registered "
        "society owned by its readers. One member, one vote."
    )
    paper.postal_address = "The Weavers’ Post\n4 Shuttle Yard\nCalderstoke ZZ1 4WP"
    paper.cheques_payable_to = "Weavers’ Post Society Ltd"
    paper.bank_account_name = "Weavers’ Post Society Ltd"
    paper.bank_sort_code = "00-00-00"
    paper.bank_account_number = "00000000"
    paper.save()


def _standing_pages() -> dict[str, str]:
    pages = {slug: frontmatter.load(str(PAGES / f"{slug}.md")) for slug in IN_ORDER}
    return {
        slug: f"---\nheadline: {page['title']}\nstandfirst: {page['summary']}\n---\n{page.content}"
        for slug, page in pages.items()
    }
