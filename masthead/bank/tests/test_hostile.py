"""Hostile files do no harm: nothing is fetched or unfolded, and memory and time are bounded."""

import time
from pathlib import Path

import pytest

from masthead.bank.formats import camt, mt940_file, ofx
from masthead.bank.formats.decode import refuse_size
from masthead.bank.formats.reading import MOST_BYTES, Unreadable
from masthead.bank.models import Line
from masthead.bank.tests.cast import TEN, as_camt, as_mt940, as_ofx, read
from masthead.fund.tests.cast import the_ferry_bell

HEAD = b'<?xml version="1.0"?>'


def _with(dtd: str) -> bytes:
    return as_camt(TEN).replace(b"?>", b"?>" + dtd.encode(), 1).replace(b"A READER", b"&x;")


@pytest.mark.django_db
def test_an_outside_entity_is_refused_and_nothing_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    the_ferry_bell()
    statement = read(_with(f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'))
    assert statement.why == "The file declares entities: no statement does"
    assert not Line.objects.exists()


def test_a_billion_laughs_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(Unreadable, match="declares entities"):
        camt.read(_with(f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>'), currency="GBP")


@pytest.mark.parametrize(
    "data",
    [
        as_camt(TEN).replace(b"A READER", b"A" * 4_000_000),
        HEAD + b"<a>" * 200_000,
        HEAD + b"<a " + b"x" * 4_000_000,
    ],
)
def test_long_tokens_and_deep_nests_cost_no_time(data: bytes) -> None:
    began = time.process_time()
    with pytest.raises(Unreadable):
        camt.read(data, currency="GBP")
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        as_ofx(TEN).decode().replace("A READER", "A" * 1_000_000),
        as_ofx(TEN).decode().replace("<CURDEF>GBP", "<A>" * 100_000),
        as_ofx(TEN).decode().replace("<CURDEF>GBP", '<!DOCTYPE d [<!ENTITY x "y">]>'),
    ],
)
def test_hostile_ofx_is_refused_before_it_is_parsed(text: str) -> None:
    began = time.process_time()
    with pytest.raises(Unreadable):
        ofx.read(text, currency="GBP")
    assert time.process_time() - began < 2


def test_a_long_line_of_mt940_is_refused() -> None:
    with pytest.raises(Unreadable, match="Line 6"):
        mt940_file.read(as_mt940(TEN).decode().replace("A READER", "A" * 9_999), currency="GBP")


def test_a_file_larger_than_any_statement_is_refused_unread() -> None:
    with pytest.raises(Unreadable, match="larger than 24 MB"):
        refuse_size(b"x" * (MOST_BYTES + 1))
