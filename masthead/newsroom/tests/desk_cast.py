"""The cast of the desk's tests: one paper with three sections, a story, who works there."""

import datetime as dt
import io

from django.core.files.base import ContentFile
from PIL import Image

from masthead.newsroom.models import ArticlePage, Picture, SectionPage
from masthead.newsroom.publish import publish
from masthead.paper.models import Paper
from masthead.people import audit, roles
from masthead.people.models import User
from masthead.people.staff import add_staff
from masthead.website.found import found

MORNING = dt.datetime(2026, 11, 24, 6, 30, tzinfo=dt.UTC)
SECTIONS = ("News", "World", "Sport")


def a_paper() -> Paper:
    """Found the paper with its sections."""
    return found(
        "The Weavers’ Post",
        society="The Weavers’ Post Society Limited",
        practice=True,
        sections=SECTIONS,
        at=MORNING,
    )


def staff(role: str) -> User:
    """Take somebody onto the staff in one role."""
    return add_staff(f"{role}@post.example", role=roles.find(role), by=audit.COMMAND, at=MORNING)


def section(name: str = "News") -> SectionPage:
    """Return a section by its name."""
    found: SectionPage = SectionPage.objects.get(title=name)
    return found


def draft(headline: str = "Trams to run all night", *, owner: User | None = None) -> ArticlePage:
    """Put a draft in News."""
    story = ArticlePage(
        title=headline, live=False, owner=owner, body=[("paragraph", "<p>They voted.</p>")]
    )
    section().add_child(instance=story)
    story.save_revision(user=owner)
    return story


def published(headline: str = "Trams to run all night") -> ArticlePage:
    """Put a published story in News."""
    return publish(draft(headline), by=audit.COMMAND, at=MORNING)


def picture(*, alt: str = "", credit: str = "") -> Picture:
    """Keep a grey picture."""
    file = io.BytesIO()
    Image.new("L", (60, 40), 128).save(file, "PNG")
    kept = Picture(title="Depot", alt=alt, credit=credit, width=60, height=40)
    kept.file.save("depot.png", ContentFile(file.getvalue()), save=False)
    kept.save()
    return kept
