"""What is done to the server while gifts come in."""

import random
import time
from collections.abc import Callable

from tests.trust.clients import Clients
from tests.trust.compare import Verdict, compare
from tests.trust.gifts import prepare
from tests.trust.paper import TrustPaper

LOOK_SECONDS = 0.002
PATIENCE_SECONDS = 300


def ordeal(
    paper: TrustPaper, strike: Callable[[], None], *, gifts: int, strikes: int, seed: int
) -> Verdict:
    """Send gifts and strike at random moments; then hold the book against what was acknowledged.

    `strike` does the harm and puts it right again. The same seed gives the same gifts and the
    same moments, as counts of what was acknowledged and a pause.
    """
    chance = random.Random(seed)
    clients = Clients(paper, prepare(paper, gifts, seed=seed))
    moments = sorted(chance.sample(range(1, gifts), strikes))
    try:
        paper.start()
        clients.begin()
        for moment in moments:
            _wait_for(clients, moment)
            time.sleep(chance.random() * 0.05)
            strike()
        _wait_for(clients, gifts)
    finally:
        clients.end()
    try:
        return compare(paper, clients.acknowledged)
    finally:
        paper.kill()


def kills(paper: TrustPaper, *, gifts: int, strikes: int, seed: int) -> Verdict:
    """Kill all processes of the server with -9, and start it again."""

    def strike() -> None:
        paper.kill()
        paper.start()

    return ordeal(paper, strike, gifts=gifts, strikes=strikes, seed=seed)


def _wait_for(clients: Clients, count: int) -> None:
    """Wait until so many were acknowledged; give up when for long none is."""
    last, until = -1, time.monotonic()
    while clients.count < count:
        if clients.count != last:
            last, until = clients.count, time.monotonic() + PATIENCE_SECONDS
        if time.monotonic() > until:
            raise RuntimeError(f"Nothing is acknowledged any more, after {last}")
        time.sleep(LOOK_SECONDS)
