"""The fund's figures for programs, the same at /fund/status.json and from the command."""

import datetime as dt

from django.utils import timezone

from masthead.fund.totals import FundTotals


def status(found: FundTotals | None, *, at: dt.datetime) -> dict[str, str | int | None]:
    """Return exact figures as JSON takes them: minor units with their currency, ISO 8601 days.

    With no appeal open `appeal` is None and there are no figures. `at` is given in the
    current time zone.
    """
    if found is None:
        return {"appeal": None}
    return {
        "appeal": found.appeal_name,
        "currency": found.currency,
        "target": found.target_minor,
        "raised": found.raised_minor,
        "needed": found.needed_minor,
        "over": found.over_minor,
        "days_remaining": found.days_remaining,
        "closes_on": found.closes_on.isoformat(),
        "as_at": timezone.localtime(at).isoformat(timespec="seconds"),
    }
