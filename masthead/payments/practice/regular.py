"""What a payer does on the practice gateway's pages of what is collected again and again."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from masthead.payments import due_days
from masthead.payments.contract import Kind
from masthead.payments.models import PracticeSession, PracticeSubscription, Way
from masthead.payments.practice.act import NoSuchChoice
from masthead.payments.practice.collect import collect_next, take_again
from masthead.payments.practice.send import tell

Status = PracticeSubscription.Status
GOOD_FOR = dt.timedelta(days=3 * 365)
SOON = dt.timedelta(days=20)
# As with banks, a direct debit can't be collected sooner than this.
BANK_TAKES = dt.timedelta(days=5)
SIGN, FAILS_NEXT, EXPIRES, DECLINE, CANCEL = "sign", "fails-next", "expires", "decline", "cancel"


def sign_up(key: str, *, choice: str, at: dt.datetime) -> bool:
    """Do what the payer chose on the page; say whether they are done there.

    A card is charged at once, or on the first day or the day of the month that was wished; an
    account not for some days. A card that is declined leaves the page open for another. A
    second choice changes nothing. Raises NoSuchChoice.
    """
    if choice not in (SIGN, FAILS_NEXT, EXPIRES, DECLINE, CANCEL):
        raise NoSuchChoice(f"There is no button “{choice}”")
    if choice == DECLINE:
        return False
    with transaction.atomic():
        found = PracticeSubscription.objects.select_for_update().get(pk=key)
        if found.status == Status.OPEN:
            _give(found, choice, at=at)
            _tell(found, f"subscription.{found.status}", at=at)
    return True


def _give(found: PracticeSubscription, choice: str, *, at: dt.datetime) -> None:
    found.status = Status.CANCELLED if choice == CANCEL else Status.ACTIVE
    found.occurred_at = found.changed_at = at
    if choice == CANCEL:
        found.save()
        return
    today, is_card = timezone.localdate(at), found.way == Way.CARD
    earliest = max(today if is_card else today + BANK_TAKES, found.first_on or today)
    found.next_on = due_days.on_the(found.day_of_month, not_before=earliest)
    found.mandate_id = "" if is_card else f"md_{found.pk}"
    _with_card(found, choice, today)
    found.save()
    if is_card and found.next_on == today:
        collect_next(found, at=at)
    found.fails_next = choice == FAILS_NEXT
    found.save()


def _with_card(found: PracticeSubscription, choice: str, today: dt.date) -> None:
    if found.way == Way.CARD:
        found.expires_on = today + (SOON if choice == EXPIRES else GOOD_FOR)
    found.fails = found.fails_next = False


def give_method(visit: str, *, choice: str, at: dt.datetime) -> bool:
    """Take another card or account on the page; say whether the payer is done there.

    Raises NoSuchChoice.
    """
    if choice not in (SIGN, FAILS_NEXT, EXPIRES, DECLINE, CANCEL):
        raise NoSuchChoice(f"There is no button “{choice}”")
    if choice in (DECLINE, CANCEL):
        return choice == CANCEL
    with transaction.atomic():
        found = PracticeSubscription.objects.select_for_update().get(method_id=visit)
        if not found.method_given:
            _with_card(found, choice, timezone.localdate(at))
            found.fails_next = choice == FAILS_NEXT
            found.method_given, found.changed_at = True, at
            if found.way == Way.DIRECT_DEBIT:
                found.mandate_id = f"md_{visit}"
            found.save()
            _tell(found, "subscription.method", at=at)
    return True


def mend(found: PracticeSubscription, *, at: dt.datetime) -> None:
    """Collect once more what was refused last, from what was given since."""
    with transaction.atomic():
        last = found.collections.order_by("-due_on").first()
        if last and last.status == PracticeSession.Status.DECLINED:
            take_again(last, at=at)
            PracticeSubscription.objects.filter(pk=found.pk).update(changed_at=at)


def control(key: str, *, choice: str, at: dt.datetime) -> None:
    """Let happen what a bank or the passing of time would bring about. Raises NoSuchChoice."""
    with transaction.atomic():
        found = PracticeSubscription.objects.select_for_update().get(pk=key)
        match choice:
            case "collect" if found.status == Status.ACTIVE:
                collect_next(found, at=at)
            case "fails-next":
                found.fails_next = True
            case "expires":
                found.expires_on = timezone.localdate(at) + SOON
            case "bank-cancels":
                found.status, found.occurred_at = Status.CANCELLED, at
            case _:
                raise NoSuchChoice(f"There is no button “{choice}”")
        found.changed_at = at
        found.save()
        _tell(found, f"subscription.{choice}", at=at)


def _tell(found: PracticeSubscription, what: str, *, at: dt.datetime) -> None:
    tell(Kind.SUBSCRIPTION, found.pk, what=what, at=at)
