"""Tell somebody how the support comes that they promised: by standing order, or sent in."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _

from masthead.mail.models import Letter
from masthead.paper.models import the_paper
from masthead.supporters.letters.welcome import write
from masthead.supporters.models import How, Support


def how_to_send(support: Support, *, page: str, at: dt.datetime) -> Letter | None:
    """Write down for a supporter where the money goes and what to put on it.

    `page` is the path of the page that says the same. In the caller's transaction; None where
    no address is kept; told twice, it is one letter.
    """
    words = {
        How.STANDING_ORDER: _("How to set up your standing order to {paper}"),
        How.COLLECTION: _("How to send your collections to {paper}"),
    }
    subject = words[How(support.how)].format(paper=the_paper().name)
    more: dict[str, object] = {"page": settings.BASE_URL + page}
    more["by_bank"] = support.how == How.STANDING_ORDER
    return write("how_to_send", support, subject=subject, more=more, at=at)
