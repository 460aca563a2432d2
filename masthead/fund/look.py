"""Look at the fund as /fund/ shows it."""

import datetime as dt
from dataclasses import dataclass

from masthead.fund.chart import Chart
from masthead.fund.models import Appeal
from masthead.fund.shown import Shown, shown
from masthead.fund.special import SpecialShown, chart_of, special_ended, special_on
from masthead.fund.totals import earlier_months, totals_of


@dataclass(frozen=True)
class Look:
    """The main appeal of a day with its chart, or neither; special ones, open and ended; months."""

    appeal: Appeal | None
    main: Shown | None
    chart: Chart | None
    special: tuple[SpecialShown, ...]
    ended: tuple[SpecialShown, ...]
    earlier: tuple[Shown, ...]


def look(*, on: dt.date) -> Look:
    """Return what /fund/ shows on a day, in eight queries at most."""
    appeal = Appeal.objects.with_raised().main_on(on)
    return Look(
        appeal=appeal,
        main=shown(totals_of(appeal, on=on)) if appeal else None,
        chart=chart_of(appeal, on=on) if appeal else None,
        special=tuple(special_on(on=on)),
        ended=tuple(special_ended(on=on)),
        earlier=tuple(shown(found) for found in earlier_months(on=on)),
    )
