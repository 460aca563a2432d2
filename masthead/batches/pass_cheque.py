"""Let a cheque pass that stands in the books already."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from masthead.batches.models import Cheque, Item
from masthead.batches.type_item import open_one
from masthead.people import audit
from masthead.people.models import User


class NotBlocked(ValueError):
    """No other item has this cheque."""


class ReasonMissing(ValueError):
    """Who lets a cheque pass says why."""


class SamePerson(ValueError):
    """Whoever typed a cheque in doesn't let it pass: a second person does."""


def pass_cheque(item: Item, *, why: str, by: User, at: dt.datetime) -> None:
    """Let an item's cheque pass though another has the same numbers, and keep the reason.

    Raises BatchEnded, NotBlocked, ReasonMissing or SamePerson.
    """
    with transaction.atomic():
        batch = open_one(item.batch)
        item = Item.objects.select_related("cheque").get(pk=item.pk)
        if not item.is_blocked:
            raise NotBlocked(_("This cheque stands nowhere else"))
        if not why.strip():
            raise ReasonMissing(_("Say why this cheque is another one"))
        if by == item.typed_by:
            raise SamePerson(_("You typed this cheque in: somebody else lets it pass"))
        numbers = {
            "sort_code": item.sort_code,
            "account": item.account,
            "number": item.cheque_number,
        }
        last = Cheque.objects.filter(**numbers).aggregate(last=Max("copy"))["last"]
        Cheque.objects.create(
            item=item,
            **numbers,
            copy=0 if last is None else last + 1,
            passed_by=by,
            passed_at=at,
            why=why.strip(),
        )
        details = {"batch": batch.number}
        audit.record("batches.pass_cheque", item, by=audit.at_desk(by), at=at, details=details)
