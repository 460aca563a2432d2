"""Money is read as typed, or refused; it is never rounded unasked."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.lib.money import AmountNotUnderstood, exact, parse, plain, whole


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "0", "0.00", "-5", "−5", "+5", "10.005", "1e9", "1E2", "ten", "NaN", "inf"),
        *("$20", "€20", "20 EUR", "1,20", "1,2345", "12,345,67", ".5", "5.", "1_000", "0x10"),
        *("£", "££5", "5 5", "\u0665", "1/2", "£-5", "20p", "1,000,00", "1.2.3"),
    ],
)
def test_it_refuses_what_is_no_plain_amount_in_pounds(typed: str) -> None:
    with pytest.raises(AmountNotUnderstood):
        parse(typed, currency="GBP")


def test_it_refuses_yen_in_parts() -> None:
    with pytest.raises(AmountNotUnderstood, match="JPY has 0 decimal places, not 1"):
        parse("10.5", currency="JPY")


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        *(("20", 2_000), ("12.50", 1_250), ("12.5", 1_250), ("£12.50", 1_250), (" £ 20 ", 2_000)),
        *(("1,200", 120_000), ("1,234,567.89", 123_456_789), ("0.01", 1), ("GBP 5", 500)),
        *(("007", 700), ("gbp5", 500)),
    ],
)
def test_it_reads_pounds_into_pence(typed: str, pence: int) -> None:
    assert parse(typed, currency="GBP") == pence


@given(st.integers(min_value=1, max_value=10**15), st.sampled_from(["GBP", "JPY", "KWD", "CHF"]))
def test_what_is_written_plainly_is_read_back_to_the_unit(minor: int, currency: str) -> None:
    assert parse(plain(minor, currency=currency), currency=currency) == minor


@given(st.integers(min_value=1, max_value=10**15), st.sampled_from(["GBP", "JPY", "KWD", "CHF"]))
def test_what_is_written_for_people_is_read_back_to_the_unit(minor: int, currency: str) -> None:
    assert parse(exact(minor, currency=currency), currency=currency) == minor


@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_as_more_than_nothing_or_refused(typed: str) -> None:
    with contextlib.suppress(AmountNotUnderstood):
        assert parse(typed, currency="GBP") > 0


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [
        (523_450, "GBP", "£5,234.50"),
        (2_000, "GBP", "£20"),
        (-3_000, "GBP", "−£30"),
        (5, "GBP", "£0.05"),
        (1_234, "JPY", "¥1,234"),
        (1_234, "KWD", "KWD 1.234"),
    ],
)
def test_it_is_written_for_people_to_the_last_unit(minor: int, currency: str, shown: str) -> None:
    assert exact(minor, currency=currency) == shown


def test_whole_pounds_are_rounded_down() -> None:
    assert whole(523_499, currency="GBP") == "£5,234"
    assert whole(99, currency="GBP") == "£0"


def test_it_refuses_an_amount_as_long_as_a_page_in_a_sentence() -> None:
    with pytest.raises(AmountNotUnderstood, match="40 characters at most"):
        parse("9" * 5000, currency="GBP")
