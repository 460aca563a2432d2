"""`masthead appeal`, `gift` and `fund`: the fund from the command line."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from masthead.cli import ground
from masthead.lib import days, money

if TYPE_CHECKING:
    from masthead.fund.models import Gift
    from masthead.paper.models import Paper

# A minus in front of an amount is refused as an amount, in words, not as an unknown option.
AMOUNTS = {"ignore_unknown_options": True}


@click.command(context_settings=AMOUNTS)
@click.argument("name")
@click.option("--target", required=True, help="In the paper’s currency: 18000 or 18000.50.")
@click.option("--opens", type=ground.DAY, help="First day. Default: of this calendar month.")
@click.option("--closes", type=ground.DAY, help="Last day. Default: of the month it opens in.")
@click.option("--special", is_flag=True, help="Beside the main appeal, and ends.")
@click.option("--json", "as_json", is_flag=True, help="Answer for programs.")
def appeal(
    *,
    name: str,
    target: str,
    opens: dt.datetime | None,
    closes: dt.datetime | None,
    special: bool,
    as_json: bool,
) -> None:
    """Open an appeal, or amend the one of that name that opens that day.

    Example: masthead appeal "The fighting fund" --target 18000
    """
    paper = ground.open_paper()
    from masthead.fund.open_appeal import open_appeal
    from masthead.people import audit

    at = ground.now()
    first, last = _period(opens, closes, today=paper.today(at))
    with ground.refusing():
        opened = open_appeal(
            name,
            target_minor=money.parse(target, currency=paper.currency),
            opens_on=first,
            closes_on=last,
            special=special,
            by=audit.COMMAND,
            at=at,
        )
    shown = money.exact(opened.appeal.target_minor, currency=paper.currency)
    figures = {
        "appeal": opened.appeal.name,
        "currency": paper.currency,
        "target": opened.appeal.target_minor,
        "opens_on": opened.appeal.opens_on,
        "closes_on": opened.appeal.closes_on,
        "special": opened.appeal.special,
        "amended": opened.amended,
    }
    did = "Amended" if opened.amended else "Opened"
    words = f"{did} {name}: {shown}, from {first:%-d %B %Y} to {last:%-d %B %Y}."
    ground.say(figures, as_json=as_json, words=words)


def _period(
    opens: dt.datetime | None, closes: dt.datetime | None, *, today: dt.date
) -> tuple[dt.date, dt.date]:
    first = opens.date() if opens else days.month_of(closes.date() if closes else today)[0]
    return first, closes.date() if closes else days.month_of(first)[1]


@click.command(context_settings=AMOUNTS)
@click.argument("amount")
@click.option(
    "--method", required=True, type=click.Choice(["cash", "cheque", "bank", "postal-order"])
)
@click.option("--on", "on", required=True, type=ground.DAY, help="Day it was received.")
@click.option("--appeal", "appeal_name", default="", help="Default: that day’s main appeal.")
@click.option("--reference", default="", help="As printed for a gift by post, if it bears one.")
@click.option("--name", default="", help="Giver’s name.")
@click.option("--town", default="", help="Giver’s town.")
@click.option(
    "--thank",
    type=click.Choice(["full", "initials", "town", "none"]),
    default=None,
    help="As the giver chose. Default: none.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer for programs.")
def gift(
    *,
    amount: str,
    method: str,
    on: dt.datetime,
    appeal_name: str,
    reference: str,
    name: str,
    town: str,
    thank: str | None,
    as_json: bool,
) -> None:
    """Record one gift by post and print its number.

    Example: masthead gift 12.50 --method cheque --on 2026-11-20 --town Threlby --thank town
    """
    paper = ground.open_paper()
    from masthead.checkout.record import record
    from masthead.people import audit

    with ground.refusing():
        recorded = record(
            money.parse(amount, currency=paper.currency),
            method=method,
            on=on.date(),
            reference=reference,
            name=name,
            town=town,
            thank=thank or "none",
            appeal_name=appeal_name,
            by=audit.COMMAND,
            at=ground.now(),
        )
    ground.say(_of_gift(recorded), as_json=as_json, words=_words_of_gift(recorded, paper))


def _of_gift(gift: "Gift") -> dict[str, object]:
    return {
        "number": gift.number,
        "amount": gift.amount_minor,
        "currency": gift.currency,
        "method": gift.method,
        "appeal": gift.appeal.name if gift.appeal else None,
        "effective_on": gift.effective_on,
    }


def _words_of_gift(gift: "Gift", paper: "Paper") -> str:
    shown = money.exact(gift.amount_minor, currency=paper.currency)
    counts = f"counts to {gift.appeal.name}" if gift.appeal else "counts to no appeal"
    words = f"Gift {gift.number}: {shown}, {counts}, effective {gift.effective_on:%-d %B %Y}."
    if gift.original_on:
        words += f" The month of {gift.original_on:%-d %B %Y} is closed, so it counts today."
    return words


@click.command()
@click.option("--on", "on", type=ground.DAY, help="As on this day. Default: today.")
@click.option("--json", "as_json", is_flag=True, help="Answer for programs.")
def fund(*, on: dt.datetime | None, as_json: bool) -> None:
    """Show the fund as its panel does, or as it stood at the end of a day that is past.

    Example: masthead fund --on 2026-06-13 --json
    """
    paper = ground.open_paper()
    from masthead.fund.status import status
    from masthead.fund.totals import totals, totals_at_end_of

    at = ground.now()
    day, today = on.date() if on else paper.today(at), paper.today(at)
    with ground.refusing():
        found = totals_at_end_of(day) if day < today else totals(on=day)
    if found is None:
        ground.say({"appeal": None}, as_json=as_json, words="No appeal is open on that day.")
        return
    ground.say(status(found, at=at), as_json=as_json, words=str(found))
