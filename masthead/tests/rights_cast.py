"""Somebody whom every room knows something of, each with a word in it that stands nowhere else."""

from allauth.mfa.models import Authenticator
from django.db import connection

from masthead.batches.models import Batch, Item
from masthead.checkout.models import PromisedGift, RegularGift
from masthead.fund.receive import Giver
from masthead.fund.tests.cast import JUNE_13, NOON, give, june_fund, the_ferry_bell
from masthead.mail.consent import say
from masthead.mail.models import Suppression
from masthead.mail.send import Attachment, send
from masthead.payments.begin import begin
from masthead.payments.models import InboxRow, Instalment, Mandate, Purpose, Subscription, Way
from masthead.people import audit
from masthead.people.account import account_for
from masthead.people.join_records import join_records
from masthead.people.models import Person, SignInCode, User
from masthead.people.signin import make_link
from masthead.reconcile.models import Payer, StandingOrder
from masthead.register.enter import enter
from masthead.register.models import Kind
from masthead.register.told import Told
from masthead.shares.models import Application, Offer
from masthead.shares.models import State as ApplicationState
from masthead.shares.tests.holders import a_class
from masthead.supporters.models import Call, How, Often, State, Support

CANARY = "canarywren"
EMAIL = f"{CANARY}@post.example"
NAME = "Canarywren Moss"
TOWN = "Canarywrenton"


def a_paper() -> None:
    """Found the paper and open its fund."""
    the_ferry_bell()
    june_fund()


def a_person() -> Person:
    """Give somebody who gave, supports, wrote, was written to, and signed in."""
    gift = give(2_000, giver=Giver(NAME, TOWN, EMAIL), thank="full")
    person = gift.giver
    assert person
    other = Person.objects.create(name=f"C. {NAME}", phone=CANARY, address=CANARY, added_at=NOON)
    join_records(person, other, by=audit.COMMAND, at=NOON)
    _signs_in(person)
    _till(person)
    _mail()
    _post_and_bank(person)
    _support(person)
    _withdrawn_application()
    return Person.objects.get(pk=person.pk)


def _signs_in(person: Person) -> None:
    user = account_for(EMAIL, by=audit.READER, at=NOON)
    user.first_name, user.person = NAME, person
    user.save()
    make_link(user, by=audit.COMMAND, at=NOON)
    Authenticator.objects.create(user=user, type="totp", data={"secret": CANARY})
    SignInCode.objects.create(email=EMAIL, code_digest="c", link_digest="l", made_at=NOON)


def _till(person: Person) -> None:
    payment = begin(
        1_000,
        currency="GBP",
        way=Way.CARD,
        provider="practice",
        purpose=Purpose.GIFT,
        paper_name="The Ferry Bell",
        by=audit.READER,
        at=NOON,
    )
    type(payment).objects.filter(pk=payment.pk).update(remote_id="pay_123")
    PromisedGift.objects.create(payment=payment, name=NAME, town=TOWN, email=EMAIL)
    mandate = Mandate.objects.create(
        provider="practice",
        setup_id="set_1",
        remote_id="man_1",
        status="cancelled",
        status_at=NOON,
        created_at=NOON,
    )
    RegularGift.objects.create(
        mandate=mandate,
        amount_minor=500,
        currency="GBP",
        name=NAME,
        town=TOWN,
        email=EMAIL,
        giver=person,
        started_at=NOON,
        ended_at=NOON,
        ended_how="giver",
    )
    for number, body in enumerate((f'{{"email": "{EMAIL.upper()}"}}', f'["pay_123", "{NAME}"]')):
        InboxRow.objects.create(
            provider="practice",
            digest=str(number),
            body=body.encode(),
            received_at=NOON,
            try_at=NOON,
            handled_at=NOON,
        )


def _mail() -> None:
    enclosed = Attachment("letter.txt", "text/plain", CANARY.encode())
    send("note", to=EMAIL, key="note:1", subject=NAME, text=NAME, attachments=[enclosed], at=NOON)
    words = "Yes, send me the newsletter"
    say(
        EMAIL,
        purpose="newsletter",
        given=True,
        wording=words,
        source="support",
        by=audit.READER,
        at=NOON,
    )
    Suppression.objects.create(
        email=EMAIL, known_as="a" * 64, reason="complained", said=EMAIL, source="smtp", at=NOON
    )


