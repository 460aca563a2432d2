"""Who gave to the sample paper’s fund, this month and in five months before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Method = Literal["cash", "cheque", "bank", "postal-order", "card"]
Thank = Literal["full", "initials", "town", "none"]


@dataclass(frozen=True)
class SampleGift:
    """One gift: pounds as whole pence, and how its giver asked to be thanked.

    `day_of_period` is 1 to 31, for a month of any length to squeeze into the days it has.
    `name` and `town` may be empty where `thank` doesn't need them.
    """

    day_of_period: int
    amount_pence: int
    method: Method
    name: str
    town: str
    thank: Thank


def _read(table: str) -> tuple[SampleGift, ...]:
    return tuple(_gift(row) for row in table.strip().splitlines())


def _gift(row: str) -> SampleGift:
    day, pounds, method, name, town, thank = (cell.strip() for cell in row.split("|"))
    pence = int(pounds.replace(".", ""))
    return SampleGift(int(day), pence, _METHODS[method], name, town, _THANKS[thank])


_METHODS: dict[str, Method] = {
    "cash": "cash",
    "cheque": "cheque",
    "bank": "bank",
    "postal-order": "postal-order",
    "card": "card",
}
_THANKS: dict[str, Thank] = {"full": "full", "initials": "initials", "town": "town", "none": "none"}

# To the special appeal, in the month before this one: £3,120.00, which its match doubles.
TO_THE_PRESS = _read("""
 2 | 1000.00 | cheque      | Skelling Vale Co-operative    | Nether Skelling  | full
 4 |   20.00 | card        | Ines Hallowell                | Threlby          | initials
 5 |  150.00 | bank        | Aikenroyd Allotment Society   | Aikenroyd        | full
 7 |   50.00 | cheque      |                               | Luddenshaw       | town
 9 |  700.00 | bank        |                               |                  | none
12 |   35.00 | cash        | Mirkholme Recorder Consort    | Mirkholme        | full
16 |  500.00 | cheque      | R. Oldroyd-Mensah             | Calderstoke      | initials
18 |   65.00 | postal-order |                              | Over Skelling    | town
22 |  600.00 | bank        | Threlby Weavers’ branch       | Threlby          | full
""")

# This month, in order of day: £5,234.00 in all. Columns: day, pounds, method, name, town, thanks.
GIFTS = _read("""
 1 |  25.00 | card         | Maureen Alderthwaite          | Threlby          | full
 1 | 100.00 | bank         | P. and D. Rushforth           | Nether Skelling  | full
 2 |  10.00 | cash         |                               | Calderstoke      | town
 2 |  40.00 | cheque       | Winston Clegg-Amadi           | Aikenroyd        | initials
 3 | 118.75 | cash         | Harrowden Bridge coffee morning | Harrowden Bridge | full
 3 |  20.00 | bank         | Noreen Batty                  | Stannerley       | none
 4 |   5.00 | postal-order |                               | Over Skelling    | town
 5 | 250.00 | bank         | Threlby Weavers’ branch       | Threlby          | full
 5 |  15.00 | card         | Samira Dass                   | Mirkholme        | full
 6 |  60.00 | cheque       | Arnold Kershaw-Wood           | Luddenshaw       | initials
 7 |   2.00 | cash         | Poppy Hargreave, aged seven   | Pickersett       | full
 7 | 500.00 | cheque       |                               |                  | none
 8 |  30.00 | card         | Tunde Fairbairn               | Calderstoke      | full
 9 | 164.40 | cash         | Threlby supporters’ group     | Threlby          | full
 9 |  10.00 | bank         | Edna Cropper                  | Wrackness        | initials
