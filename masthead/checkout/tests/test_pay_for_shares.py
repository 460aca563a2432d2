"""Money for shares: into suspense, never into the fund, once each however often it is told."""

import pytest
from django.test import Client
from django.utils import timezone

from masthead.checkout.look import look
from masthead.checkout.settle import settle
from masthead.checkout.share.look import look_at_payments
from masthead.checkout.share.record import NotAWayToPay, application_of, record_share_money
from masthead.checkout.tests import cast, share_cast
from masthead.checkout.tests.share_cast import ready, said, sent_in, step, summary_of
from masthead.fund.models import Gift
from masthead.ledger.accounts import Account
from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.payments.contract import Kind, Notice
from masthead.payments.models import Payment, PracticeSession
from masthead.payments.practice.act import act
from masthead.payments.practice.gateway import PracticeGateway
from masthead.people import audit
from masthead.register.models import Member
from masthead.shares.models import Application, Offer, ShareMoney, State
from masthead.shares.money.take_back import bank_took

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Paper:
    return share_cast.the_ferry_bell()


@pytest.fixture
def offer(paper: Paper) -> Offer:
    return share_cast.an_offer(instalments=3)


def paid_by_card(client: Client, shares: str = "10") -> Application:
    """Apply and pay at the practice gateway, and come back to the application’s page."""
    application = sent_in(client, shares, way="card")
    payment = Payment.objects.get(share_payment__application=application)
    session = PracticeSession.objects.get(payment_key=str(payment.pk))
    act(session, choice="pay", at=timezone.now())
    look_at_payments(application, at=timezone.now())
    application.refresh_from_db()
    return application


def owed(account: Account) -> int:
    return -cast.balance_of(account)


def test_by_card_it_waits_in_suspense_and_touches_no_fund(offer: Offer, client: Client) -> None:
    raised = cast.now_is(timezone.now())
    application = paid_by_card(client)
    assert application.state == State.PAID
    assert owed(Account.SHARE_APPLICATIONS) == 10_000
    assert owed(Account.SHARE_CAPITAL) == 0
    assert not Gift.objects.exists()
    assert not Member.objects.exists()
    assert cast.now_is(timezone.now()) == raised
    page = said(client.get(f"/shares/application/{application.pk}/").content)
    assert "<strong>£100</strong> is kept apart" in page


def test_told_again_it_counts_once(offer: Offer, client: Client) -> None:
    application = paid_by_card(client)
    payment = Payment.objects.get()
    notice = Notice(Kind.PAYMENT, payment.remote_id or "")
    for _time in range(3):
        settle(PracticeGateway(), notice, at=timezone.now())
        look(payment, at=timezone.now())
    assert owed(Account.SHARE_APPLICATIONS) == 10_000
    assert ShareMoney.objects.count() == 1
    assert [taken.state for taken in application.steps.order_by("pk")] == [
        State.SUBMITTED,
        State.AWAITING,
        State.PAID,
    ]
    subjects = Letter.objects.order_by("queued_at").values_list("subject", flat=True)
    assert list(subjects) == [
        f"Your application for shares: {application.reference}",
        "Your money for shares has come",
    ]


def test_declined_it_takes_nothing_and_may_be_tried_again_in_another_way(
    offer: Offer, client: Client
) -> None:
    application = sent_in(client, way="card")
    session = PracticeSession.objects.get()
    act(session, choice="decline", at=timezone.now())
    path = f"/shares/application/{application.pk}/"
    page = said(client.get(path).content)
    assert "Nothing was taken" in page
    assert cast.nothing_is_posted()
    assert client.post(path, {"way": "cheque"}).headers["Location"] == path
    assert "How to send your £100" in said(client.get(path).content)
    awaited = Payment.objects.get(way="cheque")
    assert awaited.reference == application.reference
    client.post(path, {"way": "cheque"})
    assert Payment.objects.count() == 2


def test_another_way_awaits_the_first_no_more(offer: Offer, client: Client) -> None:
    application = sent_in(client, way="cheque")
    path = f"/shares/application/{application.pk}/"
    assert client.post(path, {"way": "by pigeon"}).status_code == 422
    client.post(path, {"way": "bank"})
    assert Payment.objects.get(way="cheque").status == "cancelled"
    assert Payment.objects.get(way="bank").is_open


