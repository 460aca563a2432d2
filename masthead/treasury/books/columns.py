"""Sums as a column shows them."""

from masthead.lib import money


def in_column(minor: int, *, currency: str) -> str:
    """Write minor units to stand under each other, always to the last penny: "5,234.00".

    The column's head names the currency.
    """
    whole, point, fraction = money.plain(abs(minor), currency=currency).partition(".")
    return f"{'−' if minor < 0 else ''}{int(whole):,}{point}{fraction}"


def or_blank(minor: int, *, currency: str) -> str:
    """Write minor units likewise, and nothing where they are nought."""
    return in_column(minor, currency=currency) if minor else ""