10 |  75.00 | bank         | St Oswin’s bell ringers       | Harrowden Bridge | full
11 |  12.50 | postal-order | Cyril Tattersfield            | Luddenshaw       | full
11 |  20.00 | card         |                               | Calderstoke      | town
12 | 320.00 | bank         | Wrackness Dock Choir          | Wrackness        | full
13 |  50.00 | cheque       | Dr Meena Rathbone             | Aikenroyd        | full
13 |   8.00 | cash         |                               |                  | none
14 | 100.00 | bank         | Hugh Pilling                  | Over Skelling    | none
15 |  45.00 | cheque       | In memory of Bert Openshaw    | Stannerley       | full
16 | 212.25 | cash         | Calderstoke supporters’ group | Calderstoke      | full
16 |  20.00 | bank         | Glenys Farrar                 | Pickersett       | initials
17 |  35.00 | card         | Kwame Ingleton                | Mirkholme        | full
18 | 640.00 | cheque       | Tram depot night shift        | Calderstoke      | full
19 |  15.00 | postal-order | Vera Dunkerley                | Stannerley       | full
19 | 150.00 | bank         | J. Whitwam                    | Nether Skelling  | initials
20 |  25.00 | card         |                               | Harrowden Bridge | town
21 |  88.60 | cash         | Rose and Shuttle quiz night   | Threlby          | full
21 |  60.00 | bank         | Ferelith Moss                 | Luddenshaw       | full
22 | 400.00 | cheque       |                               |                  | none
23 |  10.00 | card         | Dilip Sowden                  | Calderstoke      | full
23 |  20.00 | cash         | Alma and Fred Kaye            | Aikenroyd        | full
24 | 125.00 | bank         | Gadding Moor commoners        | Over Skelling    | full
25 | 300.00 | cheque       | Thrumley Mill pensioners      | Thrumley         | full
25 |   6.00 | cash         |                               | Threlby          | town
26 |  50.00 | card         | Rhiannon Stead                | Wrackness        | initials
27 |  36.50 | cash         | Cake stall, Co-operative Hall | Harrowden Bridge | full
28 | 200.00 | bank         | Bernard Illingley             | Pickersett       | none
29 |  20.00 | postal-order | Ivy Lumb                      | Luddenshaw       | full
30 | 565.00 | bank         | Harrowdale teachers’ circle   | Calderstoke      | full
30 |  30.00 | card         |                               | Mirkholme        | town
31 |  25.00 | card         | Jo Harker                     | Threlby          | full
31 | 220.00 | cheque       | Aikenroyd supporters’ group   | Aikenroyd        | full
""")

_LAST_MONTH = _read("""
 1 |  500.00 | bank         | Harrowdale teachers’ circle     | Calderstoke      | full
 2 |  120.00 | cheque       | P. and D. Rushforth             | Nether Skelling  | full
 3 | 1240.00 | bank         | Carriers’ Union, eastern branch | Calderstoke      | full
 4 |   20.00 | postal-order | Ivy Lumb                        | Luddenshaw       | full
 6 |  975.50 | cash         | Open day at Greave Mill yard    | Aikenroyd        | full
 7 |  250.00 | bank         | Threlby Weavers’ branch         | Threlby          | full
 8 | 2000.00 | cheque       |                                 |                  | none
 9 |   40.00 | card         | Samira Dass                     | Mirkholme        | full
11 |  386.20 | cash         | Calderstoke supporters’ group   | Calderstoke      | full
12 |  750.00 | bank         | Wrackness Dock Choir concert    | Wrackness        | full
13 |   15.00 | cash         |                                 | Stannerley       | town
14 | 1600.00 | bank         | Gadding Moor commoners          | Over Skelling    | full
16 |  200.00 | cheque       | Dr Meena Rathbone               | Aikenroyd        | full
17 | 3000.00 | bank         | From the estate of Amos Pyrah   | Luddenshaw       | full
18 |   60.00 | card         | Tunde Fairbairn                 | Calderstoke      | full
20 |  418.75 | cash         | Threlby supporters’ group       | Threlby          | full
21 | 1125.00 | cheque       | Weavers’ and Tuners’ Union      | Aikenroyd        | full
22 |   35.00 | bank         | Glenys Farrar                   | Pickersett       | initials
24 |  842.05 | cash         | Sponsored walk over Long Nab    | Harrowden Bridge | full
25 | 2500.00 | bank         |                                 | Calderstoke      | town
27 |  300.00 | cheque       | Thrumley Mill pensioners        | Thrumley         | full
28 |  610.00 | bank         | Aikenroyd supporters’ group     | Aikenroyd        | full
30 |  775.00 | card         | Readers on the last weekend     |                  | none
31 |  650.00 | bank         | J. Whitwam                      | Nether Skelling  | initials
""")

_TWO_MONTHS_AGO = _read("""
 1 |  500.00 | bank         | Harrowdale teachers’ circle     | Calderstoke      | full
 2 |   50.00 | card         | Rhiannon Stead                  | Wrackness        | initials
 3 | 1800.00 | cheque       |                                 |                  | none
 5 |  264.10 | cash         | Harrowden Bridge coffee morning | Harrowden Bridge | full
 6 |   10.00 | postal-order | Cyril Tattersfield              | Luddenshaw       | full
 7 |  250.00 | bank         | Threlby Weavers’ branch         | Threlby          | full
 9 | 1375.00 | bank         | Carriers’ Union, eastern branch | Calderstoke      | full
