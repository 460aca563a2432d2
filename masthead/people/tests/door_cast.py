"""Who comes to the door in tests, and what they read in their letters."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import re
import struct
import time

from django.test import Client, TestCase

from masthead.mail.models import Letter
from masthead.paper.found import found
from masthead.people import audit, roles
from masthead.people.models import User
from masthead.people.staff import add_staff

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
PASSWORD = "four looms in a shed"


def the_post(*, practice: bool = True) -> None:
    found("The Weavers’ Post", society="The Society", practice=practice, at=NOON)


def take_on(email: str, role: str) -> User:
    return add_staff(email, role=roles.find(role), by=audit.COMMAND, at=NOON)


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def ask_for_code(client: Client, email: str, *, next_: str = "") -> str:
    """Type an address and return the path of the page that asks for the code."""
    answer = client.post("/account/login/", {"email": email, "next": next_})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def letter_to(email: str) -> Letter:
    found = Letter.objects.filter(to=email, kind="sign-in").order_by("-queued_at").first()
    assert found
    return found


def code_in(letter: Letter) -> str:
    found = re.search(r"\d{4} \d{4}", letter.text)
    assert found
    return found.group()


def link_in(letter: Letter) -> str:
    found = re.search(r"/account/login/link/[\w-]+/", letter.text)
    assert found
    return found.group()


def by_code(client: Client, email: str, *, next_: str = "") -> str:
    """Sign in by a code; return where that leads."""
    page = ask_for_code(client, email, next_=next_)
    answer = client.post(page, {"code": code_in(letter_to(email))})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def totp(secret: str, *, ahead: int = 0) -> str:
    """Return what an app shows for a key now, or some half minutes ahead. Source: RFC 6238."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    (number,) = struct.unpack(">I", digest[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"


def add_app(client: Client) -> str:
    """Set up an authenticator app in a session that may; return its key."""
    page = client.get("/account/security/app/").content.decode()
    found = re.search(r'class="key">(\w+)<', page)
    assert found, page
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post("/account/security/app/", {"code": totp(found.group(1))})
    assert answer.status_code == 302, answer.content.decode()
    return found.group(1)
