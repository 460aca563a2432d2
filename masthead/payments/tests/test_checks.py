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
        ("MASTHEAD_STRIPE_SECRET_KEY", "sk_live_abc"),
        ("MASTHEAD_STRIPE_SECRET_KEY", "rk_live_abc"),
        ("MASTHEAD_GOCARDLESS_ACCESS_TOKEN", "live_abc"),
    ],
)
def test_a_practice_paper_is_refused_live_keys(
    name: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = the_ferry_bell()
    monkeypatch.setenv(name, key)
    assert refuse_gateways(paper) == [
        f"{name} holds a live key; a practice paper stays a practice paper for ever."
    ]
    monkeypatch.setenv(name, key.replace("live", "test"))
    assert refuse_gateways(paper) == []


def test_a_gateway_that_is_none_is_named_with_those_there_are(settings: Settings) -> None:
    settings.GATEWAYS = ["practise"]
    reasons = refuse_gateways(the_ferry_bell())
    assert reasons == [
        "MASTHEAD_GATEWAY names “practise”, which is no gateway; there are: practice."
    ]


def test_a_real_paper_has_none_until_one_is_set_and_a_practice_paper_has_its_own() -> None:
    assert registry.gateways(the_ferry_bell(practice=False)) == []


def test_a_practice_paper_takes_practice_cards() -> None:
    paper = the_ferry_bell()
    assert [gateway.name for gateway in registry.gateways(paper)] == ["practice"]
    assert refuse_gateways(paper) == []