10 |  100.00 | bank         | Hugh Pilling                    | Over Skelling    | none
12 |  341.35 | cash         | Calderstoke supporters’ group   | Calderstoke      | full
13 | 2200.00 | cheque       | From the estate of Lettice Holt | Thrumley         | full
14 |   25.00 | card         | Kwame Ingleton                  | Mirkholme        | full
16 |  905.00 | bank         | Mirkholme Works Band            | Mirkholme        | full
17 |   80.00 | cheque       | Arnold Kershaw-Wood             | Luddenshaw       | initials
18 | 1450.00 | bank         | Tram depot night shift          | Calderstoke      | full
20 |  287.75 | cash         | Threlby supporters’ group       | Threlby          | full
22 | 3000.00 | bank         |                                 |                  | none
23 |   20.00 | cash         | Alma and Fred Kaye              | Aikenroyd        | full
25 |  940.00 | cash         | Jumble sale, Co-operative Hall  | Harrowden Bridge | full
27 | 1100.00 | bank         | Weavers’ and Tuners’ Union      | Aikenroyd        | full
28 |  155.00 | cheque       | St Oswin’s bell ringers         | Harrowden Bridge | full
30 |  650.00 | bank         | Aikenroyd supporters’ group     | Aikenroyd        | full
31 | 1400.00 | card         | Readers on the last weekend     |                  | none
""")

_THREE_MONTHS_AGO = _read("""
 1 |  500.00 | bank         | Harrowdale teachers’ circle     | Calderstoke      | full
 1 |  100.00 | bank         | P. and D. Rushforth             | Nether Skelling  | full
 3 | 1080.00 | bank         | Carriers’ Union, eastern branch | Calderstoke      | full
 4 |   30.00 | card         | Samira Dass                     | Mirkholme        | full
 5 | 2400.00 | cheque       |                                 | Harrowden Bridge | town
 7 |  250.00 | bank         | Threlby Weavers’ branch         | Threlby          | full
 8 |  310.60 | cash         | Calderstoke supporters’ group   | Calderstoke      | full
 9 |   15.00 | postal-order | Vera Dunkerley                  | Stannerley       | full
11 | 1950.00 | bank         | Greave Mill reunion supper      | Aikenroyd        | full
12 |   45.00 | card         | Dilip Sowden                    | Calderstoke      | full
14 |  725.40 | cash         | Luddenshaw band on the Brow     | Luddenshaw       | full
15 |  200.00 | cheque       | Bernard Illingley               | Pickersett       | none
16 | 1275.00 | bank         | Gadding Moor commoners          | Over Skelling    | full
18 | 4000.00 | bank         | From the estate of Ida Scholey  | Wrackness        | full
19 |   60.00 | cheque       | Edna Cropper                    | Wrackness        | initials
21 |  395.00 | cash         | Threlby supporters’ group       | Threlby          | full
22 |  850.00 | bank         | Weavers’ and Tuners’ Union      | Aikenroyd        | full
24 |   20.00 | cash         |                                 | Calderstoke      | town
26 | 1165.00 | cheque       | Thrumley Mill pensioners        | Thrumley         | full
28 |  580.00 | bank         | Aikenroyd supporters’ group     | Aikenroyd        | full
29 |  125.00 | card         | Ferelith Moss                   | Luddenshaw       | full
30 | 1500.00 | bank         |                                 |                  | none
31 |  500.00 | card         | Readers on the last weekend     |                  | none
""")

_FOUR_MONTHS_AGO = _read("""
 1 |  500.00 | bank         | Harrowdale teachers’ circle     | Calderstoke      | full
 2 |   12.50 | postal-order | Cyril Tattersfield              | Luddenshaw       | full
 3 |  960.00 | bank         | Carriers’ Union, eastern branch | Calderstoke      | full
 5 |  198.25 | cash         | Harrowden Bridge coffee morning | Harrowden Bridge | full
 6 | 1500.00 | cheque       |                                 |                  | none
 7 |  250.00 | bank         | Threlby Weavers’ branch         | Threlby          | full
 9 |   75.00 | cheque       | Winston Clegg-Amadi             | Aikenroyd        | initials
