"""Every address that the paper answers, and one real example of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# What stands in an address where it asks for something.
_EXAMPLES = {
    "int": "1",
    "slug": "news",
    "str": "1",
    "path": "news",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
_OF_PATTERNS = {
    "section": "news",
    "year": "2026",
    "month": "06",
    "day": "13",
    "slug": "trams",
    "pk": "1",
    "revision_id_a": "live",
    "revision_id_b": "latest",
}
_ASKED = re.compile(r"<(?P<kind>\w+):\w+>|\(\?P<(?P<name>\w+)>(?:[^()]|\([^()]*\))*\)")
# The CMS's own last words: all that nothing else answers.
LEFT_OUT = {"desk/^.*/$", "^((?:[\\w\\-]+/)*)$"}


def every_address() -> list[str]:
    """Return the routes of all addresses, each once, in the order in which they are tried."""
    found = dict.fromkeys(_walk(get_resolver(), ""))
    return [route for route in found if route not in LEFT_OUT]


def example(route: str) -> str:
    """Return an address that a route answers."""
    plain = _ASKED.sub(_stand_in, route).replace("^", "").replace("$", "")
    return "/" + plain.replace("\\.", ".").replace("\\", "")


def _walk(resolver: URLResolver, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _walk(pattern, route)


def _stand_in(asked: re.Match[str]) -> str:
    if kind := asked["kind"]:
        return _EXAMPLES[kind]
    return _OF_PATTERNS[asked["name"]]
