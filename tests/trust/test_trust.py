"""The short form of `make trust`, on the engine that the suite runs on."""

import random
from pathlib import Path

import pytest

from tests.environment import ENGINE
from tests.servers import postgresql
from tests.servers.copies import Copies
from tests.trust import harm
from tests.trust.ordeals import kills
from tests.trust.paper import TrustPaper
from tests.trust.plant import check_then_insert

SEED = random.randrange(100_000)


@pytest.fixture
def paper(tmp_path: Path, copies: Copies, template_db: str) -> TrustPaper:
    """A migrated database of this test's own, and a folder; nobody is connected."""
    if ENGINE == "sqlite":
        name = str(tmp_path / "paper.sqlite3")
    else:
        name = copies.name(f"trust_{tmp_path.name}"[:40])
    copies.copy(template_db, name)
    return TrustPaper(tmp_path, copies.url(name))


def test_killed_again_and_again_it_loses_and_doubles_nothing(paper: TrustPaper) -> None:
    verdict = kills(paper, gifts=100, strikes=2, seed=SEED)
    assert verdict.is_good, (SEED, verdict)


def test_the_same_harness_finds_a_gift_that_is_looked_for_and_then_inserted(
    paper: TrustPaper, tmp_path: Path
) -> None:
    paper.code = check_then_insert(tmp_path / "code")
    verdict = kills(paper, gifts=60, strikes=0, seed=7)
    assert verdict.double > 0, verdict


@pytest.mark.postgresql
def test_a_database_stopped_in_mid_transaction_keeps_what_was_acknowledged(
    tmp_path: Path,
) -> None:
    with postgresql.own_server() as server:
        own = TrustPaper(tmp_path, server.url)
        verdict = harm.database_stops(own, server, gifts=90, strikes=2, seed=SEED)
    assert verdict.is_good, (SEED, verdict)


@pytest.mark.sqlite
def test_a_full_disk_keeps_what_was_acknowledged(paper: TrustPaper) -> None:
    verdict = harm.disk_is_full(paper, gifts=150, seed=SEED)
    assert verdict.is_good, (SEED, verdict)