10 |  274.80 | cash         | Calderstoke supporters’ group   | Calderstoke      | full
12 | 2100.00 | bank         | Wrackness Dock Choir concert    | Wrackness        | full
13 |   20.00 | card         | Maureen Alderthwaite            | Threlby          | full
15 | 1340.00 | bank         | Tram depot night shift          | Calderstoke      | full
16 |  100.00 | bank         | Hugh Pilling                    | Over Skelling    | none
18 | 2750.00 | cheque       |                                 | Nether Skelling  | town
19 |  329.20 | cash         | Threlby supporters’ group       | Threlby          | full
21 |   50.00 | bank         | Glenys Farrar                   | Pickersett       | initials
22 |  780.00 | bank         | Weavers’ and Tuners’ Union      | Aikenroyd        | full
24 | 1210.00 | cash         | Barn dance at High Intake       | Over Skelling    | full
26 |   25.00 | card         |                                 | Mirkholme        | town
27 |  490.00 | bank         | Aikenroyd supporters’ group     | Aikenroyd        | full
29 |  220.00 | cheque       | Thrumley Mill pensioners        | Thrumley         | full
30 | 1900.00 | bank         |                                 |                  | none
31 |  600.00 | card         | Readers on the last weekend     |                  | none
""")

_FIVE_MONTHS_AGO = _read("""
 1 |  500.00 | bank         | Harrowdale teachers’ circle     | Calderstoke      | full
 2 |   30.00 | card         | Tunde Fairbairn                 | Calderstoke      | full
 4 | 1150.00 | bank         | Carriers’ Union, eastern branch | Calderstoke      | full
 5 |   20.00 | postal-order | Ivy Lumb                        | Luddenshaw       | full
 6 | 2000.00 | cheque       |                                 |                  | none
 7 |  250.00 | bank         | Threlby Weavers’ branch         | Threlby          | full
 8 |  147.65 | cash         | Rose and Shuttle quiz night     | Threlby          | full
10 |  302.75 | cash         | Calderstoke supporters’ group   | Calderstoke      | full
11 |  150.00 | bank         | J. Whitwam                      | Nether Skelling  | initials
13 | 1685.00 | bank         | Gadding Moor commoners          | Over Skelling    | full
14 |   10.00 | cash         |                                 | Pickersett       | town
15 | 3500.00 | bank         | From the estate of Saul Tempest | Aikenroyd        | full
17 |  260.00 | cheque       | Dr Meena Rathbone               | Aikenroyd        | full
18 |  815.00 | cash         | Singing up Chapel Brow          | Luddenshaw       | full
20 |  405.00 | cash         | Threlby supporters’ group       | Threlby          | full
21 | 1025.00 | bank         | Weavers’ and Tuners’ Union      | Aikenroyd        | full
23 |   60.00 | card         | Kwame Ingleton                  | Mirkholme        | full
24 | 2300.00 | bank         |                                 | Calderstoke      | town
26 |  540.00 | bank         | Aikenroyd supporters’ group     | Aikenroyd        | full
28 |  340.00 | cheque       | Thrumley Mill pensioners        | Thrumley         | full
29 |   50.00 | bank         | Noreen Batty                    | Stannerley       | none
30 | 1250.00 | bank         |                                 |                  | none
31 |  800.00 | card         | Readers on the last weekend     |                  | none
""")

# The five months before this one, the latest first: £18,412.50, £16,903.20, £18,076.00,
# £15,684.75 and £17,590.40.
EARLIER_MONTHS = (
    _LAST_MONTH,
    _TWO_MONTHS_AGO,
    _THREE_MONTHS_AGO,
    _FOUR_MONTHS_AGO,
    _FIVE_MONTHS_AGO,
)
