"""Bind PDFs that `typeset` made into one, part by part, so that a long paper needs little memory.

The compiler writes plain objects and one table of where they are (PDF 1.7, 7.5.4), so they can be
numbered anew as they pass. What a screen reader goes by (the structure tree, 14.7) is bound as
well: each part's document becomes a part of the whole.
"""

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

CATALOG, PAGES, TREE, DOCUMENT, CONTENTS, INFO, METADATA = range(1, 8)
Anew = Callable[[re.Match[bytes]], bytes]
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_CELL = re.compile(rb"\((U\d+x\d+y\d+)\)")
_PARENTS = re.compile(rb"/StructParents (\d+)")
_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"


class NotOurs(ValueError):
    """The file isn’t one that `typeset` made."""


@dataclass(frozen=True)
class Part:
    """One PDF of the whole, with the words by which the list of contents names it."""

    words: str
    pdf: bytes


class _Read:
    """The objects of one PDF, and what its catalogue names."""

    def __init__(self, pdf: bytes) -> None:
        self.objects = _objects(pdf)
        trailer = pdf[pdf.rindex(b"trailer") :]
        self.catalog = _named(b"/Root", trailer)
        self.info = _named(b"/Info", trailer)
        said = self.objects[self.catalog]
        self.pages, self.metadata = _named(b"/Pages", said), _named(b"/Metadata", said)
        self.tree = _named(b"/StructTreeRoot", said)

    @property
    def left_out(self) -> set[int]:
        """Return the objects that the whole has but once."""
        return {self.catalog, self.pages, self.tree, self.info, self.metadata}


@dataclass
class _Bound:
    """What has been written so far, and what the end of the file must say of it."""

    out: BinaryIO
    at: int = 0
    places: "array[int]" = field(default_factory=lambda: array("Q", [0] * (METADATA + 1)))
    pages: int = 0
    page_numbers: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    parents: list[tuple[int, int]] = field(default_factory=list)
    cells: list[tuple[bytes, int]] = field(default_factory=list)
    contents: list[tuple[str, int]] = field(default_factory=list)
    first: _Read | None = None

    def write(self, data: bytes) -> None:
        """Write on."""
        self.out.write(data)
        self.at += len(data)

    def put(self, number: int, body: bytes) -> None:
        """Write an object and note where it is."""
        self.places[number] = self.at
        self.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def add(self, body: bytes) -> int:
        """Write an object under the next number, and return it."""
        self.places.append(0)
        self.put(len(self.places) - 1, body)
        return len(self.places) - 1


