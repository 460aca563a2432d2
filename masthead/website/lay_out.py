"""Lay out an empty paper: its front page and its sections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page, Site

from masthead.newsroom.models import SectionPage
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.website.models import FrontPage


class LaidOutAlready(ValueError):
    """The paper has its front page already."""


class SectionTwice(ValueError):
    """Two sections would have one address."""


def lay_out(
    paper: Paper, *, sections: Sequence[str], by: audit.Actor, at: dt.datetime
) -> FrontPage:
    """Make the front page, the root of the site, with these sections under it, all live.

    What a new database brings of its own as a first page goes. Raises LaidOutAlready, and
    ValidationError for a section whose address is the paper's own; SectionTwice.
    """
    _refuse_twice(sections)
    if FrontPage.objects.exists():
        raise LaidOutAlready("The paper has its front page already")
    with transaction.atomic():
        root = Page.objects.get(depth=1)
        front: FrontPage = root.add_child(instance=FrontPage(title=paper.name, slug="front"))
        where = urlsplit(settings.BASE_URL)
        port = where.port or (443 if where.scheme == "https" else 80)
        Site.objects.all().delete()
        Site.objects.create(
            hostname=where.hostname or "localhost",
            port=port,
            root_page=front,
            is_default_site=True,
            site_name=paper.name,
        )
        for page in root.get_children().exclude(pk=front.pk):
            page.delete()
        front.refresh_from_db()
        for name in sections:
            front.add_child(instance=SectionPage(title=name, slug=slugify(name)))
        audit.record("website.lay_out", front, by=by, at=at, details={"sections": len(sections)})
    return front


def _refuse_twice(sections: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in sections:
        if slugify(name) in seen:
            raise SectionTwice(f"The section “{name}” is named twice")
        seen.add(slugify(name))
