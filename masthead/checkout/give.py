"""Set out to give: the one way in for a gift on the website."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from masthead.checkout.models import PromisedGift
from masthead.fund.models import Appeal
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.begin import begin
from masthead.payments.contract import GatewayRefused
from masthead.payments.give_up import give_up
from masthead.payments.models import Payment, Purpose, Status, Way
from masthead.payments.models.payment import BY_POST
from masthead.payments.submit import submit
from masthead.payments.tries import count_try
from masthead.people import audit


def give(
    amount_minor: int,
    *,
    way: Way,
    name: str,
    town: str,
    thank: str,
    email: str = "",
    appeal: Appeal | None = None,
    once: uuid.UUID | None = None,
    paper: Paper,
    address: str,
    at: dt.datetime,
) -> str:
    """Write down a gift to come and return where the giver goes next.

    That is the gateway's page, or for a gift by post the page with its reference. Nothing is
    in the fund yet. `appeal` is the special one that it is for. `email`, if there is one, gets
    the receipt. `once` is the form's own: sent twice, a gift by post is promised once. `address`
    is where the giver sits on the network. Raises TooManyTries, GatewayUnreachable (the payment
    stays submitted) or GatewayRefused (it has failed).
    """
    count_try(address, at=at)
    provider = registry.gateway_for(way, paper=paper)
    told = PromisedGift(name=name, town=town, email=email, thank=thank, appeal=appeal)
    before = PromisedGift.objects.filter(payment=once).select_related("payment").first()
    if before and _is_the_same(before, told, amount_minor=amount_minor, way=way):
        return return_path(before.payment)
    with transaction.atomic():
        payment = begin(
            amount_minor,
            currency=paper.currency,
            way=way,
            provider=provider.name if provider else BY_POST,
            purpose=Purpose.GIFT,
            paper_name=paper.name,
            key=None if provider or before else once,
            by=audit.READER,
            at=at,
        )
        told.payment = payment
        told.save(force_insert=True)
    return _hand_over(payment, at=at) if provider else return_path(payment)


def _is_the_same(before: PromisedGift, told: PromisedGift, *, amount_minor: int, way: Way) -> bool:
    said = ("name", "town", "email", "thank", "appeal_id")
    return (before.payment.amount_minor, before.payment.way) == (amount_minor, way) and all(
        getattr(before, name) == getattr(told, name) for name in said
    )


def return_path(payment: Payment) -> str:
    """Return the path of the page on which a giver learns how their gift stands."""
    return reverse("give_thanks", args=[payment.pk])


def _hand_over(payment: Payment, *, at: dt.datetime) -> str:
    try:
        return submit(payment, return_url=settings.BASE_URL + return_path(payment), at=at)
    except GatewayRefused:
        give_up(payment, status=Status.FAILED, by=audit.GATEWAY, at=at)
        raise