def _post_and_bank(person: Person) -> None:
    clerk = User.objects.create(email="clerk@ferrybell.example")
    batch = Batch.objects.create(
        currency="GBP",
        method="cash",
        opened_by=clerk,
        opened_at=NOON,
        received_on=JUNE_13,
        control_total_minor=500,
        control_count=1,
    )
    Item.objects.create(
        batch=batch,
        amount_minor=500,
        method="cash",
        giver=person,
        name=NAME,
        town=TOWN,
        typed_by=clerk,
        typed_at=NOON,
    )
    StandingOrder.objects.create(
        giver=person,
        payer_text=NAME,
        amount_minor=500,
        currency="GBP",
        day_of_month=1,
        started_on=JUNE_13,
        added_at=NOON,
    )
    Payer.objects.create(key=CANARY, giver=person, learned_at=NOON)


def _support(person: Person) -> None:
    support = Support.objects.create(
        person=person,
        amount_minor=500,
        currency="GBP",
        often=Often.MONTHLY,
        how=How.STANDING_ORDER,
        reference="FB-S1",
        thank="full",
        state=State.LAPSED,
        started_at=NOON,
        since=NOON,
        ended_at=NOON,
    )
    Call.objects.create(support=support, outcome="reached", note=NAME, at=NOON)


def collects_support(person: Person) -> None:
    """Let a gateway have collected their support, by a mandate, and have a name for each of it."""
    mandate = Mandate.objects.create(
        provider="practice",
        setup_id="set_9",
        remote_id="man_9",
        status="cancelled",
        status_at=NOON,
        created_at=NOON,
    )
    subscription = Subscription.objects.create(
        provider="practice",
        way=Way.DIRECT_DEBIT,
        setup_id="visit_1",
        remote_id="sub_1",
        change_id="change_1",
        mandate=mandate,
        status="cancelled",
        status_at=NOON,
        amount_minor=500,
        currency="GBP",
        every_months=1,
        created_at=NOON,
    )
    payment = begin(
        500,
        currency="GBP",
        way=Way.DIRECT_DEBIT,
        provider="practice",
        purpose=Purpose.SUPPORT,
        paper_name="The Ferry Bell",
        by=audit.GATEWAY,
        at=NOON,
    )
    type(payment).objects.filter(pk=payment.pk).update(remote_id="pay_9")
    Instalment.objects.create(payment=payment, subscription=subscription, due_on=JUNE_13)
    Support.objects.filter(person=person).update(subscription=subscription)


def _withdrawn_application() -> None:
    offer = Offer.objects.create(
        name="First offer",
        slug="first",
        share_class=a_class(),
        opens_on=JUNE_13,
    )
    Application.objects.create(
        reference="FB-A1",
        offer=offer,
        state=ApplicationState.WITHDRAWN,
        quantity=1,
        name=NAME,
        address=CANARY,
        postcode="TH1 2AB",
        email=EMAIL,
        joint=[{"name": NAME, "address": CANARY}],
        started_at=NOON,
        submitted_at=NOON,
    )


def becomes_a_member(person: Person) -> None:
    """Enter them into the register, which the law has the society keep."""
    told = Told(NAME, address="3 Quay Street", email=EMAIL)
    enter(
        told,
        kind=Kind.PERSON,
        on=JUNE_13,
        authority="Board",
        person=person,
        by=audit.COMMAND,
        at=NOON,
    )


def tables_with(word: str) -> set[str]:
    """Return the tables in which a word stands, in any case, in any column of any row."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(word in _plain(row) for row in cursor.fetchall()):
                found.add(table)
    return found


def _plain(row: tuple[object, ...]) -> str:
    said = (bytes(cell) if isinstance(cell, memoryview) else cell for cell in row)
    words = (cell.decode("latin-1") if isinstance(cell, bytes) else str(cell) for cell in said)
    return " ".join(words).lower()
