"""What page templates ask of the newsroom: pictures cut to size, prose, minutes to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.template import RequestContext
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from masthead.newsroom import prose
from masthead.newsroom.access.gift import address_of
from masthead.newsroom.cuts import cut
from masthead.newsroom.models import AccessRules, ArticlePage, GiftLink, Picture, Readers
from masthead.newsroom.models.kept_for import kept_for
from masthead.newsroom.start import start_of
from masthead.newsroom.structured import as_script, news_article

register = template.Library()
IN_LISTS = {
    Readers.EVERYONE: "",
    Readers.ACCOUNT: _("With a free account"),
    Readers.SUPPORTERS: _("For supporters"),
    Readers.MEMBERS: _("For members"),
}


@register.inclusion_tag("newsroom/photo.html")
def photo(picture: Picture, shape: str, eager: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002 a template's argument
    """Print a picture cut for a place; only what is seen at once is not `lazy`."""
    return {"cut": cut(picture, shape), "alt": picture.default_alt_text, "eager": eager}


@register.filter
def printed(value: Any) -> SafeString:
    """Print rich text for readers."""
    return prose.printed(value.source if hasattr(value, "source") else str(value))


@register.filter
def clock(moment: dt.datetime) -> str:
    """Print a time of day as the paper does: 6.30am, 11pm, noon, midnight."""
    here = timezone.localtime(moment)
    if (here.hour, here.minute) in {(0, 0), (12, 0)}:
        return gettext("noon") if here.hour else gettext("midnight")
    minutes = f".{here:%M}" if here.minute else ""
    half = gettext("am") if here.hour < 12 else gettext("pm")
    return f"{here.hour % 12 or 12}{minutes}{half}"


@dataclass(frozen=True)
class Part:
    """A block of a story's text: its kind, its value, and its HTML where it is prose."""

    kind: str
    value: Any
    html: SafeString | str = ""


@register.simple_tag
def parts(page: Any) -> list[Part]:
    """Return a page's text block by block, the lead-in marked: `{% parts page as text %}`."""
    return list(_parts(page))


def _parts(page: Any) -> Iterator[Part]:
    lead_in = getattr(page, "lead_in", "")
    for block in page.body:
        html: SafeString | str = ""
        if block.block_type in ("paragraph", "list"):
            html = prose.with_lead_in(prose.printed(block.value.source), lead_in)
            lead_in = "" if block.block_type == "paragraph" else lead_in
        yield Part(block.block_type, block.value, html)


@register.simple_tag
def start(page: Any, paragraphs: int) -> list[SafeString]:
    """Return the first paragraphs of a story that is kept: `{% start page 2 as paragraphs %}`."""
    return start_of(page, paragraphs=paragraphs)


@register.simple_tag(takes_context=True)
def for_some(context: RequestContext, story: ArticlePage) -> str:
    """Return for whom a story in a list is kept, in words, or nothing where it is for everyone."""
    rules = AccessRules.objects.of(context.get("paper"))
    return str(IN_LISTS[kept_for(story, rules=rules, at=timezone.now())])


@register.simple_tag(takes_context=True)
def structured(context: RequestContext) -> SafeString:
    """Return what a story's page says to programs, as the text of a script element."""
    said = news_article(
        context["page"],
        section=context["section"],
        credits=context["credits"],
        corrections=context["corrections"],
        reading=context["reading"],
        paper=str(context["paper"]),
    )
    return as_script(said)


@register.simple_tag
def gift_address(link: GiftLink) -> str:
    """Return the whole address of a gift link."""
    return f"{settings.BASE_URL}{address_of(link)}"


@register.simple_tag
def minutes(article: ArticlePage) -> int:
    """Return how many minutes a story takes to read."""
    words = 0
    for block in article.body:
        if block.block_type in ("paragraph", "list"):
            words += len(prose.words_in(block.value.source).split())
    return prose.minutes(words)
