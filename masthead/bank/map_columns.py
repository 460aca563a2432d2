"""Say which column of an account's CSV files holds what."""

import datetime as dt

from django.db import transaction

from masthead.bank.formats.columns import Columns
from masthead.bank.models import Account
from masthead.people import audit


def map_columns(account: Account, columns: Columns, *, by: audit.Actor, at: dt.datetime) -> Account:
    """Remember the columns for every CSV file of this account from now on."""
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account.pk)
        account.columns = columns.kept
        account.save(update_fields=["columns"])
        audit.record("bank.map_columns", account, by=by, at=at)
    return account
