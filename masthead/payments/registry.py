"""Which gateways there are, and which one takes a paper's cards."""

from collections.abc import Callable
from typing import cast

from django.conf import settings

from masthead.paper.models import Paper
from masthead.payments.provider import DebitProvider, Provider, RecurringProvider

_makers: dict[str, Callable[[], Provider]] = {}


class NoSuchProvider(LookupError):
    """No gateway has this name."""


def offer(name: str, maker: Callable[[], Provider]) -> None:
    """Add a gateway to those that a paper can choose, by the name in its webhooks' address."""
    _makers[name] = maker


def provider(name: str) -> Provider:
    """Return a gateway by its name. Raises NoSuchProvider."""
    if name not in _makers:
        raise NoSuchProvider(f"There is no gateway called “{name}”")
    return _makers[name]()


def debit_provider(name: str) -> DebitProvider:
    """Return a gateway that collects by direct debit. Raises NoSuchProvider."""
    found = provider(name)
    if not hasattr(found, "start_mandate"):
        raise NoSuchProvider(f"The gateway “{name}” collects no direct debits")
    return cast(DebitProvider, found)


def recurring_provider(name: str) -> RecurringProvider:
    """Return a gateway that collects again and again by itself. Raises NoSuchProvider."""
    found = provider(name)
    if not hasattr(found, "start_subscription"):
        raise NoSuchProvider(f"The gateway “{name}” collects nothing by itself")
    return cast(RecurringProvider, found)


def listener(name: str, *, paper: Paper) -> Provider:
    """Return a gateway whose webhooks a paper takes: any, but in a real paper not the practice one.

    Raises NoSuchProvider.
    """
    if name == "practice" and not paper.practice:
        raise NoSuchProvider("A real paper has no practice gateway")
    return provider(name)


def names() -> list[str]:
    """Return the names of all gateways."""
    return sorted(_makers)


def chosen(paper: Paper) -> list[str]:
    """Return the names of the paper's gateways: those set, else in practice the practice one."""
    if settings.GATEWAYS:
        return list(settings.GATEWAYS)
    return ["practice"] if paper.practice else []


def gateways(paper: Paper) -> list[Provider]:
    """Return the gateways that a paper takes money through, none until one is set.

    The practice gateway is never among those of a real paper, whatever is set.
    """
    return [
        provider(name)
        for name in chosen(paper)
        if name in _makers and (paper.practice or name != "practice")
    ]


def gateway_for(way: str, *, paper: Paper) -> Provider | None:
    """Return the paper's gateway that takes a way to pay in the paper's currency, if it has one."""
    return next(
        (
            found
            for found in gateways(paper)
            if way in found.ways and (not found.currencies or paper.currency in found.currencies)
        ),
        None,
    )


def recurring_for(way: str, *, paper: Paper) -> RecurringProvider | None:
    """Return the paper's gateway that collects in a way again and again, if it has one."""
    for found in gateways(paper):
        fits = not found.currencies or paper.currency in found.currencies
        if fits and way in getattr(found, "recurring_ways", ()):
            return cast(RecurringProvider, found)
    return None
