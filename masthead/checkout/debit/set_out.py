"""Set out to give by direct debit: the one way in, once or each month."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from masthead.checkout.debit.link import path_of
from masthead.checkout.debit.stop import drop
from masthead.checkout.models import PromisedGift, RegularGift
from masthead.fund.models import Appeal
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.begin import begin
from masthead.payments.begin_mandate import ask_for_mandate, begin_mandate
from masthead.payments.contract import GatewayRefused, Payer
from masthead.payments.models import Collection, Mandate, Purpose, Way
from masthead.payments.registry import NoSuchProvider
from masthead.payments.tries import count_try
from masthead.people import audit


@dataclass(frozen=True)
class Pledge:
    """What a giver told: how much, how often, who they are, how they wish to be thanked.

    `appeal` is the special one that a gift made once is for.
    """

    amount_minor: int
    each_month: bool
    name: str
    email: str
    town: str = ""
    thank: str = "none"
    appeal: Appeal | None = None


def set_out(pledge: Pledge, *, paper: Paper, address: str, at: dt.datetime) -> str:
    """Write down a mandate and what it is for; return the page where the giver signs it.

    Nothing is collected yet. `address` is where the giver sits on the network. Raises
    TooManyTries, NoSuchProvider, GatewayUnreachable (the clock asks again) or GatewayRefused
    (then it has ended).
    """
    count_try(address, at=at)
    gateway = registry.gateway_for(Way.DIRECT_DEBIT, paper=paper)
    if gateway is None:
        raise NoSuchProvider("No gateway of this paper collects direct debits")
    with transaction.atomic():
        mandate = begin_mandate(provider=gateway.name, by=audit.READER, at=at)
        write = _write_regular if pledge.each_month else _write_once
        write(pledge, mandate=mandate, paper=paper, at=at)
    try:
        return ask_for_mandate(
            mandate,
            payer=Payer(name=pledge.name, email=pledge.email),
            return_url=settings.BASE_URL + path_of(mandate),
        )
    except GatewayRefused:
        drop(mandate, by=audit.GATEWAY, at=at)
        raise


def _write_regular(pledge: Pledge, *, mandate: Mandate, paper: Paper, at: dt.datetime) -> None:
    regular = RegularGift.objects.create(
        mandate=mandate,
        amount_minor=pledge.amount_minor,
        currency=paper.currency,
        name=pledge.name,
        town=pledge.town,
        email=pledge.email,
        thank=pledge.thank,
        started_at=at,
    )
    details: dict[str, str | int | bool | None] = {"amount_minor": pledge.amount_minor}
    audit.record("checkout.set_out", regular, by=audit.READER, at=at, details=details)


def _write_once(pledge: Pledge, *, mandate: Mandate, paper: Paper, at: dt.datetime) -> None:
    payment = begin(
        pledge.amount_minor,
        currency=paper.currency,
        way=Way.DIRECT_DEBIT,
        provider=mandate.provider,
        purpose=Purpose.GIFT,
        paper_name=paper.name,
        by=audit.READER,
        at=at,
    )
    PromisedGift.objects.create(
        payment=payment,
        name=pledge.name,
        town=pledge.town,
        email=pledge.email,
        thank=pledge.thank,
        appeal=pledge.appeal,
    )
    Collection.objects.create(payment=payment, mandate=mandate, occasion=f"once:{payment.pk}")
