"""Take in a file of a bank's: its bytes are kept before anything is read."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.bank.formats.decode import form_of, refuse_size
from masthead.bank.models import Account, Form, Statement, Status
from masthead.people import audit


class FormUnknown(ValueError):
    """No statement comes in this form."""


def take_in(
    data: bytes,
    *,
    account: Account,
    form: str = "",
    file_name: str = "",
    by: audit.Actor,
    at: dt.datetime,
) -> Statement:
    """Keep a file as it came, to be read, and return its statement.

    The form is found where none is given. A file that was kept before is that statement again.
    Raises FormUnknown, and Unreadable for an empty file or one too large.
    """
    refuse_size(data)
    if form and form not in Form.values:
        known = ", ".join(Form.values)
        words = _("“{form}” is no form of statement; there are: {known}")
        raise FormUnknown(words.format(form=form, known=known))
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        # Two who take in one file at once take in one statement.
        Account.objects.select_for_update().get(pk=account.pk)
        kept = Statement.objects.filter(account=account, digest=digest)
        if before := kept.exclude(status=Status.QUARANTINED).first():
            return before
        statement = Statement.objects.create(
            account=account,
            file_name=file_name[:200],
            form=form or form_of(data),
            digest=digest,
            raw=data,
            taken_at=at,
            taken_by=by.user,
        )
        audit.record("bank.take_in", statement, by=by, at=at, details={"bytes": len(data)})
    return statement
