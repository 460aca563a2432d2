"""Nobody chooses the address that their tries are counted by."""

from typing import Any

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from masthead.checkout.address import address_of


def test_what_a_caller_says_of_their_own_address_does_not_count() -> None:
    request = RequestFactory().get("/give/", REMOTE_ADDR="192.0.2.1", HTTP_X_REAL_IP="192.0.2.9")
    assert address_of(request) == "192.0.2.1"


@pytest.mark.parametrize(("said", "found"), [("192.0.2.9", "192.0.2.9"), (None, "127.0.0.1")])
def test_a_trusted_proxy_is_believed(settings: Settings, said: str | None, found: str) -> None:
    settings.TRUSTED_PROXY = True
    headers: dict[str, Any] = {"HTTP_X_REAL_IP": said} if said else {}
    request = RequestFactory().get("/give/", REMOTE_ADDR="127.0.0.1", **headers)
    assert address_of(request) == found


def test_over_a_socket_the_front_is_believed() -> None:
    request = RequestFactory().get("/give/", REMOTE_ADDR="", HTTP_X_REAL_IP="192.0.2.9")
    assert address_of(request) == "192.0.2.9"
