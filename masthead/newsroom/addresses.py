"""Which addresses belong to the paper itself, and how a story's is made of its date."""

from __future__ import annotations

import datetime as dt
from itertools import count

from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

# First steps of addresses that the paper answers itself, or will: no section may sit on them.
RESERVED = frozenset(
    """
    about account authors ballots contact corrections desk feeds fund give health mail media
    meetings news-sitemap newsletters practice press privacy search shares sitemap static support
    terms topics webhooks
    """.split()  # noqa: SIM905 easier to read and to keep in order
)


def is_reserved(slug: str) -> bool:
    """Say whether a section may not have this address: a page of the paper's own, or a year."""
    return slug.lower() in RESERVED or slug.isdigit()


def dated(section: str, *, on: dt.date, slug: str) -> str:
    """Return the address of a story: /<section>/<yyyy>/<mm>/<dd>/<slug>/."""
    return reverse("article", args=[section, f"{on:%Y}", f"{on:%m}", f"{on:%d}", slug])


def free_slug(slug: str, *, section: Page, article: Page) -> str:
    """Return the slug, or the slug with the first number from 2 that is free in the section.

    A slug is taken by a story that stands there, withdrawn ones too, and by a story that
    stood there and moved on: its old address still leads to it.
    """
    taken = set(
        section.get_children()
        .filter(slug__startswith=slug)
        .exclude(pk=article.pk)
        .values_list("slug", flat=True)
    )
    moved = Redirect.objects.exclude(redirect_page=article.pk).filter(
        old_path__startswith=f"/{section.slug}/", old_path__contains=f"/{slug}"
    )
    taken |= {path.rpartition("/")[2] for path in moved.values_list("old_path", flat=True)}
    numbered = (f"{slug}-{number}" for number in count(2))
    return slug if slug not in taken else next(each for each in numbered if each not in taken)
