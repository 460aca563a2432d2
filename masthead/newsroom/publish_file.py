"""Publish a story from a file in the newsroom's folder."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import get_text_list, slugify
from django.utils.translation import gettext as _

from masthead.newsroom.addresses import dated
from masthead.newsroom.find_section import find_section
from masthead.newsroom.manuscripts import Manuscript, read
from masthead.newsroom.models import ArticlePage, Author, Byline, Kind, SectionPage, Topic
from masthead.newsroom.publish import publish
from masthead.newsroom.typeset import typeset
from masthead.paper.models import the_paper
from masthead.people import audit

LONGEST_SLUG = 80
# Not the file’s to say.
_KEPT = {"page_ptr", "section"}


class PublishedBefore(ValueError):
    """The very same text was published under that headline that day."""


class NoSuchKind(LookupError):
    """The front matter names a kind of writing that the paper doesn't know."""


class EmbargoNotUnderstood(ValueError):
    """The front matter's embargo is no day and no moment."""


class NotAsAStoryIs(ValueError):
    """Something in the front matter is longer than the paper has room for."""


@dataclass(frozen=True)
class FromFile:
    """The story as it is on record, its address once it is live, and what of the file it leaves
    out ("pictures").
    """

    story: ArticlePage
    address: str
    left_out: tuple[str, ...]


def publish_file(
    path: Path,
    *,
    section: str = "",
    goes_live_at: dt.datetime | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> FromFile:
    """Publish a .txt, .md or .docx: at once, or at `goes_live_at`.

    A moment to come puts it on the schedule; one that has passed is its first publication.
    The section is the one given, else the front matter's, else the paper's setting. Signers
    whom the paper knows become bylines, others the byline in other words; topics are made.
    All or nothing. Raises ManuscriptRefused, NoSuchSection, NoSectionNamed, NoSuchKind,
    EmbargoNotUnderstood, PublishedBefore, NotAsAStoryIs, PublishingBlocked.
    """
    manuscript = read(path)
    paper = the_paper()
    shelf = find_section(section or manuscript.section or paper.default_section)
    moment = goes_live_at or at
    _refuse_twice(manuscript, on=paper.today(moment))
    with transaction.atomic():
        story = _put(manuscript, on=shelf)
        audit.record("newsroom.take_in", story, by=by, at=at, details={"kind": path.suffix})
        story = publish(story, by=by, at=min(at, moment), go_live_at=moment)
    address = dated(shelf.slug, on=paper.today(moment), slug=story.slug)
    return FromFile(story, address, manuscript.left_out)


def _refuse_twice(manuscript: Manuscript, *, on: dt.date) -> None:
    text = typeset(manuscript.blocks)
    same_day = ArticlePage.objects.filter(title=manuscript.headline, published_on=on)
    waiting = ArticlePage.objects.filter(
        title=manuscript.headline, live=False, published_on=None, go_live_at__isnull=False
    )
    for story in same_day | waiting:
        if [(block["type"], block["value"]) for block in story.body.raw_data] == text:
            words = _("This very text is the paper’s already, under the same headline: {address}")
            raise PublishedBefore(words.format(address=story.url or story.title))


def _put(manuscript: Manuscript, *, on: SectionPage) -> ArticlePage:
    story = ArticlePage(
        title=manuscript.headline,
        slug=_slug(manuscript.headline),
        live=False,
        kicker=manuscript.kicker,
        short_headline=manuscript.short_headline,
        standfirst=manuscript.standfirst,
        lead_in=_short_enough(manuscript.lead_in),
        kind=_kind(manuscript.kind),
        series=manuscript.series,
        agency=manuscript.agency,
        embargo_until=_moment(manuscript.embargo),
        body=typeset(manuscript.blocks),
    )
    _sign(story, manuscript)
    _refuse_long(story)
    story.topics = [_topic(name) for name in manuscript.topics]
    on.add_child(instance=story)
    return story


def _refuse_long(story: ArticlePage) -> None:
    """Say what is too long before the database does, in a sentence."""
    ours = {field.name for field in ArticlePage._meta.local_fields} | {"title", "slug"}
    try:
        story.clean_fields(exclude={field.name for field in story._meta.fields} - ours | _KEPT)
    except ValidationError as error:
        said = "; ".join(f"{name}: {why[0]}" for name, why in error.message_dict.items())
        raise NotAsAStoryIs(said) from error


def _slug(headline: str) -> str:
    whole = slugify(headline)
    cut = whole if len(whole) <= LONGEST_SLUG else whole[: LONGEST_SLUG + 1].rpartition("-")[0]
    return (cut or whole[:LONGEST_SLUG]).strip("-") or "story"


def _moment(typed: str) -> dt.datetime | None:
    """Return an embargo's moment, in the paper's time where no other is named."""
    if not typed:
        return None
    try:
        day = parse_date(typed)
        found = dt.datetime.combine(day, dt.time()) if day else parse_datetime(typed)
    except ValueError:
        found = None
    if found is None:
        words = _("“{typed}” is no moment for an embargo, such as 2026-12-01 or 2026-12-01T06:00")
        raise EmbargoNotUnderstood(words.format(typed=typed))
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def _short_enough(lead_in: str) -> str:
    longest = ArticlePage._meta.get_field("lead_in").max_length or 0
    return lead_in if len(lead_in) <= longest else ""


def _kind(typed: str) -> str:
    known = {word.casefold(): kind.value for kind in Kind for word in (kind.value, kind.label)}
    if not typed:
        return Kind.NEWS
    if typed.casefold() not in known:
        near = get_close_matches(typed.casefold(), known, n=1) or [", ".join(Kind.values)]
        words = _("“{kind}” is no kind of story; did you mean {near}?")
        raise NoSuchKind(words.format(kind=typed, near=near[0]))
    return known[typed.casefold()]


def _sign(story: ArticlePage, manuscript: Manuscript) -> None:
    others = [manuscript.byline_free] if manuscript.byline_free else []
    bylines: list[Byline] = []
    for signature in manuscript.bylines:
        if author := Author.objects.filter(name__iexact=signature.name).first():
            bylines.append(Byline(author=author, role=signature.role, sort_order=len(bylines)))
        else:
            others.append(f"{signature.name} {signature.role}".strip())
    story.bylines = bylines
    story.byline_free = get_text_list(others, last_word=_("and"))


def _topic(name: str) -> Topic:
    known = Topic.objects.filter(name__iexact=name).first()
    return known or Topic.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]
