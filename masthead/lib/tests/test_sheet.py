"""A table opens in a spreadsheet as what it is, and nothing in it acts."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.lib.sheet import Cell, csv_bytes, csv_parts


def read(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode(), newline="")))


@pytest.mark.parametrize(
    "acting",
    [
        '=HYPERLINK("http://example.org")',
        "+44 20",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\uff1d1",
        "-",
        "--1",
        "-1e9",
        "+5",
    ],
)
def test_a_cell_that_would_act_gets_an_apostrophe(acting: str) -> None:
    assert read(csv_bytes([[acting]], ["name"])) == [["name"], [f"'{acting}"]]


@pytest.mark.parametrize("number", ["-12.50", "0", "12", "-3", "1234567.89"])
def test_a_number_stays_one(number: str) -> None:
    assert read(csv_bytes([[number]], ["sum"]))[1] == [number]


def test_days_whole_numbers_and_nothing_are_written_plainly() -> None:
    row: list[Cell] = [dt.date(2026, 6, 30), -5, None, "Jo, “the” Harker"]
    assert csv_bytes([row], ["day", "sum", "", "name"]).decode() == (
        'day,sum,,name\r\n2026-06-30,-5,,"Jo, “the” Harker"\r\n'
    )


def test_a_long_table_comes_in_parts() -> None:
    parts = list(csv_parts(([number] for number in range(1200)), ["n"]))
    assert len(parts) == 3
    assert len(read(b"".join(parts))) == 1201


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n")), min_size=1))
def test_whatever_is_in_a_cell_none_begins_a_formula_and_nothing_is_lost(words: list[str]) -> None:
    [_, row] = read(csv_bytes([words], ["a"]))
    for cell, word in zip(row, words, strict=True):
        assert cell in (word, f"'{word}")
        assert cell[:1] not in ("=", "+", "@", "\t")
