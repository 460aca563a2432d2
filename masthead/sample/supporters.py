"""The supporters of the sample paper and the levels that it offers: all of them invented."""

from __future__ import annotations

from dataclasses import dataclass

# What supporters get: kind and the paper's words.
GETS = {
    "letter": ("newsletter", "The editor’s letter, each month"),
    "column": ("name", "Your name in the thank-you column, if you like"),
    "supper": ("other", "A place at the supporters’ supper in November"),
    "parcel": ("other", "Twenty copies of each Saturday’s paper"),
}


@dataclass(frozen=True)
class SampleLevel:
    """A level: pounds a month, a quarter holds three of them, a year ten; what it brings."""

    name: str
    words: str
    pounds: int
    gets: tuple[str, ...]
    for_groups: bool = False


LEVELS = (
    SampleLevel("Reader", "What a paper a week would cost you.", 5, ("letter", "column")),
    SampleLevel("Friend", "Pays for an evening in the council chamber.", 10, ("letter", "column")),
    SampleLevel(
        "Loomkeeper",
        "Keeps the press turning for a quarter of an hour.",
        25,
        ("letter", "column", "supper"),
    ),
    SampleLevel(
        "Branch",
        "For a branch or a supporters’ group, with its collections.",
        20,
        ("letter", "column"),
        for_groups=True,
    ),
    SampleLevel(
        "Bookshop", "For a shop that has us on its counter.", 30, ("letter", "parcel"), True
    ),
)


@dataclass(frozen=True)
class SampleSupporter:
    """A supporter since so many months, whose next payment is due in so many days.

    `pence` every so many months (`often`); `fate` is "" for one that goes on as it should.
    """

    months: int
    due_in: int
    pence: int
    often: int
    how: str
    name: str
    town: str
    thank: str
    email: str = ""
    contact: str = ""
    fate: str = ""


def _read(table: str) -> tuple[SampleSupporter, ...]:
    rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return tuple(_supporter(*cells) for cells in rows)


def _supporter(
    months: str, due_in: str, pounds: str, often: str, how: str, name: str, town: str, *more: str
) -> SampleSupporter:
    thank, email, contact, fate = (*more, "", "", "", "")[:4]
    return SampleSupporter(
        months=int(months),
        due_in=int(due_in),
        pence=int(pounds.replace(".", "")),
        often=int(often),
        how=how,
        name=name,
        town=town,
        thank=thank or "none",
        email=email,
        contact=contact,
        fate=fate,
    )


# Months since, days until due, pounds, months between, how, name, town, thanks, email, contact.
SUPPORTERS = _read("""
5 | 3 | 5.00   | 1  | standing-order | Philippa Nettlewood   | Threlby       | initials
5 | 6 | 10.00  | 1  | standing-order | Tobiah Crake          | Aikenroyd     | full | tobiah.crake@reader.example
4 | 2 | 7.50   | 1  | standing-order | Ezra Lumbfold         | Calderstoke   | none
3 | 8 | 30.00  | 3  | direct-debit   | Marguerite Ilkworth   | Luddenshaw    | town
5 | 7 | 5.00   | 1  | direct-debit   | Cornelius Wragby-Nunn | Calderstoke   | none
4 | 4 | 10.00  | 1  | card           | Oonagh Thistleby      | Mirkholme     | full | oonagh.thistleby@reader.example
2 | 5 | 25.00  | 1  | card           | Lazar Finchcombe      | Threlby       | initials
1 | 9 | 250.00 | 12 | card           | Beatrix Holmedale     | Over Skelling | full
3 | 3 | 5.00   | 1  | card           | Jonty Marsh-Adeyemi   | Calderstoke   | none | jonty.marsh@reader.example | | expires
4 | 1 | 5.00   | 1  | card           | Wilhelmina Stoop      | Aikenroyd     | none | wilhelmina.stoop@reader.example | | fails
5 | 4 | 20.00  | 1  | collection     | Mirkholme branch      | Mirkholme     | full | branch.mirkholme@reader.example | Hesper Dunnock
3 | 6 | 30.00  | 1  | standing-order | The Bobbin Bookshop   | Calderstoke   | full | | Anselm Ryecroft
4 | 2 | 5.00   | 1  | standing-order | Horatio Penhallam     | Luddenshaw    | none | | | lapsed
3 | 2 | 10.00  | 1  | standing-order | Sidonie Calverhay     | Threlby       | none | | | stopped
0 | 5 | 5.00   | 1  | standing-order | Ignatius Roebuck-Lane | Nether Skelling | none | | | pending
""")  # noqa: E501 (a table reads best in rows)
