"""Look at the fund as /fund/ shows it."""

import datetime as dt
from dataclasses import dataclass

from masthead.fund.chart import Chart, chart
from masthead.fund.models import Appeal
from masthead.fund.shown import Shown, shown
from masthead.fund.totals import by_day, earlier_months, special_totals, totals_of


@dataclass(frozen=True)
class Look:
    """The main appeal of a day with its chart, or neither; special ones; earlier months."""

    appeal: Appeal | None
    main: Shown | None
    chart: Chart | None
    special: tuple[Shown, ...]
    earlier: tuple[Shown, ...]


def look(*, on: dt.date) -> Look:
    """Return what /fund/ shows on a day, in five queries at most."""
    appeal = Appeal.objects.with_raised().main_on(on)
    return Look(
        appeal=appeal,
        main=shown(totals_of(appeal, on=on)) if appeal else None,
        chart=_chart(appeal, on=on) if appeal else None,
        special=tuple(shown(found) for found in special_totals(on=on)),
        earlier=tuple(shown(found) for found in earlier_months(on=on)),
    )


def _chart(appeal: Appeal, *, on: dt.date) -> Chart:
    return chart(
        by_day(appeal, until=on),
        opens_on=appeal.opens_on,
        closes_on=appeal.closes_on,
        target_minor=appeal.target_minor,
        currency=appeal.currency,
    )
