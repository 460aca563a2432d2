"""The secretary of these tests at the desk, and what every form about shares asks for."""

from django.test import Client
from django.utils.html import strip_tags

from masthead.people import audit, roles
from masthead.people.staff import add_staff
from masthead.register.models import Member
from masthead.shares.tests.holders import MINUTE, NOW, a_class, key
from tests.signed_in import sign_in


def signed_in(role: str = "secretary") -> Client:
    client = Client()
    sign_in(
        client, add_staff(f"{role}@example.org", role=roles.find(role), by=audit.COMMAND, at=NOW)
    )
    return client


def words(answer: object) -> str:
    return " ".join(strip_tags(answer.content.decode()).split())  # type: ignore[attr-defined]


def typed(**more: str) -> dict[str, str]:
    """Return what every form of shares asks for."""
    said = {"share_class": str(a_class().pk), "quantity": "4", "on": "2026-05-04"}
    return said | {"authority": MINUTE, "key": str(key())} | more


def address(member: Member, name: str) -> str:
    return f"/desk/society/members/{member.number}/{name}/"
