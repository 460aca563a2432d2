"""Certificates are numbered, cancelled for a reason, printed again as marked duplicates only."""

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from masthead.register.models import What
from masthead.register.record_shares import record_shares
from masthead.shares.certificates.cancel import CancelledAlready, NoReason, cancel
from masthead.shares.certificates.duplicate import duplicate
from masthead.shares.certificates.issue import NothingToCertify, issue
from masthead.shares.certificates.renew import renew
from masthead.shares.models import Certificate
from masthead.shares.tests import deciding
from masthead.shares.tests.deciding import BY, JUNE_13, member, tens

ON: dict[str, Any] = {"on": JUNE_13, **BY}


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    deciding.the_ferry_bell()


def issued(quantity: int = 10) -> Certificate:
    return issue(
        member(100), share_class=tens(), quantity=quantity, amount_minor=quantity * 1_000, **ON
    )


def test_it_refuses_a_certificate_of_nothing() -> None:
    with pytest.raises(NothingToCertify):
        issued(0)


def test_it_refuses_to_cancel_without_a_reason_or_twice() -> None:
    certificate = issued()
    with pytest.raises(NoReason):
        cancel(certificate, why="  ", **ON)
    cancel(certificate, why="Transferred", **ON)
    with pytest.raises(CancelledAlready, match="Certificate 1 is cancelled"):
        cancel(certificate, why="Transferred", **ON)


def test_it_refuses_a_duplicate_without_a_reason_or_of_a_cancelled_one() -> None:
    certificate = issued()
    with pytest.raises(NoReason):
        duplicate(certificate, why="", **ON)
    cancel(certificate, why="Transferred", **ON)
    with pytest.raises(CancelledAlready):
        duplicate(certificate, why="Lost", **ON)


def test_the_database_refuses_to_alter_or_delete_one() -> None:
    certificate = issued()
    for change in (
        lambda: Certificate.objects.update(quantity=100),
        lambda: Certificate.objects.filter(pk=certificate.pk).delete(),
        lambda: Certificate.objects.update(number=7),
    ):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            change()
    assert Certificate.objects.get().quantity == 10


def test_numbers_follow_one_another_and_are_never_used_again() -> None:
    first = issued()
    cancel(first, why="Spoilt", **ON)
    second = issue(first.member, share_class=tens(), quantity=10, amount_minor=10_000, **ON)
    assert (first.number, second.number) == (1, 2)
    assert list(Certificate.objects.standing()) == [second]


def test_duplicates_of_one_keep_its_number_and_are_counted() -> None:
    certificate = issued()
    assert [duplicate(certificate, why="Lost", **ON).place for _ in range(2)] == [1, 2]
    assert Certificate.objects.count() == 1


def test_after_a_part_has_gone_one_certificate_stands_for_what_is_left() -> None:
    certificate = issued()
    record_shares(
        certificate.member,
        share_class=tens(),
        what=What.WITHDRAWAL,
        quantity=-4,
        amount_minor=-4_000,
        authority="Board",
        **ON,
    )
    left = renew(certificate.member, share_class=tens(), why="Withdrawn in part", **ON)
    assert left
    assert (left.number, left.quantity, left.amount_minor) == (2, 6, 6_000)
    certificate.refresh_from_db()
    assert certificate.cancelled.why == "Withdrawn in part"


def test_after_all_has_gone_none_stands() -> None:
    certificate = issued()
    record_shares(
        certificate.member,
        share_class=tens(),
        what=What.WITHDRAWAL,
        quantity=-10,
        amount_minor=-10_000,
        authority="Board",
        **ON,
    )
    assert renew(certificate.member, share_class=tens(), why="Withdrawn", **ON) is None
    assert not Certificate.objects.standing().exists()


def test_joint_holders_are_named_in_their_order() -> None:
    from masthead.register.amend import amend
    from masthead.register.told import Told

    held = member(100)
    told = Told(name="Ann Ashby", joint=({"name": "Bea Ashby", "address": ""},))
    amend(held, told, on=dt.date(2026, 6, 1), authority="Letter", **BY)
    certificate = issue(held, share_class=tens(), quantity=1, amount_minor=1_000, **ON)
    assert certificate.holder == "Ann Ashby and Bea Ashby"
