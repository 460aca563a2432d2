"""The cast of the tests on letting readers in: a kept story, and readers of every kind."""

import datetime as dt
from collections.abc import Mapping

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from masthead.newsroom.access.set_rules import set_rules
from masthead.newsroom.models import ArticlePage, Readers
from masthead.newsroom.tests.desk_cast import MORNING, staff
from masthead.newsroom.tests.page_cast import printed
from masthead.people import audit, roles
from masthead.people.models import Person, User
from masthead.register.models import Member, Standing
from masthead.register.models.member import Event
from masthead.supporters.models import How, Often, State, Support
from tests.signed_in import sign_in

LATER = MORNING + dt.timedelta(hours=1)
# Words of the start, and words that only those let in may ever see.
START, SECRET = "The weir will be mended", "the heron signed at midnight"
TEXT = [
    ("paragraph", f"<p>{START}.</p><p>The council agreed.</p><p>In truth {SECRET}.</p>"),
    ("list", "<ul><li>A ledger of herons</li></ul>"),
]
ROLES = tuple(role.slug for role in roles.ROLES)
# Everyone who is no member of staff, and for whom among Readers they count.
KINDS: Mapping[str, frozenset[Readers]] = {
    "nobody": frozenset({Readers.EVERYONE}),
    "account": frozenset({Readers.EVERYONE, Readers.ACCOUNT}),
    "stopped": frozenset({Readers.EVERYONE, Readers.ACCOUNT}),
    "supporter": frozenset({Readers.EVERYONE, Readers.ACCOUNT, Readers.SUPPORTERS}),
    "member": frozenset(Readers),
    "ceased": frozenset({Readers.EVERYONE, Readers.ACCOUNT}),
}


def kept(readers: int | None = Readers.SUPPORTERS, *, at: dt.datetime = MORNING) -> ArticlePage:
    """Publish a story that is kept for some."""
    return printed("Weir to be mended", at=at, standfirst="After years", body=TEXT, readers=readers)


def rules(**changes: object) -> None:
    """Decide on letting readers in."""
    set_rules(changes, by=audit.COMMAND, at=MORNING)


def forget_memory() -> None:
    """Forget what this process keeps in memory, as another one would begin."""
    cache.clear()


def account(kind: str = "account") -> User:
    """Return the user of a kind of reader (a key of KINDS but nobody)."""
    user = User.objects.create(email=f"{kind}@reader.example")
    if kind != "account":
        person = Person.objects.create(name=kind, email=user.email, added_at=MORNING)
        if kind in {"supporter", "stopped"}:
            supports(person, over=kind == "stopped")
        else:
            belongs(person, over=kind == "ceased")
    return user


def supports(person: Person, *, over: bool = False) -> Support:
    """Let somebody support the paper, or have stopped."""
    return Support.objects.create(
        person=person,
        amount_minor=500,
        currency="GBP",
        often=Often.MONTHLY,
        how=How.CARD,
        reference=f"R{person.pk}",
        state=State.STOPPED if over else State.ACTIVE,
        started_at=MORNING,
        ended_at=MORNING if over else None,
    )


def belongs(person: Person, *, over: bool = False) -> Member:
    """Enter somebody as a member, and let them cease where that is over."""
    member = Member.objects.create(number=Member.objects.count() + 1, kind="person", person=person)
    for event in (Event.ENTERED, Event.CEASED)[: 2 if over else 1]:
        Standing.objects.create(
            member=member,
            event=event,
            effective_on=MORNING.date() - dt.timedelta(days=9 if event == Event.ENTERED else 1),
            entered_at=MORNING,
        )
    return member


def browser(kind: str) -> Client:
    """Return the browser of a kind of reader, or of a role of the staff."""
    client = Client()
    if kind != "nobody":
        sign_in(client, staff(kind) if kind in ROLES else account(kind))
    return client


def page(client: Client, address: str) -> str:
    """Return what an address shows."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def now() -> dt.datetime:
    """Return the moment at which pages are asked for."""
    return timezone.now()
