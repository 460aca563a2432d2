"""Gift links: their signed address, and which of a reader's still open a story."""

from __future__ import annotations

import datetime as dt

from django.core.signing import BadSignature, Signer
from django.db.models import F, QuerySet

from masthead.newsroom.models import ArticlePage, GiftLink
from masthead.people.models import User

_SIGNER = Signer(salt="masthead.newsroom.gift", sep=".")


class GiftOver(LookupError):
    """The link is cut short, for another story, too old, or opened as often as it may be."""


def address_of(link: GiftLink) -> str:
    """Return the address that is passed on, without the host."""
    return f"{link.article.address}?gift={_SIGNER.sign(str(link.pk))}"


def still_open(at: dt.datetime) -> QuerySet[GiftLink]:
    """Return the links that open their story at a moment."""
    return GiftLink.objects.filter(ends_at__gt=at, opens__lt=F("most_opens"))


def own_link(article: ArticlePage, *, user: User, at: dt.datetime) -> GiftLink | None:
    """Return the link that somebody made of a story and that still opens it."""
    link = still_open(at).filter(article=article, user=user).order_by("-pk").first()
    if link:
        link.article = article
    return link


def number_of(signed: str) -> int:
    """Return the number of the link that a signed word stands for. Raises GiftOver."""
    try:
        return int(_SIGNER.unsign(signed))
    except (BadSignature, ValueError) as error:
        raise GiftOver("This link opens no story") from error
