"""A clock that stands still where pages read it."""

from masthead.fund.tests.conftest import clock

__all__ = ["clock"]
