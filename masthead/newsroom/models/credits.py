"""Who signed a story and what it is about, asked of the database at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, IntegerField, Model, QuerySet, Value
from django.urls import reverse

if TYPE_CHECKING:
    from masthead.newsroom.models.articles import ArticlePage

_SIGNED, _FILED = 0, 1


@dataclass(frozen=True)
class Credit:
    """A name with its page: an author, for what they signed, or a topic."""

    name: str
    address: str
    role: str = ""


@dataclass(frozen=True)
class Credits:
    """The authors in order, and the topics by name."""

    bylines: list[Credit]
    topics: list[Credit]


def credits_on_record(article: ArticlePage) -> Credits:
    """Return the credits of a published story, in one query."""
    signed = article._meta.get_field("bylines").related_model.objects.filter(article=article.pk)
    filed = type(article).topics.through.objects.filter(articlepage_id=article.pk)
    both = _rows(signed, _SIGNED, to="author", order="sort_order", role="role").union(
        _rows(filed, _FILED, to="topic", order="", role=""), all=True
    )
    rows = sorted(both)
    return Credits(
        [_signed(name, slug, role) for kind, _at, name, slug, role in rows if kind == _SIGNED],
        [_filed(name, slug) for kind, _at, name, slug, _role in rows if kind == _FILED],
    )


def credits_of_draft(article: ArticlePage) -> Credits:
    """Return the credits as they stand in a draft that is being shown, not in the database."""
    return Credits(
        [_signed(each.author.name, each.author.slug, each.role) for each in article.bylines.all()],
        [_filed(topic.name, topic.slug) for topic in article.topics.all()],
    )


def _rows(
    found: QuerySet[Model], kind: int, *, to: str, order: str, role: str
) -> QuerySet[Model, Any]:
    return found.order_by().values_list(
        Value(kind, IntegerField()),
        F(order) if order else Value(0, IntegerField()),
        F(f"{to}__name"),
        F(f"{to}__slug"),
        F(role) if role else Value("", CharField()),
    )


def _signed(name: str, slug: str, role: str) -> Credit:
    return Credit(name, reverse("author", args=[slug]), role)


def _filed(name: str, slug: str) -> Credit:
    return Credit(name, reverse("topic", args=[slug]))
