"""Bound the tries to pay, against those who test stolen cards."""

import datetime as dt
import ipaddress

from django.conf import settings
from django.utils.crypto import salted_hmac

from masthead.payments.models import Try

WITHIN = dt.timedelta(minutes=10)


class TooManyTries(ValueError):
    """One address, or all together, tried to pay too often of late."""


def count_try(address: str, *, at: dt.datetime) -> None:
    """Count one try from an address (IPv6: from its /64). Raises TooManyTries.

    The row is committed before it is counted, so that of any number of tries at once, in any
    number of workers, no more than the bound get by. Call it outside a transaction.
    """
    digest = salted_hmac("masthead.payments.tries", _network(address)).hexdigest()
    Try.objects.create(digest=digest, at=at)
    recent = Try.objects.filter(at__gt=at - WITHIN)
    if recent.filter(digest=digest).count() > settings.TRIES_PER_ADDRESS:
        raise TooManyTries("Too many tries from one address")
    if recent.count() > settings.TRIES_IN_ALL:
        raise TooManyTries("Too many tries in all")


def forget_old(*, at: dt.datetime) -> None:
    """Delete the tries that count no more."""
    Try.objects.filter(at__lte=at - WITHIN).delete()


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
