"""Tell a supporter what has become of their support, and where they look after it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _

from masthead.mail.models import Letter
from masthead.paper.models import the_paper
from masthead.supporters.letters.welcome import write
from masthead.supporters.link import path_of
from masthead.supporters.models import How, State, Support


def tell_changed(support: Support, *, occasion: str, at: dt.datetime) -> Letter | None:
    """Say what is given from now on. `occasion` is the step's: each change is a letter."""
    subject = _("Your support for {paper} is changed").format(paper=the_paper().name)
    return _about("changed", support, subject=subject, occasion=occasion, at=at)


def tell_refused(support: Support, *, occasion: str, at: dt.datetime) -> Letter | None:
    """Say that a gateway refused what was asked last, and what is given. `occasion` as above."""
    subject = _("Your support for {paper} stays as it was").format(paper=the_paper().name)
    return _about("refused", support, subject=subject, occasion=occasion, at=at)


def tell_stopped(support: Support, *, at: dt.datetime) -> Letter | None:
    """Say that a support has ended, as its supporter asked."""
    subject = _("Your support for {paper} has ended").format(paper=the_paper().name)
    return _about("stopped", support, subject=subject, at=at)


def tell_ended_at_bank(support: Support, *, at: dt.datetime) -> Letter | None:
    """Say that a bank or gateway ended a support, in case nobody meant it to."""
    subject = _("Your support for {paper} was ended by your bank").format(paper=the_paper().name)
    return _about("ended_at_bank", support, subject=subject, at=at)


def tell_link(support: Support, *, occasion: str, at: dt.datetime) -> Letter | None:
    """Send the link to a support's page, once for each occasion."""
    subject = _("Look after your support for {paper}").format(paper=the_paper().name)
    return _about("link", support, subject=subject, occasion=occasion, at=at)


def _about(
    name: str, support: Support, *, subject: str, occasion: str = "", at: dt.datetime
) -> Letter | None:
    more: dict[str, object] = {
        "link": settings.BASE_URL + path_of(support),
        "begin": settings.BASE_URL + "/support/",
        "at_bank": support.how == How.STANDING_ORDER,
        "day": support.day_of_month,
        "is_paused": support.state == State.PAUSED,
    }
    return write(name, support, occasion=occasion, subject=subject, more=more, at=at)
