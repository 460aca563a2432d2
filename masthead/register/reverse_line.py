"""Take back a line of the register that was a mistake."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.models import Particulars, Reversal, Standing
from masthead.register.owners import owners_changed


class LineReversedAlready(ValueError):
    """The line was taken back before."""


class LastLine(ValueError):
    """Without this line the register would say nothing of the member."""


class WhyMissing(ValueError):
    """Whoever takes a line back says what was wrong with it."""


def reverse_line(
    line: Particulars | Standing, *, why: str, by: audit.Actor, at: dt.datetime
) -> Reversal:
    """Take a line of a member's particulars or standing back: from now on the books leave it out.

    What was known before stays readable. Raises WhyMissing, LineReversedAlready or LastLine.
    """
    with transaction.atomic():
        if not why.strip():
            raise WhyMissing(_("Say what was wrong with it"))
        if Reversal.objects.filter(**_which(line)).exists():
            raise LineReversedAlready(_("That line is taken back already"))
        others = type(line)._default_manager.filter(member=line.member, reversed_by=None)
        if not others.exclude(pk=line.pk).exists():
            raise LastLine(_("The register would say nothing of them then: write anew first"))
        reversal = Reversal.objects.create(
            **_which(line), why=why.strip(), entered_at=at, by=by.user
        )
        owners_changed()
        audit.record("register.reverse_line", line.member, by=by, at=at)
    return reversal


def _which(line: Particulars | Standing) -> dict[str, Particulars | Standing]:
    return {"particulars" if isinstance(line, Particulars) else "standing": line}
