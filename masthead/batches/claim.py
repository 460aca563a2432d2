"""Claim a cheque for an item, or find that another item has it."""

from django.db import IntegrityError, transaction

from masthead.batches.models import Cheque, Item


def claim(item: Item) -> bool:
    """Give an item the claim to its cheque and say whether it has it, in the caller's transaction.

    The first to ask has it, also when two ask at once. An item without a cheque needs none.
    """
    if not item.has_cheque or hasattr(item, "cheque"):
        return True
    try:
        with transaction.atomic():
            Cheque.objects.create(
                item=item,
                sort_code=item.sort_code,
                account=item.account,
                number=item.cheque_number,
            )
    except IntegrityError:
        return False
    return True


def twin(item: Item) -> Item | None:
    """Return the item that has the claim to the same cheque, if one has."""
    held = Cheque.objects.filter(
        sort_code=item.sort_code, account=item.account, number=item.cheque_number
    )
    found = held.exclude(item=item).select_related("item__batch").order_by("copy").first()
    return found.item if found else None
