"""Write down the yes to the newsletter that came with support, once the support is confirmed."""

from __future__ import annotations

import datetime as dt

from masthead.mail import consent
from masthead.mail.models import Consent, Purpose
from masthead.people import audit
from masthead.supporters.models import Support

# What the step is called that keeps the words agreed to, and where they stood.
NEWSLETTER, SOURCE = "newsletter", "support"


def say_yes(support: Support, *, at: dt.datetime) -> Consent | None:
    """Write down what was agreed to with a support that is confirmed now: it is their word.

    In the caller's transaction. None where nothing was, or the address said something since.
    """
    wish = support.steps.filter(what=NEWSLETTER).order_by("-at", "-pk").first()
    email = support.person.email
    if wish is None or not email:
        return None
    last = consent.last_word(email, Purpose.NEWSLETTER)
    if last is not None and last.at > wish.at:
        return None
    return consent.say(
        email,
        purpose=Purpose.NEWSLETTER,
        given=True,
        wording=wish.details["wording"],
        source=SOURCE,
        by=audit.READER,
        at=at,
    )
