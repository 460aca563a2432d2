"""Tests of binding PDFs into one that can still be read aloud."""

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from masthead.lib.bind import NotOurs, Part, bind, pages_of
from masthead.lib.typeset import pdf

TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(height: 60mm)
= #data.title
#table(columns: 2, table.header[*Name*][*Town*], ..data.rows.flatten())
"""


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[Part]:
    folder = tmp_path_factory.mktemp("bind")
    (folder / "part.typ").write_text(TEMPLATE)

    def made(title: str, count: int) -> Part:
        rows = [[f"{title} {number}", "Hebworth"] for number in range(count)]
        return Part(title, pdf("part", {"title": title, "rows": rows}, folder=Path(folder)))

    return [made("Früh", 3), made("Late", 30), made("Last", 1)]


def bound(parts: list[Part]) -> Any:
    out = io.BytesIO()
    bind(parts, out)
    return PdfReader(out, strict=True)


@pytest.mark.parametrize("other", [b"", b"%PDF-1.4\n%%EOF", b"words " * 40])
def test_it_refuses_what_the_paper_has_not_set(other: bytes) -> None:
    with pytest.raises(NotOurs):
        bind([Part("other", other)], io.BytesIO())


def test_it_refuses_to_bind_nothing() -> None:
    with pytest.raises(NotOurs):
        bind([], io.BytesIO())


def test_the_pages_of_all_parts_follow_each_other(parts: list[Part]) -> None:
    read = bound(parts)
    assert len(read.pages) == sum(pages_of(part.pdf) for part in parts) > 4
    assert "Früh 2" in read.pages[0].extract_text()
    assert "Last 0" in read.pages[-1].extract_text()


def test_the_list_of_contents_names_each_part(parts: list[Part]) -> None:
    read = bound(parts)
    assert [str(line["/Title"]) for line in read.outline] == ["Früh", "Late", "Last"]
    places = [read.get_destination_page_number(line) for line in read.outline]
    assert places == [0, pages_of(parts[0].pdf), len(read.pages) - 1]


def test_a_screen_reader_finds_one_document_with_a_part_for_each(parts: list[Part]) -> None:
    root = bound(parts).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    (document,) = root["/StructTreeRoot"]["/K"]
    kinds = [part.get_object()["/S"] for part in document.get_object()["/K"]]
    assert (document.get_object()["/S"], kinds) == ("/Document", ["/Part"] * 3)


def test_each_page_s_marks_lead_to_what_is_said_on_it(parts: list[Part]) -> None:
    read = bound(parts)
    numbers = read.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    said = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for place, page in enumerate(read.pages):
        assert page["/StructParents"] == place
        for element in said[place].get_object():
            assert _pages(element.get_object()) >= {page.indirect_reference.idnum}


def _pages(element: Any) -> set[int]:
    """Return the numbers of the pages that an element of the structure is on."""
    own = [element["/Pg"]] if "/Pg" in element else []
    below = [one["/Pg"] for one in element.get("/K", []) if isinstance(one, dict) and "/Pg" in one]
    return {page.indirect_reference.idnum for page in [*own, *below]}


def test_each_cell_s_heading_has_a_name_of_its_own(parts: list[Part]) -> None:
    names = bound(parts).trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"][::2]
    assert len(set(names)) == len(names) == 6
    assert names == sorted(names)
