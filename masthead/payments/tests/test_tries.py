"""Whoever tests cards gets a few tries, and no more by asking all workers at once."""

import datetime as dt
import threading

import pytest
from django.db import connection
from pytest_django import Settings

from masthead.payments.models import Try
from masthead.payments.tests.cast import NOON
from masthead.payments.tries import WITHIN, TooManyTries, count_try, forget_old


@pytest.mark.django_db
def test_it_refuses_one_more_from_an_address(settings: Settings) -> None:
    settings.TRIES_PER_ADDRESS = 3
    for _ in range(3):
        count_try("192.0.2.1", at=NOON)
    with pytest.raises(TooManyTries):
        count_try("192.0.2.1", at=NOON)
    count_try("192.0.2.2", at=NOON)
    count_try("192.0.2.1", at=NOON + WITHIN)


@pytest.mark.django_db
def test_it_refuses_one_more_in_all(settings: Settings) -> None:
    settings.TRIES_IN_ALL = 5
    for number in range(5):
        count_try(f"192.0.2.{number}", at=NOON)
    with pytest.raises(TooManyTries):
        count_try("192.0.2.99", at=NOON)


@pytest.mark.django_db
def test_it_takes_a_whole_network_of_ipv6_for_one_address(settings: Settings) -> None:
    settings.TRIES_PER_ADDRESS = 1
    count_try("2001:db8::1", at=NOON)
    with pytest.raises(TooManyTries):
        count_try("2001:db8::ffff:2", at=NOON)
    count_try("2001:db8:0:1::1", at=NOON)
    for address in ("::ffff:192.0.2.1", "::ffff:192.0.2.2", "", "not an address"):
        count_try(address, at=NOON)


@pytest.mark.django_db
def test_the_address_itself_is_not_kept() -> None:
    count_try("192.0.2.77", at=NOON)
    assert "192.0.2.77" not in str(list(Try.objects.values()))


@pytest.mark.django_db
def test_old_tries_are_forgotten() -> None:
    count_try("192.0.2.1", at=NOON)
    forget_old(at=NOON + WITHIN - dt.timedelta(seconds=1))
    assert Try.objects.count() == 1
    forget_old(at=NOON + WITHIN)
    assert not Try.objects.exists()


def test_of_many_at_once_no_more_than_the_bound_get_by(
    committed_db: object, settings: Settings
) -> None:
    settings.TRIES_PER_ADDRESS = 4
    passed: list[int] = []

    def attempt(number: int) -> None:
        try:
            count_try("192.0.2.1", at=NOON)
            passed.append(number)
        except TooManyTries:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt, args=[number]) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(passed) <= 4
    assert Try.objects.count() == 12
