"""Real money stays out of a practice paper, and practice money out of a real one."""

import pytest
from pytest_django import Settings

from masthead.payments import registry
from masthead.payments.checks import refuse_gateways
from masthead.payments.registry import NoSuchProvider
from masthead.payments.tests.cast import the_ferry_bell

pytestmark = pytest.mark.django_db


def test_a_real_paper_is_refused_the_practice_gateway(settings: Settings) -> None:
    settings.GATEWAYS = ["practice"]
    paper = the_ferry_bell(practice=False)
    assert refuse_gateways(paper) == [
        "The practice gateway moves no money; a real paper can’t use it."
    ]
    assert registry.gateway_for("card", paper=paper) is None
    with pytest.raises(NoSuchProvider):
        registry.listener("practice", paper=paper)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("STRIPE_SECRET_KEY", "sk_live_abc"),
        ("STRIPE_SECRET_KEY", "rk_live_abc"),
        ("GOCARDLESS_ACCESS_TOKEN", "live_abc"),
    ],
)
def test_a_practice_paper_is_refused_live_keys(name: str, key: str, settings: Settings) -> None:
    paper = the_ferry_bell()
    setattr(settings, name, key)
    assert refuse_gateways(paper) == [
        f"MASTHEAD_{name} holds a live key; a practice paper stays a practice paper for ever."
    ]
    setattr(settings, name, key.replace("live", "test"))
    assert refuse_gateways(paper) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [("STRIPE_SECRET_KEY", "sk_test_abc"), ("GOCARDLESS_ACCESS_TOKEN", "sandbox_abc")],
)
def test_a_real_paper_is_refused_keys_that_move_no_money(
    name: str, key: str, settings: Settings
) -> None:
    setattr(settings, name, key)
    assert refuse_gateways(the_ferry_bell(practice=False)) == [
        f"MASTHEAD_{name} holds a trial key, which moves no money; a real paper needs a live one."
    ]


def test_a_gateway_without_its_keys_is_refused_with_what_is_missing(settings: Settings) -> None:
    settings.GATEWAYS = ["stripe", "gocardless"]
    settings.STRIPE_WEBHOOK_SECRET = "whsec_abc"
    missing = {
        "MASTHEAD_STRIPE_SECRET_KEY": "stripe",
        "MASTHEAD_GOCARDLESS_ACCESS_TOKEN": "gocardless",
        "MASTHEAD_GOCARDLESS_WEBHOOK_SECRET": "gocardless",
    }
    assert refuse_gateways(the_ferry_bell(practice=False)) == [
        f"{name} is not set; the gateway “{gateway}” can’t work without it."
        for name, gateway in missing.items()
    ]


def test_a_gateway_of_another_currency_is_refused_and_offered_to_nobody(
    settings: Settings,
) -> None:
    settings.GATEWAYS = ["gocardless"]
    settings.GOCARDLESS_ACCESS_TOKEN = settings.GOCARDLESS_WEBHOOK_SECRET = "sandbox_abc"
    paper = the_ferry_bell()
    assert registry.gateway_for("direct-debit", paper=paper) is not None
    paper.currency = "EUR"
    assert refuse_gateways(paper) == ["The gateway “gocardless” takes GBP, not the paper’s EUR."]
    assert registry.gateway_for("direct-debit", paper=paper) is None


def test_a_gateway_that_is_none_is_named_with_those_there_are(settings: Settings) -> None:
    settings.GATEWAYS = ["practise"]
    known = "gocardless, practice, stripe"
    assert refuse_gateways(the_ferry_bell()) == [
        f"MASTHEAD_GATEWAY names “practise”, which is no gateway; there are: {known}."
    ]


def test_a_real_paper_has_none_until_one_is_set_and_a_practice_paper_has_its_own() -> None:
    assert registry.gateways(the_ferry_bell(practice=False)) == []


def test_a_practice_paper_takes_practice_cards() -> None:
    paper = the_ferry_bell()
    assert [gateway.name for gateway in registry.gateways(paper)] == ["practice"]
    assert refuse_gateways(paper) == []
