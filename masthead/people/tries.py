"""Bound the tries to get in: five in five minutes at one door, for all workers together."""

from __future__ import annotations

import datetime as dt

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from masthead.lib.caller import network_of
from masthead.people.models import SignInTry, SpentCode

WITHIN = dt.timedelta(minutes=5)
AT_A_DOOR = 5
FROM_A_NETWORK = 60


class TooManyTries(ValueError):
    """One door was tried too often of late, or one caller tried too many."""


def count_try(door: str, whose: str, *, address: str, at: dt.datetime) -> SignInTry:
    """Count one try at somebody’s door ("password", "code", "factor", "letter"); return its row.

    Raises TooManyTries. The row is committed before it is counted, so that of any number of
    tries at once, in any number of workers, no more than the bound get by: call it outside a
    transaction. An address that nobody has is counted alike.
    """
    mine = SignInTry.objects.create(digest=_digest(f"{door}:{whose.casefold()}"), at=at)
    if address:
        caller = SignInTry.objects.create(digest=_digest(f"from:{network_of(address)}"), at=at)
        _refuse(caller, most=FROM_A_NETWORK)
    _refuse(mine, most=AT_A_DOOR)
    return mine


def take_back(counted: SignInTry) -> None:
    """Take back a try that was right: who signs in six times of an evening guesses nothing."""
    counted.delete()


def spend(whose: str, code: str, *, at: dt.datetime) -> bool:
    """Say whether a code that is good for half a minute is used for the first time, and note it."""
    _row, is_first = SpentCode.objects.get_or_create(
        digest=_digest(f"spent:{whose}:{code}"), defaults={"at": at}
    )
    return is_first


def forget_old(*, at: dt.datetime) -> None:
    """Delete the tries and the spent codes that count no more. Safe to run again."""
    SignInTry.objects.filter(at__lte=at - WITHIN).delete()
    SpentCode.objects.filter(at__lte=at - WITHIN).delete()


def _refuse(row: SignInTry, *, most: int) -> None:
    recent = SignInTry.objects.filter(digest=row.digest, at__gt=row.at - WITHIN)
    if recent.count() > most:
        raise TooManyTries(_("Too many tries. Wait five minutes, then try again."))


def _digest(words: str) -> str:
    return salted_hmac("masthead.people.tries", words).hexdigest()