def test_a_cheque_is_recorded_by_its_reference_once(offer: Offer, client: Client) -> None:
    application = sent_in(client)
    reference = Payment.objects.get().reference
    assert application_of(reference.lower().replace("-", " ")) == application
    for _time in range(2):
        record_share_money(
            application,
            10_000,
            method="cheque",
            on=share_cast.today(),
            key="a-form",
            by=audit.COMMAND,
            at=timezone.now(),
        )
    application.refresh_from_db()
    assert application.state == State.PAID
    assert cast.balance_of(Account.CHEQUES_IN_HAND) == 10_000
    assert owed(Account.SHARE_APPLICATIONS) == 10_000
    assert Payment.objects.get().status == "confirmed"


def test_shares_are_not_paid_for_with_a_collection(offer: Offer, client: Client) -> None:
    application = sent_in(client)
    with pytest.raises(NotAWayToPay):
        record_share_money(
            application,
            10_000,
            method="collection",
            on=share_cast.today(),
            by=audit.COMMAND,
            at=timezone.now(),
        )


def test_too_little_is_kept_and_the_rest_is_asked_for(offer: Offer, client: Client) -> None:
    application = sent_in(client)
    record_share_money(
        application,
        9_000,
        method="cheque",
        on=share_cast.today(),
        by=audit.COMMAND,
        at=timezone.now(),
    )
    application.refresh_from_db()
    assert application.state == State.AWAITING
    page = said(client.get(f"/shares/application/{application.pk}/").content)
    assert "Of £100, £90 has come" in page
    assert "Pay £10" in page


def test_in_parts_the_shares_are_paid_when_all_of_them_have_come(
    offer: Offer, client: Client
) -> None:
    application = sent_in(client, way="cheque", parts="3")
    path = f"/shares/application/{application.pk}/"
    amounts = []
    for _part in range(3):
        waiting = Payment.objects.awaited_by_post().get()
        amounts.append(waiting.amount_minor)
        record_share_money(
            application,
            waiting.amount_minor,
            method="cheque",
            on=share_cast.today(),
            by=audit.COMMAND,
            at=timezone.now(),
        )
        client.post(path, {"way": "cheque"})
    assert amounts == [3_333, 3_333, 3_334]
    application.refresh_from_db()
    assert (application.state, application.instalments) == (State.PAID, 3)
    assert not Payment.objects.awaited_by_post().exists()


def test_an_offer_that_wants_it_at_once_takes_no_parts(paper: Paper, client: Client) -> None:
    share_cast.an_offer()
    draft = ready(client)
    answer = step(client, draft, "pay", way="cheque", parts="3")
    assert summary_of(answer) == [("id_parts_1", "Choose whether to pay at once or in parts")]


def test_money_for_an_application_that_has_ended_is_owed_back(offer: Offer, client: Client) -> None:
    application = sent_in(client)
    Application.objects.update(state=State.LAPSED)
    record_share_money(
        application,
        10_000,
        method="bank",
        on=share_cast.today(),
        by=audit.COMMAND,
        at=timezone.now(),
    )
    assert owed(Account.SHARE_APPLICATIONS) == 0
    assert owed(Account.REFUNDS_PAYABLE) == 10_000
    assert application.money.all().in_suspense_minor() == 0


def test_what_a_bank_takes_back_leaves_suspense_and_is_asked_for_again(
    offer: Offer, client: Client
) -> None:
    application = paid_by_card(client)
    for _time in range(2):
        bank_took(
            application,
            10_000,
            payment=Payment.objects.get(),
            held_in=Account.CARD_CLEARING,
            key="practice:1:charged-back",
            on=share_cast.today(),
            by=audit.GATEWAY,
            at=timezone.now(),
        )
    application.refresh_from_db()
    assert application.state == State.AWAITING
    assert owed(Account.SHARE_APPLICATIONS) == 0
    assert application.money.all().in_suspense_minor() == 0
    page = said(client.get(f"/shares/application/{application.pk}/").content)
    assert "Pay £100" in page
