"""Tell which of the paper's accounts a file is of."""

import re

from masthead.bank.models import Account

_SHORTEST = 4


def is_of(account: Account, told: str) -> bool:
    """Say whether the account that a file names is this one.

    A file may name the IBAN, sort code and number together, or the number alone, also with its
    first digits starred out. What nothing is known of is nobody else's.
    """
    named = _letters(told)
    if not named or not account.is_named:
        return True
    number, sort_code = _letters(account.number), _letters(account.sort_code)
    if account.iban and named == _letters(account.iban):
        return True
    if "*" in told or "X" in named:
        seen = re.sub(r".*[X*]", "", named)
        return len(seen) >= _SHORTEST and (number or _letters(account.iban)).endswith(seen)
    if not number:
        return _letters(account.iban).endswith(named) and len(named) > _SHORTEST
    rest = named.removesuffix(number) if named.endswith(number) else None
    return rest is not None and (rest == "" or not sort_code or rest.endswith(sort_code))


def numbers_of(told: str) -> dict[str, str]:
    """Return the fields of an account that nobody has typed, from what its first file names."""
    named = _letters(told)
    if re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}", named):
        return {"iban": named}
    if re.fullmatch(r"\d{14}", named):
        return {"sort_code": named[:6], "number": named[6:]}
    return {"number": named[:40]} if named and "*" not in told and "X" not in named else {}


def _letters(text: str) -> str:
    return re.sub(r"[^A-Z0-9*]", "", text.upper())
