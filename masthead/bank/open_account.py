"""Enter an account that the paper has at a bank."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.bank.models import Account
from masthead.paper.models import Paper, the_paper
from masthead.people import audit


class AccountThereAlready(ValueError):
    """An account of this name is there."""


class NoSuchAccount(LookupError):
    """No account has this name; the message names those that there are."""


def open_account(
    label: str,
    *,
    sort_code: str = "",
    number: str = "",
    iban: str = "",
    by: audit.Actor,
    at: dt.datetime,
) -> Account:
    """Keep an account of the paper's at a bank, in its currency. Raises AccountThereAlready."""
    with transaction.atomic():
        if Account.objects.filter(label__iexact=label.strip()).exists():
            raise AccountThereAlready(_("An account of this name is there already"))
        account = Account.objects.create(
            label=label.strip(),
            sort_code=sort_code.strip(),
            number=number.strip(),
            iban=iban.strip(),
            currency=the_paper().currency,
            added_at=at,
        )
        audit.record("bank.open_account", account, by=by, at=at)
    return account


def account_named(label: str, *, by: audit.Actor, at: dt.datetime) -> Account:
    """Return the account of a name; with none given, the only one.

    Where there is none yet, the one in the paper's settings is opened. Raises NoSuchAccount.
    """
    known = list(Account.objects.order_by("pk"))
    if not known:
        _first(the_paper(), label=label, by=by, at=at)
        known = list(Account.objects.all())
    fitting = [one for one in known if label.strip().casefold() in ("", one.label.casefold())]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(one.label for one in known)
    words = _("There is no account “{label}”; there are: {names}")
    if not label.strip():
        words = _("Say which account the statement is of: {names}")
    raise NoSuchAccount(words.format(label=label, names=names))


def _first(paper: Paper, *, label: str, by: audit.Actor, at: dt.datetime) -> Account:
    return open_account(
        label or paper.bank_account_name[:80] or _("Bank account"),
        sort_code=paper.bank_sort_code,
        number=paper.bank_account_number,
        iban=paper.bank_iban,
        by=by,
        at=at,
    )
