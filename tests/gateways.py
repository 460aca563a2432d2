"""Gateways for tests: `stripe_relay` is Stripe as the paper sees it, `gocardless` GoCardless."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django import Settings

from tests.servers.gocardless import Recorded, replaying
from tests.servers.gocardless_regular import Regular, collecting
from tests.servers.stripe import programs
from tests.servers.stripe.post import Post
from tests.servers.stripe.regular import RegularRelay
from tests.servers.stripe.relay import Relay, relaying
from tests.servers.stripe.tills import LocalTill, MockTill, OwnTill

SECRET = "whsec_of_the_tests"


@pytest.fixture
def stripe_relay(settings: Settings) -> Iterator[Relay]:
    """Put a relay with a till of its own where Stripe stands, without a page."""
    with relaying(Relay(OwnTill(), Post(settings.BASE_URL, SECRET, hold=True))) as relay:
        stand_in(settings, relay)
        yield relay


@pytest.fixture
def hosted(live_url: str, stripe_relay: Relay, emulate: tuple[str, Relay]) -> Relay:
    """Put emulate's hosted page behind the relay; its webhooks go to the paper at `live_url`."""
    url, door = emulate
    stripe_relay.page = url
    stripe_relay.post.paper, stripe_relay.post.hold = live_url, False
    # emulate was told its webhooks' address once and for all: that door leads to this relay.
    door.heard = stripe_relay.heard  # type: ignore[method-assign]
    return stripe_relay


@pytest.fixture(scope="session")
def emulate() -> Iterator[tuple[str, Relay]]:
    """Run emulate for this process, with the door that its webhooks go to."""
    with relaying(Relay(OwnTill(), Post("", SECRET))) as door:
        with programs.emulate(hooks=f"{door.url}/hooks", secret=SECRET) as url:
            yield url, door


@pytest.fixture(scope="session")
def localstripe() -> Iterator[str]:
    """Run localstripe for this process; give its address."""
    with programs.localstripe() as url:
        yield url


@pytest.fixture(scope="session")
def stateful_mock() -> Iterator[str]:
    """Run stripe-stateful-mock for this process; give its address."""
    with programs.stateful_mock() as url:
        yield url


@pytest.fixture
def local_relay(settings: Settings, localstripe: str) -> Iterator[Relay]:
    """Put a relay where Stripe stands, whose money is localstripe's."""
    with relaying(
        Relay(LocalTill(localstripe), Post(settings.BASE_URL, SECRET, hold=True))
    ) as relay:
        stand_in(settings, relay)
        yield relay


@pytest.fixture
def mock_relay(settings: Settings, stateful_mock: str) -> Iterator[Relay]:
    """Put a relay where Stripe stands, whose money is stripe-stateful-mock's."""
    with relaying(
        Relay(MockTill(stateful_mock), Post(settings.BASE_URL, SECRET, hold=True))
    ) as relay:
        stand_in(settings, relay)
        yield relay


def stand_in(settings: Settings, relay: Relay) -> None:
    """Let the paper take a relay for Stripe, as its keys and addresses would."""
    settings.GATEWAYS = ["stripe"]
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_12345", SECRET
    settings.STRIPE_API_BASE = settings.STRIPE_PAGE = relay.url


@pytest.fixture
def gocardless(settings: Settings) -> Iterator[Recorded]:
    """Put recorded answers where GoCardless stands."""
    with replaying() as recorded:
        settings.GATEWAYS = ["gocardless"]
        settings.GOCARDLESS_ACCESS_TOKEN = "sandbox_12345"
        settings.GOCARDLESS_WEBHOOK_SECRET = recorded.secret
        settings.GOCARDLESS_API_BASE = recorded.url
        yield recorded


@pytest.fixture
def gocardless_regular(settings: Settings) -> Iterator[Regular]:
    """Put an account that collects by itself where GoCardless stands."""
    with collecting(timezone.localdate()) as account:
        settings.GATEWAYS = ["gocardless"]
        settings.GOCARDLESS_ACCESS_TOKEN = "sandbox_12345"
        settings.GOCARDLESS_WEBHOOK_SECRET = account.secret
        settings.GOCARDLESS_API_BASE = account.url
        yield account


@pytest.fixture
def stripe_regular(settings: Settings) -> Iterator[RegularRelay]:
    """Put a relay with subscriptions where Stripe stands; its notices are held."""
    relay = RegularRelay(Post(settings.BASE_URL, SECRET, hold=True))
    with relaying(relay):
        stand_in(settings, relay)
        yield relay
