"""The nightly comparison of the gateways with what is kept here."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import timezone

from masthead.checkout import compare_nightly as nightly
from masthead.checkout.compare_nightly import compare_with
from masthead.checkout.decide_difference import CantBeDecided, Sides, decide_difference
from masthead.checkout.tests import cast
from masthead.checkout.tests.share_cast import said, signed_in
from masthead.checkout.tests.support_cast import confirmed, practised, subscription_of
from masthead.checkout.tests.test_support_at_gocardless import signed
from masthead.paper.models import the_paper
from masthead.payments.compare import run
from masthead.payments.contract import GatewayUnreachable
from masthead.payments.models import Comparison, Difference, Part, Subscription
from masthead.people import audit
from masthead.supporters.models import How, State, Support
from tests.servers.gocardless import Refused, Thing
from tests.servers.gocardless_regular import Regular

pytestmark = pytest.mark.django_db
What = Difference.What
SCREEN = "/desk/gateways/differences/"


@pytest.fixture(autouse=True)
def paper() -> object:
    return cast.the_ferry_bell(at=timezone.now())


@pytest.fixture
def small_pages() -> Iterator[None]:
    before, run.AT_ONCE = run.AT_ONCE, 2
    yield
    run.AT_ONCE = before


def compared(name: str = "practice") -> Comparison:
    return compare_with(name, at=timezone.now() + dt.timedelta(minutes=10))


def open_ones() -> list[tuple[str, str, str]]:
    return list(Difference.objects.open().values_list("what", "ours", "theirs").order_by("what"))


def three_supports() -> list[Support]:
    return [confirmed(), confirmed(how=How.DIRECT_DEBIT), confirmed(1500)]


class TestWhatDiffers:
    def test_nothing_does_where_all_is_well(self) -> None:
        three_supports()
        done = compared()
        assert (done.part, done.seen, open_ones()) == (Part.DONE, 4, [])
        assert not Subscription.objects.filter(compared_at=None).exists()

    def test_another_sum_is_shown_until_it_is_gone(self) -> None:
        there = practised(confirmed(1000))
        there.amount_minor, there.every_months = 700, 3
        there.save()
        compared()
        compared()
        assert open_ones() == [("amount", "1000", "700"), ("months", "1", "3")]
        there.amount_minor, there.every_months = 1000, 1
        there.save()
        compared()
        assert open_ones() == []
        assert Difference.objects.count() == 2

    def test_what_the_gateway_has_not_taken_yet_is_none(self) -> None:
        support = confirmed(1000)
        Subscription.objects.update(asked_at=timezone.now())
        there = practised(support)
        there.amount_minor = 700
        there.save()
        compared()
        assert open_ones() == []

    def test_an_end_of_which_no_notice_told_is_shown_and_follows(self) -> None:
        support = confirmed()
        there = practised(support)
        there.status, there.changed_at = "cancelled", timezone.now()
        there.save()
        compared()
        assert open_ones() == [("status", "active", "cancelled")]
        assert Support.objects.get(pk=support.pk).state == State.LAPSED
        compared()
        assert open_ones() == []

    def test_what_goes_on_there_and_is_nobodys_here(self, gocardless_regular: Regular) -> None:
        signed(gocardless_regular)
        [one] = gocardless_regular.kept["subscriptions"].values()
        gocardless_regular.add("subscriptions", **{name: one[name] for name in one if name != "id"})
        compared("gocardless")
        assert open_ones() == [("unknown", "", "active")]

    def test_what_goes_on_here_and_isnt_there(self) -> None:
        support = confirmed()
        practised(support).delete()
        compared()
        assert open_ones() == [("missing", "active", "")]

    def test_a_mandate_that_ended_without_a_word(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        [mandate] = gocardless_regular.kept["mandates"].values()
        gocardless_regular.end_mandate(mandate["id"], "cancelled")
        compared("gocardless")
        assert Support.objects.get(pk=support.pk).state == State.LAPSED
        whole = subscription_of(support).mandate
        assert whole
        assert whole.status == "cancelled"
        compared("gocardless")
        assert open_ones() == []

    def test_a_longer_good_card_is_taken_up(self) -> None:
        support = confirmed()
        there = practised(support)
        there.expires_on = dt.date(2044, 1, 31)
        there.save()
        compared()
        assert subscription_of(support).method_expires_on == dt.date(2044, 1, 31)
        assert open_ones() == []


class TestStopped:
    def test_it_goes_on_where_it_stopped(self, small_pages: None) -> None:
        three_supports()
        half = compare_with("practice", at=timezone.now(), seconds=1e-9)
        assert (half.part, half.seen, half.ended_at) == (Part.SUBSCRIPTIONS, 2, None)
        done = compared()
        assert (done.pk, done.part, done.seen) == (half.pk, Part.DONE, 4)

    def test_killed_within_a_page_it_does_that_page_again(
        self, small_pages: None, gocardless_regular: Regular
    ) -> None:
        for _ in range(3):
            signed(gocardless_regular)
        compare_with("gocardless", at=timezone.now(), seconds=1e-9)
        gocardless_regular.loses_answers = True
        gocardless_regular.calls.clear()
        gocardless_regular.loses_answers = False
        done = compared("gocardless")
        assert (done.part, done.seen) == (Part.DONE, 6)
        assert Comparison.objects.count() == 1

    def test_a_gateway_that_doesnt_answer_leaves_the_place(
        self, gocardless_regular: Regular, settings: object
    ) -> None:
        signed(gocardless_regular)
        settings.GOCARDLESS_API_BASE = "http://127.0.0.1:9"  # type: ignore[attr-defined]
        with pytest.raises(GatewayUnreachable):
            compared("gocardless")
        assert Comparison.objects.get().ended_at is None

    def test_one_that_is_a_day_old_begins_anew(self) -> None:
        Comparison.objects.create(
            provider="practice", started_at=timezone.now() - dt.timedelta(days=1)
        )
        compared()
        assert Comparison.objects.filter(ended_at=None).count() == 0
        assert Comparison.objects.count() == 2


def refuse(account: Regular, path: str) -> None:
    """Let an account say no to whatever is asked of one path."""
    usual = account.answer

    def answer(method: str, asked: str, body: Thing, *, once: str) -> Thing:
        if asked.strip("/") != path:
            return usual(method, asked, body, once=once)
        refusal = Refused(403, "cancellation_failed")
        refusal.body["error"] |= {"type": "invalid_api_usage", "code": 403}
        raise refusal

    account.answer = answer  # type: ignore[method-assign, assignment]


class TestRefused:
    NIGHT = dt.datetime(2027, 1, 14, 3, tzinfo=dt.UTC)

    def test_it_ends_with_the_reason_and_the_next_gateway_has_its_turn(
        self, gocardless_regular: Regular, settings: object
    ) -> None:
        settings.GATEWAYS = ["gocardless", "practice"]  # type: ignore[attr-defined]
        refuse(gocardless_regular, "subscriptions")
        names = nightly.comparable(the_paper())
        assert names == ["gocardless", "practice"]
        nightly.compare_nightly(at=self.NIGHT)
        assert set(Comparison.objects.values_list("provider", flat=True)) == set(names)
        assert not Comparison.objects.filter(ended_at=None).exists()
        words = "GoCardless refuses its subscriptions: 403"
        assert Comparison.objects.get(provider="gocardless").why == words
        assert words in said(signed_in("fund-organiser").get(SCREEN).content)

    def test_it_is_tried_again_the_next_night_and_not_each_minute(
        self, gocardless_regular: Regular
    ) -> None:
        refuse(gocardless_regular, "mandates")
        for minutes in (0, 1, 2, 24 * 60):
            nightly.compare_nightly(at=self.NIGHT + dt.timedelta(minutes=minutes))
        assert Comparison.objects.filter(provider="gocardless").count() == 2

    def test_one_that_the_gateway_wont_tell_of_hides_no_other(
        self, gocardless_regular: Regular
    ) -> None:
        there, gone = [subscription_of(signed(gocardless_regular)) for _ in range(2)]
        kept = gocardless_regular.kept["subscriptions"]
        for one in (there, gone):
            del kept[one.remote_id or ""]
        refuse(gocardless_regular, f"subscriptions/{there.remote_id}")
        done = compared("gocardless")
        assert (done.part, done.why != "") == (Part.DONE, True)
        assert [one.subscription for one in Difference.objects.open()] == [gone]


class TestEachNight:
    def test_once_a_night_and_not_before(self) -> None:
        confirmed()
        at = dt.datetime(2027, 1, 14, 1, tzinfo=dt.UTC)
        nightly.compare_nightly(at=at)
        assert not Comparison.objects.exists()
        for minutes in (95, 96, 400):
            nightly.compare_nightly(at=at + dt.timedelta(minutes=minutes))
        assert Comparison.objects.count() == 1
        nightly.compare_nightly(at=at + dt.timedelta(days=1, minutes=95))
        assert Comparison.objects.count() == 2


class TestDecided:
    def test_ours_goes_to_the_gateway(self) -> None:
        there = practised(confirmed(1000))
        there.amount_minor = 700
        there.save()
        compared()
        decide(Sides.OURS)
        there.refresh_from_db()
        assert (there.amount_minor, open_ones()) == (1000, [])

    def test_theirs_becomes_the_support(self) -> None:
        support = confirmed(1000)
        there = practised(support)
        there.amount_minor = 700
        there.save()
        compared()
        decide(Sides.THEIRS)
        assert Support.objects.get(pk=support.pk).amount_minor == 700
        assert (subscription_of(support).amount_minor, open_ones()) == (700, [])

    def test_what_is_missing_cant_be_decided(self) -> None:
        practised(confirmed()).delete()
        compared()
        with pytest.raises(CantBeDecided):
            decide(Sides.OURS)


def decide(side: Sides) -> None:
    decide_difference(Difference.objects.open().get(), side, by=audit.COMMAND, at=timezone.now())


class TestTheDesk:
    def test_it_is_for_those_who_keep_supporters(self) -> None:
        answer = signed_in("reporter").get(SCREEN)
        assert "Nothing differs" not in said(answer.content)

    def test_it_shows_whose_it_is_and_lets_one_decide(self) -> None:
        there = practised(confirmed(1000))
        there.amount_minor = 700
        there.save()
        compared()
        client = signed_in("fund-organiser")
        page = said(client.get(SCREEN).content)
        assert "Jo Harker" in page
        assert "£10" in page
        assert "£7" in page
        where = f"{SCREEN}{Difference.objects.get().pk}/"
        assert client.post(where, {"right": "ours"}).status_code == 302
        assert open_ones() == []
