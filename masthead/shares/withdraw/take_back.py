"""End a notice of withdrawal that is not to be paid."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.shares.models import Became, WithdrawalNotice, WithdrawalOutcome


class NoticeEndedAlready(ValueError):
    """The notice was paid or taken back before."""


def take_back(
    notice: WithdrawalNotice,
    *,
    on: dt.date,
    authority: str,
    outcome: Became = Became.TAKEN_BACK,
    by: audit.Actor,
    at: dt.datetime,
) -> WithdrawalOutcome:
    """Let a notice come to nothing: the member takes it back, or it lapses at their death.

    Raises NoticeEndedAlready.
    """
    with transaction.atomic():
        take_turn(alone=True)
        refuse_ended(notice)
        made = WithdrawalOutcome.objects.create(
            notice=notice,
            outcome=outcome,
            effective_on=on,
            authority=authority,
            entered_at=at,
            by=by.user,
        )
        audit.record("shares.withdraw.take_back", notice, by=by, at=at)
    return made


def refuse_ended(notice: WithdrawalNotice) -> None:
    """Raise NoticeEndedAlready for a notice of which something has become."""
    ended = WithdrawalOutcome.objects.filter(notice=notice).first()
    if ended:
        words = _("This notice is {outcome} already")
        raise NoticeEndedAlready(words.format(outcome=Became(ended.outcome).label))
