"""The three numbers along the foot of a cheque, written one way however they were typed."""

import re

from django.utils.translation import gettext as _

_BETWEEN = re.compile(r"[\s./-]")


class ChequeMistyped(ValueError):
    """What was typed can’t be a cheque’s number; `field` says which of the three."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def as_printed(field: str, typed: str) -> str:
    """Return one of a cheque's numbers, digits alone, or nothing where nothing was typed.

    `field` is sort_code (six digits), account (six to ten; eight in the United Kingdom) or
    cheque_number (up to ten; six there). Noughts left out in front are put back, so that one
    cheque is one cheque. Raises ChequeMistyped.
    """
    digits = _BETWEEN.sub("", typed)
    if not digits:
        return ""
    least, most, width = {
        "sort_code": (6, 6, 6),
        "account": (6, 10, 8),
        "cheque_number": (1, 10, 6),
    }[field]
    if not (digits.isascii() and digits.isdecimal() and least <= len(digits) <= most):
        raise ChequeMistyped(field, _refusal(field))
    return digits.zfill(width)


def _refusal(field: str) -> str:
    return {
        "sort_code": _("A sort code has six digits, such as 40-40-40"),
        "account": _("An account has six to ten digits, eight as a rule"),
        "cheque_number": _("A cheque’s number has up to ten digits, six as a rule"),
    }[field]
