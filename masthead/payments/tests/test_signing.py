"""Only what the practice gateway signed, unchanged and lately, is its word."""

import datetime as dt

import pytest

from masthead.payments.contract import Kind, Notice, WebhookRefused
from masthead.payments.practice.signing import HEADER, sign, verify
from masthead.payments.tests.cast import NOON

BODY = b'{"kind": "payment", "object": "ps_1"}'
SIGNED = sign(BODY, at=NOON)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {HEADER: ""},
        {HEADER: "t=,v1="},
        {HEADER: "t=²,v1=0"},
        {HEADER: SIGNED.replace("v1=", "v0=")},
        {HEADER: SIGNED[:-1] + ("0" if SIGNED[-1] != "0" else "1")},
        {HEADER: f"t={int(NOON.timestamp()) + 1},{SIGNED.split(',')[1]}"},
        {"Another-Signature": SIGNED},
    ],
)
def test_it_refuses_a_wrong_signature(headers: dict[str, str]) -> None:
    with pytest.raises(WebhookRefused):
        verify(headers, BODY, at=NOON)


@pytest.mark.parametrize("seconds", [-301, 301, 86_400])
def test_it_refuses_an_old_one_and_one_from_the_future(seconds: int) -> None:
    with pytest.raises(WebhookRefused, match="too old"):
        verify({HEADER: SIGNED}, BODY, at=NOON + dt.timedelta(seconds=seconds))


@pytest.mark.parametrize("body", [b"", BODY[:-1], BODY + b" ", BODY.replace(b"ps_1", b"ps_2")])
def test_it_refuses_a_torn_or_changed_body(body: bytes) -> None:
    with pytest.raises(WebhookRefused):
        verify({HEADER: SIGNED}, body, at=NOON)


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"[]", b"{}", b'{"kind": "parcel", "object": "1"}', b"{" * 99_999]
)
def test_it_refuses_a_signed_body_that_says_nothing(body: bytes) -> None:
    with pytest.raises(WebhookRefused):
        verify({HEADER: sign(body, at=NOON)}, body, at=NOON)


def test_it_reads_what_is_signed_in_whatever_case_the_header_comes() -> None:
    for name in (HEADER, HEADER.lower(), HEADER.upper()):
        assert verify({name: SIGNED}, BODY, at=NOON) == [Notice(Kind.PAYMENT, "ps_1")]
