"""The slip that goes to the bank with a batch."""

from django.utils.translation import gettext as _

from masthead.batches.models import Batch, Item, Part
from masthead.batches.standing import standing
from masthead.lib import days, money, typeset
from masthead.paper.models import Paper


def slip_pdf(batch: Batch, *, paper: Paper) -> bytes:
    """Return the paying-in slip of a posted batch as PDF: each cheque, the cash, the total.

    Raises lib.typeset.TypesetFailed.
    """
    return typeset.pdf("batches/slip", slip_words(batch, paper=paper))


def slip_words(batch: Batch, *, paper: Paper) -> dict[str, object]:
    """Return what the slip says: texts and amounts as they are printed."""
    found = standing(batch, paper=paper)
    cheques = found.paid_in_as(Part.CHEQUES)

    def shown(minor: int) -> str:
        return money.exact(minor, currency=batch.currency)

    account = (paper.bank_account_name, paper.bank_sort_code, paper.bank_account_number)
    return {
        "title": _("Paying-in slip {number}").format(number=batch.number),
        "paper": paper.name,
        "society": paper.society_name,
        "facts": [
            [_("Paid in by"), paper.society_name],
            [_("Account"), " ".join(part for part in account if part)],
            [_("Received"), days.in_words(batch.received_on)],
        ],
        "said": {"head": [_("By"), _("Sort code, account, number"), _("Amount")]},
        "cheques": [
            [str(item.get_method_display()), _numbers(item), shown(item.amount_minor)]
            for item in cheques
        ],
        "totals": [
            [
                _("{count} cheques and postal orders").format(count=len(cheques)),
                shown(found.part(Part.CHEQUES)),
            ],
            [_("Cash"), shown(found.part(Part.CASH))],
            [_("Total"), shown(sum(found.part(part) for part in Part))],
        ],
    }


def _numbers(item: Item) -> str:
    numbers = (item.sort_code, item.account, item.cheque_number)
    return " ".join(part for part in numbers if part)
