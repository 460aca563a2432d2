"""The members of the sample society: all invented, as are their streets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SampleMember:
    """A member, entered so many days ago with so many shares; gone again after so many, if so."""

    days_ago: int
    shares: int
    name: str
    street: str
    kind: str = "person"
    beside: str = ""
    stayed_days: int | None = None


def _read(table: str) -> tuple[SampleMember, ...]:
    rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return tuple(_member(*cells) for cells in rows)


def _member(
    ago: str,
    shares: str,
    name: str,
    street: str,
    kind: str = "",
    beside: str = "",
    stayed: str = "",
) -> SampleMember:
    return SampleMember(
        days_ago=int(ago),
        shares=int(shares),
        name=name,
        street=street,
        kind=kind or "person",
        beside=beside,
        stayed_days=int(stayed) if stayed else None,
    )


MEMBERS = _read("""
1460 |  50 | Aldous Brierley-Okafor         | 1 Shuttle Yard, Calderstoke
1460 |  20 | Winifred Stansgate             | 14 Bobbin Row, Calderstoke
1460 | 200 | Calderstoke Weavers’ Union | 3 Guild Street, Calderstoke | organisation | Ottoline Pym
1460 |  10 | Jem Harrowgate                 | 9 Heald Street, Calderstoke
1455 |   5 | Philippa Dunmow                | 2 Mill Fold, Threlby
1450 |  30 | Rafferty Bexley                | 11 Selvedge Lane, Threlby | joint | Coral Bexley
1442 |  10 | Septimus Oyelowe-Crabb         | 5 Tenter Ground, Luddenshaw
1430 |  15 | Marigold Tansley               | 7 Chapel Brow, Luddenshaw |  |  | 640
1419 |   5 | Ivo Castlemere                 | 22 Dyehouse Walk, Aikenroyd
1400 | 100 | Hebden Bank Allotment Growers  | 4 Plot Lane, Aikenroyd | nominee | Ruth Ackersley
1388 |  10 | Thomasina Quarmby              | 6 Warp Street, Calderstoke
1370 |  25 | Benedict Ashgrove-Lal          | 31 Weir Bank, Thrumley
1344 |   5 | Cordelia Nettlefold            | 8 Lock Cottages, Thrumley
1301 |  10 | Horace Penhallow               | 17 Canal Side, Calderstoke |  |  | 900
1290 |  40 | Sunniva Drake-Mensah           | 2 Loom Court, Pickersett
1255 |   5 | Lysander Coombe                | 19 Bobbin Row, Calderstoke
1222 |  10 | Eglantine Vossberg             | 3 Ropewalk, Wrackness
1180 |  60 | Wrackness Dock Choir | 1 Quay Street, Wrackness | organisation | Dunstan Akers
1155 |  10 | Mortimer Sallowfield           | 12 Dock Road, Wrackness
1101 |   5 | Araminta Foxglove-Ito          | 5 Heald Street, Calderstoke
1066 |  20 | Barnaby Quill                  | 44 Selvedge Lane, Threlby
1020 |  10 | Delphine Hartshead             | 8 Tenter Ground, Luddenshaw
 988 |  15 | Gideon Orrin                   | 2 Carder’s Rise, Aikenroyd | joint | Tamsin Orrin
 940 |   5 | Isolde Marchmont               | 27 Weir Bank, Thrumley
 901 |  10 | Kester Ballantyne-Roe          | 10 Mill Fold, Threlby
 860 |  50 | Threlby Tram Men’s Institute   | 1 Depot Road, Threlby | organisation | Felix Garrity
 822 |   5 | Nerys Blackwater               | 16 Warp Street, Calderstoke |  |  | 400
 799 |  10 | Octavian Spurling              | 3 Loom Court, Pickersett
 750 |  20 | Pernilla Oakes                 | 21 Canal Side, Calderstoke
 702 |   5 | Quentin Yarrowdale             | 13 Dyehouse Walk, Aikenroyd
 660 |  10 | Rosamund Tull                  | 9 Ropewalk, Wrackness
 611 |  30 | Sylvester Nkemelu              | 6 Chapel Brow, Luddenshaw
 570 |   5 | Tabitha Wolds                  | 18 Quay Street, Wrackness
 521 |  10 | Ulric Fennimore                | 4 Lock Cottages, Thrumley
 480 |  10 | Verity Skelding                | 25 Bobbin Row, Calderstoke
 433 |  15 | Wystan Arkle                   | 2 Gadding Moor Road, Over Skelling
 390 |   5 | Xanthe Holroyd-Pereira         | 30 Selvedge Lane, Threlby
 344 |  10 | Yorick Damson                  | 7 Plot Lane, Aikenroyd
 301 |  20 | Zillah Ravensworth             | 11 Mill Fold, Threlby
 250 |   5 | Ambrose Tickhill               | 6 Carder’s Rise, Aikenroyd
 199 |  10 | Bettina Lowmoor                | 15 Warp Street, Calderstoke
 151 |  25 | Clement Osgathorpe             | 9 Weir Bank, Thrumley
  98 |   5 | Dorcas Widdrington             | 28 Canal Side, Calderstoke
  61 |  10 | Evander Pease-Adeyemi          | 12 Tenter Ground, Luddenshaw
""")

# Office, name, member number, and how many days ago the term began and ended.
OFFICERS = (
    ("Chair", "Winifred Stansgate", 2, 1460, 730),
    ("Chair", "Aldous Brierley-Okafor", 1, 730, None),
    ("Secretary", "Philippa Dunmow", 5, 1440, None),
    ("Treasurer", "Septimus Oyelowe-Crabb", 7, 1440, None),
    ("Member of the board", "Sunniva Drake-Mensah", 15, 730, None),
)
