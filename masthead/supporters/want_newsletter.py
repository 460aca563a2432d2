"""Keep with a support that its supporter wants the newsletter."""

from __future__ import annotations

import datetime as dt

from masthead.mail.consent import written
from masthead.people import audit
from masthead.supporters.models import Step, Support
from masthead.supporters.say_yes import NEWSLETTER
from masthead.supporters.step import note


def want_newsletter(
    support: Support, wording: str, *, email: str, by: audit.Actor, at: dt.datetime
) -> Step | None:
    """Keep the words that were agreed to beside a support, inside the caller's transaction.

    Whoever typed the address may be anybody, so it is no word of that address before the support
    is confirmed (`say_yes`). `email` is the address as typed: where letters go to another that
    is kept of the supporter nothing is, and None returned.
    """
    if written(email) != written(support.person.email):
        return None
    return note(support, NEWSLETTER, details={"wording": wording}, by=by, at=at)
