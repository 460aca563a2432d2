"""The cast of the pages' tests: stories with all that a page shows, and pictures as files."""

import datetime as dt
import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from masthead.newsroom.models import ArticlePage, Author, Byline, Picture, Topic
from masthead.newsroom.publish import publish
from masthead.newsroom.tests.desk_cast import MORNING, section
from masthead.people import audit

A_MINUTE = dt.timedelta(minutes=1)
TEXT = [
    ("paragraph", "<p>Drivers voted to keep the trams. “We did not agree.”</p>"),
    ("crosshead", "What’s next"),
    ("paragraph", "<p>The operator has 28 days. It's a lot.</p>"),
    ("pull_quote", "We did not agree"),
    ("list", "<ul><li>Eastern depot</li><li>Western depot</li></ul>"),
]


def written(headline: str = "Trams to run all night", **fields: Any) -> ArticlePage:
    """Put a draft with a text in News, or in the section named."""
    shelf = section(fields.pop("on", "News"))
    story = ArticlePage(**{"title": headline, "live": False, "body": TEXT} | fields)
    shelf.add_child(instance=story)
    story.save_revision()
    return story


def printed(
    headline: str = "Trams to run all night", *, at: dt.datetime = MORNING, **fields: Any
) -> ArticlePage:
    """Publish a story with a text."""
    return publish(written(headline, **fields), by=audit.COMMAND, at=at)


def full_story() -> ArticlePage:
    """Publish a story with everything that a page can show but a correction."""
    lead = picture(alt="A tram at night", credit="Drawing: the paper")
    inside = picture(alt="The depot", credit="Drawing: the paper")
    story = written(
        kicker="Transport",
        standfirst="Ballot rejects the plan",
        lead_in="Drivers voted",
        picture=lead,
        caption="The last tram",
        body=[*TEXT, ("picture", {"picture": inside, "caption": "Depot", "credit": ""})],
    )
    story.bylines = [Byline(author=author(), role="in Threlby")]
    story.topics = [topic()]
    return publish(story, by=audit.COMMAND, at=MORNING)


def author(name: str = "Ada Crake") -> Author:
    """Return an author of the paper."""
    return Author.objects.get_or_create(name=name, slug=name.lower().replace(" ", "-"))[0]


def topic(name: str = "Transport") -> Topic:
    """Return a topic."""
    return Topic.objects.get_or_create(name=name, slug=name.lower())[0]


def jpeg(*, size: tuple[int, int] = (60, 40), exif: Image.Exif | None = None) -> bytes:
    """Return a JPEG as a camera writes it."""
    file = io.BytesIO()
    Image.new("RGB", size, (120, 90, 60)).save(file, "JPEG", exif=exif or Image.Exif())
    return file.getvalue()


def picture(
    *,
    alt: str = "",
    credit: str = "",
    data: bytes | None = None,
    name: str = "depot.jpg",
    **fields: Any,
) -> Picture:
    """Take a picture in, as an upload does."""
    file = ContentFile(data or jpeg(), name=name)
    kept = Picture(title="Depot", file=file, alt=alt, credit=credit, **fields)
    kept.save()
    return kept
