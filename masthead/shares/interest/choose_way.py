"""Write down how a member wants their interest."""

import datetime as dt
import re
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.models import Member
from masthead.shares.models import InterestWay, Way


class AccountMissing(ValueError):
    """Interest goes to a bank account by its name and number, or its IBAN."""


class AccountMalformed(ValueError):
    """No bank has such a sort code, account number or IBAN."""


@dataclass(frozen=True)
class BankAccount:
    """A member's bank account: whose, and its sort code and number, or its IBAN."""

    name: str = ""
    sort_code: str = ""
    number: str = ""
    iban: str = ""


def choose_way(
    member: Member,
    way: Way,
    *,
    account: BankAccount | None = None,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> InterestWay:
    """Let a member's interest go this way from now on; what they chose before stays readable.

    Raises AccountMissing or AccountMalformed.
    """
    to = _tidied(account or BankAccount()) if way == Way.BANK else BankAccount()
    if way == Way.BANK:
        _refuse(to)
    with transaction.atomic():
        chosen = InterestWay.objects.create(
            member=member,
            way=way,
            account_name=to.name,
            sort_code=to.sort_code,
            number=to.number,
            iban=to.iban,
            authority=authority,
            entered_at=at,
            by=by.user,
        )
        audit.record("shares.interest.choose_way", member, by=by, at=at, details={"way": way})
    return chosen


def _tidied(to: BankAccount) -> BankAccount:
    digits = re.sub(r"\D", "", to.sort_code)
    return BankAccount(
        " ".join(to.name.split()),
        f"{digits[:2]}-{digits[2:4]}-{digits[4:]}" if digits else "",
        re.sub(r"\s", "", to.number),
        re.sub(r"\s", "", to.iban).upper(),
    )


def _refuse(to: BankAccount) -> None:
    if not to.name or not (to.iban or (to.sort_code and to.number)):
        words = _("Type the name of the account, with its sort code and number or its IBAN")
        raise AccountMissing(words)
    if to.sort_code and not re.fullmatch(r"\d\d-\d\d-\d\d", to.sort_code):
        raise AccountMalformed(_("A sort code has six digits"))
    if to.number and not re.fullmatch(r"\d{6,20}", to.number):
        raise AccountMalformed(_("An account number has at least six digits and nothing else"))
    if to.iban and not _is_iban(to.iban):
        raise AccountMalformed(_("“{iban}” is no IBAN: its check digits fail").format(iban=to.iban))


def _is_iban(iban: str) -> bool:
    """Say whether an IBAN's check digits agree (ISO 13616: what is moved round leaves 1 by 97)."""
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}", iban):
        return False
    moved = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1
