"""Which line of the bank's statement is settled with a gift that somebody recorded."""

from django.utils.translation import gettext as _

from masthead.fund.models import Gift
from masthead.lib import days
from masthead.reconcile.models import How, Settlement


def held_by(gift: Gift) -> str:
    """Return the sentence that says which line is settled with a gift, or nothing.

    Reversed under it, the gift would leave its money at the bank and in nobody's account.
    """
    standing = Settlement.objects.standing().filter(how=How.COUNTED, gift=gift)
    found = standing.select_related("line").first()
    if found is None:
        return ""
    words = _("The bank’s line of {day} is settled with gift {number}: undo that first")
    return words.format(day=days.in_words(found.line.booked_on), number=gift.pk)
