"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the caller's address, for counting tries; it is not kept.

    What a front or a trusted proxy says counts only when it is the one that asks: over a
    socket there is no address, and behind a proxy it is always the proxy's.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not direct or settings.TRUSTED_PROXY:
        return str(request.META.get("HTTP_X_REAL_IP", direct))
    return direct


def network_of(address: str) -> str:
    """Return what stands for one caller: an address, or of IPv6 its /64."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
