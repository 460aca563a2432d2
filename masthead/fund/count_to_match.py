"""Say of a gift in the book that it is what the sponsor of a match paid in."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.fund.models import Gift, Match
from masthead.fund.signals import announce
from masthead.people import audit


class CountsToAnotherMatch(ValueError):
    """The gift is what the sponsor of another match paid in."""


def count_to_match(gift: Gift, *, match: Match | None, by: audit.Actor, at: dt.datetime) -> Gift:
    """Count a gift, however it came, as the sponsor's payment of a match; None takes that back.

    The money stays where it is in the book: only what is matched and what is due change. Told
    twice it has the effect of once. Raises CountsToAnotherMatch.
    """
    with transaction.atomic():
        held = Gift.objects.select_for_update(of=("self",)).get(pk=gift.pk)
        if match and held.match_id not in (None, match.pk):
            raise CountsToAnotherMatch(_("This gift counts as the payment of another match"))
        if held.match_id != (match.pk if match else None):
            held.match = match
            held.save(update_fields=["match"])
            details = {"match": str(match.pk) if match else None}
            audit.record("fund.count_to_match", held, by=by, at=at, details=details)
            announce()
    return held
