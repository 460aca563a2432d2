"""Send a supporter the link to the page on which they look after what they give."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.mail.models import Letter
from masthead.people import audit
from masthead.supporters.letters.again import tell_link
from masthead.supporters.models import Support


class NobodyToWriteTo(ValueError):
    """No address for mail is kept of the supporter."""


def send_link(support: Support, *, by: audit.Actor, at: dt.datetime) -> Letter:
    """Write to a supporter with the link to their page, and return the letter.

    Asked again within the hour, it is the same letter. Raises NobodyToWriteTo.
    """
    with transaction.atomic():
        letter = tell_link(support, occasion=f"{at:%Y%m%d%H}", at=at)
        if letter is None:
            raise NobodyToWriteTo(_("No email address is kept of them"))
        audit.record("supporters.send_link", support, by=by, at=at)
    return letter
