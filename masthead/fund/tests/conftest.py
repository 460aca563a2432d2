"""A clock that stands still where pages read it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from masthead.fund.tests.cast import JUNE_13, noon_of

Clock = Callable[[dt.date], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stop Django's clock at noon of 13 June 2026; calling it moves it to another day."""

    def stop(day: dt.date) -> None:
        monkeypatch.setattr(timezone, "now", lambda: noon_of(day))

    stop(JUNE_13)
    return stop
