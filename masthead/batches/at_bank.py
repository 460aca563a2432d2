"""Whether a gift that came by post has gone to the bank with its batch."""

from django.utils.translation import gettext as _

from masthead.batches.models import Banking
from masthead.batches.models.batch import PAID_IN_AS
from masthead.fund.models import Gift, Method


def at_bank(gift: Gift) -> str:
    """Return the sentence that says with which batch a gift went to the bank, or nothing.

    Reversed there, the gift would leave its money at the bank and lack it in hand.
    """
    part = PAID_IN_AS.get(Method(gift.method))
    if part is None:
        return ""
    found = Banking.objects.standing().filter(batch__items__gift=gift, part=part).first()
    if found is None:
        return ""
    words = _("Gift {number} is at the bank with batch {batch}: undo the bank’s line of it first")
    return words.format(number=gift.pk, batch=found.batch_id)