def bind(parts: Iterable[Part], out: BinaryIO) -> int:
    """Write the parts into `out` as one tagged PDF, and return how many pages it has.

    Each part is asked for when the one before is written. Raises NotOurs.
    """
    bound = _Bound(out)
    bound.write(_HEAD)
    for part in parts:
        _add(bound, _Read(part.pdf), words=part.words)
    if bound.first is None:
        raise NotOurs("There is nothing to bind")
    _finish(bound, bound.first)
    return bound.pages


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has. Raises NotOurs."""
    read = _Read(pdf)
    return int(_find(rb"/Count (\d+)", read.objects[read.pages]))


def _objects(pdf: bytes) -> dict[int, bytes]:
    """Return the body of each object by its number, as the table at the end finds them."""
    table = int(_find(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf[-64:]))
    lines = pdf[table:].split(b"\n")
    if lines[0].strip() != b"xref":
        raise NotOurs("The table of objects is not where the file says")
    count = int(lines[1].split()[1])
    starts = {int(lines[2 + number][:10]): number for number in range(1, count)}
    found, in_order = {}, sorted(starts)
    for start, end in zip(in_order, [*in_order[1:], table], strict=True):
        body = pdf[start:end]
        found[starts[start]] = body[body.index(b"obj") + 3 : body.rindex(b"endobj")].strip()
    return found


def _add(bound: _Bound, read: _Read, *, words: str) -> None:
    """Write a part’s objects, each under its number and what went before."""
    shift, mark = len(bound.places) - 1, b"P%d" % len(bound.contents)
    base = bound.parents[-1][0] + 1 if bound.parents else 0
    renamed = {read.pages: PAGES, read.tree: TREE}
    _gather(bound, read, shift=shift, base=base, mark=mark, words=words)
    bound.first = bound.first or read
    bound.places.extend([0] * len(read.objects))

    def anew(found: re.Match[bytes]) -> bytes:
        old = int(found[1])
        return b"%d 0 R" % renamed.get(old, old + shift)

    for number, body in read.objects.items():
        if number not in read.left_out:
            bound.put(number + shift, _renumbered(body, anew, mark=mark, base=base))


def _gather(bound: _Bound, read: _Read, *, shift: int, base: int, mark: bytes, words: str) -> None:
    """Note of a part what the lists of the whole must say."""
    pages, tree = read.objects[read.pages], read.objects[read.tree]
    numbers = [number + shift for number in _references(_find(rb"/Kids\[(.*?)\]", pages))]
    bound.contents.append((words, numbers[0]))
    bound.page_numbers += numbers
    bound.pages += int(_find(rb"/Count (\d+)", pages))
    bound.parts += [number + shift for number in _references(_find(rb"/K\[(.*?)\]", tree))]
    for page, parent in re.findall(rb"(\d+) (\d+) 0 R", _find(rb"/Nums\[(.*?)\]", tree)):
        bound.parents.append((int(page) + base, int(parent) + shift))
    cells = re.search(rb"/Names\[(.*?)\]", tree)
    for cell, number in re.findall(rb"\((U\w+)\)(\d+) 0 R", cells[1] if cells else b""):
        bound.cells.append((mark + cell, int(number) + shift))


def _renumbered(body: bytes, anew: Anew, *, mark: bytes, base: int) -> bytes:
    """Number the references of an object anew; what is packed in a stream stays as it is."""
    head, stream, packed = body.partition(b"\nstream\n")
    head = _CELL.sub(rb"(%b\1)" % mark, _REFERENCE.sub(anew, head))
    if b"/StructParents" in head:
        head = _PARENTS.sub(lambda found: b"/StructParents %d" % (int(found[1]) + base), head)
    whole = b"/S/Document/P %d 0 R" % TREE
    return head.replace(whole, b"/S/Part/P %d 0 R" % DOCUMENT) + stream + packed


def _finish(bound: _Bound, first: _Read) -> None:
    """Write what the whole has once, the table of objects, and where that is."""
    bound.put(
        PAGES, b"<</Type/Pages/Count %d/Kids[%b]>>" % (bound.pages, _list(bound.page_numbers))
    )
    parts = _list(bound.parts)
    bound.put(DOCUMENT, b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (TREE, parts))
    bound.put(TREE, _tree(bound, first))
    bound.put(CONTENTS, _contents(bound))
    bound.put(INFO, first.objects[first.info])
    bound.put(METADATA, first.objects[first.metadata])
    bound.put(CATALOG, _catalog(first.objects[first.catalog]))
    table, count = bound.at, len(bound.places)
    bound.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
    for place in bound.places[1:]:
        bound.write(b"%010d 00000 %b \n" % (place, b"n" if place else b"f"))
    end = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    bound.write(end % (count, CATALOG, INFO, table))


def _tree(bound: _Bound, first: _Read) -> bytes:
    """Return the root of the structure: what each page’s marks and each cell’s name lead to."""
    roles = _find(rb"/RoleMap(<<.*?>>)", first.objects[first.tree])
    parents = b" ".join(b"%d %d 0 R" % pair for pair in bound.parents)
    cells = b"".join(b"(%b)%d 0 R" % pair for pair in sorted(bound.cells))
    ends = (DOCUMENT, parents, bound.parents[-1][0] + 1, cells)
    said = b"/K[%d 0 R]/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d/IDTree<</Names[%b]>>" % ends
    return b"<</Type/StructTreeRoot/RoleMap%b%b>>" % (roles, said)


def _contents(bound: _Bound) -> bytes:
    """Write the list of contents, a line for each part, and return what holds it."""
    first, many = len(bound.places), len(bound.contents)
    for place, (words, page) in enumerate(bound.contents):
        beside = b"/Prev %d 0 R" % (first + place - 1) if place else b""
        beside += b"/Next %d 0 R" % (first + place + 1) if place + 1 < many else b""
        title = words.encode("utf-16-be").hex().encode()
        said = (CONTENTS, title, page, beside)
        bound.add(b"<</Parent %d 0 R/Title<FEFF%b>/Dest[%d 0 R/Fit]%b>>" % said)
    return b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (
        first,
        first + many - 1,
        many,
    )


def _catalog(said: bytes) -> bytes:
    """Return a part’s catalogue as the whole’s."""
    for name, number in ((b"Pages", PAGES), (b"Metadata", METADATA), (b"StructTreeRoot", TREE)):
        said = re.sub(rb"/%b \d+ 0 R" % name, b"/%b %d 0 R" % (name, number), said)
    said = re.sub(rb"/Outlines \d+ 0 R", b"", said)
    return said.removesuffix(b">>") + b"/Outlines %d 0 R>>" % CONTENTS


def _named(name: bytes, said: bytes) -> int:
    return int(_find(name + rb" (\d+) 0 R", said))


def _references(said: bytes) -> list[int]:
    return [int(number) for number in _REFERENCE.findall(said)]


def _list(numbers: list[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _find(pattern: bytes, said: bytes) -> bytes:
    found = re.search(pattern, said, re.DOTALL)
    if found is None:
        raise NotOurs("The file is not one that the paper has set")
    return found[1]
