"""Give the sample society an open offer of shares, and a few who have applied."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import F

from masthead.ledger.accounts import Account
from masthead.ledger.models import new_id
from masthead.lib import days
from masthead.mail.models import Letter, Standing
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.register.models import ShareClass
from masthead.shares.applications.apply import apply
from masthead.shares.applications.begin import begin
from masthead.shares.applications.step import take_step
from masthead.shares.applications.tell import KIND
from masthead.shares.applications.write_draft import choose_holder, write_draft
from masthead.shares.models import Application, Holder, Offer, State
from masthead.shares.money.receive import receive
from masthead.shares.offers.make_class import make_class
from masthead.shares.offers.offer_terms import OfferTerms
from masthead.shares.offers.open_offer import open_offer

CLASS = "Ordinary shares"
WORDS = """We print on a press that is older than most of our readers, and it stands still one \
night in nine. A second one, bought second-hand from a jobbing printer in the next valley, would \
cost £60,000 with its foundations.

What this offer raises pays for that press and for nothing else. If less than £5,000 has come \
when it closes, everybody gets their money back."""
ADDRESSES = ("7 Bobbin Row\nCalderstoke", "22 Heald Street\nCalderstoke", "3 Weir Cottages\nThrum")


@dataclass(frozen=True)
class Applied:
    """Somebody who applied: so many days ago, for so many shares, paid or not."""

    name: str
    shares: int
    days_ago: int
    paid: bool = True
    holder: Holder = Holder.ME
    more: dict[str, object] = field(default_factory=dict)


APPLIED = (
    Applied("Nuala Brereton", 25, 9),
    Applied("Tobias Finch-Ward", 100, 8),
    Applied("Ines and Rafe Pallister", 50, 6, holder=Holder.JOINT,
            more={"joint": [{"name": "Rafe Pallister", "address": "3 Weir Cottages\nThrum"}]}),
    Applied("Calderstoke Dyers’ Union, Branch 4", 200, 5, holder=Holder.ORGANISATION,
            more={"representative": "Marguerite Oyelaran"}),
    Applied("Edwin Thackray-Moss", 1_200, 3),
    Applied("Kit Marchbanks", 10, 2, holder=Holder.CHILD, more={"giver_name": "Lena Marchbanks"}),
    Applied("Halima Stott", 15, 1, holder=Holder.GIFT,
            more={"giver_name": "Jonah Stott", "giver_email": "jonah.stott@post.example"}),
    Applied("Perpetua Lindqvist", 30, 1, paid=False),
)  # fmt: skip


def offer_shares(paper: Paper, *, at: dt.datetime) -> Offer:
    """Open the offer as if eleven days ago, and let some apply for its shares since."""
    opened = at - dt.timedelta(days=11)
    opens_on = paper.today(opened)
    terms = OfferTerms(
        name="Shares for a second press",
        share_class=_ordinary(at=opened),
        opens_on=opens_on,
        closes_on=opens_on + dt.timedelta(days=75),
        words=WORDS,
        least_raised_minor=500_000,
        most_raised_minor=6_000_000,
        least_shares=5,
        most_shares=2_000,
        scales_back=True,
        instalments=5,
    )
    offer = open_offer(terms, by=audit.COMMAND, at=opened)
    for number, applied in enumerate(APPLIED):
        _apply(offer, applied, number=number, paper=paper, now=at)
    _as_if_sent()
    return offer


def _as_if_sent() -> None:
    """Leave the letters that this wrote as sent: nobody is there who could read them."""
    letters = Letter.objects.filter(kind=KIND, standing=Standing.WAITING)
    letters.update(standing=Standing.SENT, sent_at=F("queued_at"), tries=1)


def _ordinary(*, at: dt.datetime) -> ShareClass:
    there = ShareClass.objects.filter(withdrawable=True).order_by("pk").first()
    return there or make_class(
        CLASS,
        nominal_minor=1_000,
        withdrawable=True,
        transferable=False,
        by=audit.COMMAND,
        at=at,
    )


def _apply(
    offer: Offer, applied: Applied, *, number: int, paper: Paper, now: dt.datetime
) -> Application:
    at = now - dt.timedelta(days=applied.days_ago, minutes=17 * number)
    on = paper.today(at)
    draft = begin(
        offer, applied.shares, key=new_id(), paper_name=paper.name, on=on, by=audit.READER, at=at
    )
    draft = choose_holder(draft, applied.holder, by=audit.READER, at=at)
    said = _particulars(applied, number=number, on=on) | {"agreed_at": at} | applied.more
    draft = write_draft(draft, said, by=audit.READER, at=at)
    sent = apply(draft, on=on, by=audit.READER, at=at)
    take_step(sent, State.AWAITING, by=audit.READER, at=at)
    if applied.paid:
        _pay(sent, paper=paper, at=min(at + dt.timedelta(hours=5), now))
    return sent


def _particulars(applied: Applied, *, number: int, on: dt.date) -> dict[str, object]:
    first = applied.name.split()[0].lower()
    told: dict[str, object] = {"name": applied.name, "email": f"{first}@post.example"}
    if applied.holder == Holder.GIFT:
        return told
    age = 9 if applied.holder == Holder.CHILD else 31 + 5 * number
    if applied.holder != Holder.ORGANISATION:
        told["born_on"] = dt.date(on.year - age, 3, 4 + number)
    address = ADDRESSES[number % len(ADDRESSES)]
    return told | {"address": address, "postcode": f"ZZ{number + 1} 4WP", "email_for": ["notices"]}


def _pay(application: Application, *, paper: Paper, at: dt.datetime) -> None:
    receive(
        application,
        application.price_minor,
        payment=None,
        held_in=Account.BANK,
        key=f"bank:{application.pk}:share-money",
        on=days.day_of(at, zone=paper.time_zone),
        by=audit.COMMAND,
        at=at,
    )
