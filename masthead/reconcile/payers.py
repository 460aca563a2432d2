"""Tell a payer by what the bank shows of them."""

import re

from masthead.bank.models import Line

_SHORTEST = 4
# References, dates and numbers differ from one payment to the next.
_VARIES = re.compile(r"\S*\d\S*")


def key_of(line: Line) -> str:
    """Return what stays the same of a payer from one payment to the next; "" where nothing does.

    The payer's account where the bank shows it, else their name, else the words of the text.
    """
    if line.payer_account:
        return "account:" + compact(line.payer_account)
    said = compact(line.payer_name) or compact(_VARIES.sub(" ", line.text))
    return f"name:{said[:140]}" if len(said) >= _SHORTEST else ""


def compact(text: str) -> str:
    """Return the letters and digits of a text, large and without blanks between."""
    return re.sub(r"[\W_]+", "", text.upper())
