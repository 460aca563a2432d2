"""A batch as the desk's screens show it."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.batches.claim import twin
from masthead.batches.models import Batch, Item
from masthead.batches.standing import Standing, standing
from masthead.ledger.post import is_closed
from masthead.lib import days, money
from masthead.paper.models import Paper
from masthead.people.models import User


@dataclass(frozen=True)
class BatchRow:
    """One line of the list of batches, amounts and days in words."""

    batch: Batch
    counted: str
    typed: str
    state: str


@dataclass(frozen=True)
class ItemRow:
    """One line of a batch: the gift, its amount in words, what is wrong with its cheque."""

    item: Item
    amount: str
    elsewhere: str


def open_row(batch: Batch, *, paper: Paper, user: User) -> BatchRow:
    """Return the line of an open batch as it looks to somebody at the desk."""
    found = standing(batch, paper=paper)
    return BatchRow(
        batch=batch,
        counted=_sum(batch.control_count, batch.control_total_minor, batch=batch),
        typed=_sum(found.count, found.total_minor, batch=batch),
        state=_state(batch, found, user=user),
    )


def ended_row(batch: Batch) -> BatchRow:
    """Return the line of a batch posted or discarded that brought along what was typed."""
    brought = batch.__dict__
    words = _("Posted by {who}") if hasattr(batch, "posted") else _("Discarded by {who}")
    ended = batch.posted if hasattr(batch, "posted") else batch.discarded
    return BatchRow(
        batch=batch,
        counted=_sum(batch.control_count, batch.control_total_minor, batch=batch),
        typed=_sum(brought["typed_count"], brought["typed_minor"], batch=batch),
        state=words.format(who=ended.by),
    )


def _state(batch: Batch, found: Standing, *, user: User) -> str:
    if not found.agrees:
        return f"{_differences(batch, found)}."
    if found.blocked:
        return _("A cheque stands elsewhere too")
    return _("Waits for a second person") if found.waits_for_another(user) else _("Ready to post")


def _sum(count: int, minor: int, *, batch: Batch) -> str:
    words = ngettext("{count} gift, {sum}", "{count} gifts, {sum}", count)
    return words.format(count=count, sum=money.exact(minor, currency=batch.currency))


def figures(batch: Batch, found: Standing) -> list[tuple[str, str]]:
    """Return the sums of a batch, each with its name."""
    return [
        (_("Counted"), _sum(batch.control_count, batch.control_total_minor, batch=batch)),
        (_("Typed"), _sum(found.count, found.total_minor, batch=batch)),
    ]


def about(batch: Batch, found: Standing) -> list[tuple[str, str]]:
    """Return what else is known of a batch, each fact with its name."""
    hands = sorted({str(item.typed_by) for item in found.items})
    facts = [
        (_("Received"), days.in_words(batch.received_on)),
        (_("Opened by"), str(batch.opened_by)),
        (_("Typed by"), ", ".join(hands)),
    ]
    for name in ("posted", "discarded"):
        if ended := getattr(batch, name, None):
            words = _("Posted by") if name == "posted" else _("Discarded by")
            facts.append((words, str(ended.by)))
    for banking in batch.bankings.standing():
        words = _("{part} at the bank").format(part=banking.get_part_display())
        facts.append((words, money.exact(banking.amount_minor, currency=batch.currency)))
    return [fact for fact in facts if fact[1]]


def tally(batch: Batch, found: Standing) -> str:
    """Return the sentence that says how much is typed, and what is missing or too much."""
    words = _("Typed {n} of {count}, {sum} of {total}: {rest}.")
    return words.format(
        n=found.count,
        count=batch.control_count,
        sum=money.exact(found.total_minor, currency=batch.currency),
        total=money.exact(batch.control_total_minor, currency=batch.currency),
        rest=_("count and total agree") if found.agrees else _differences(batch, found),
    )


def _differences(batch: Batch, found: Standing) -> str:
    count, minor = found.missing_count, found.missing_minor
    said = {"n": abs(count), "sum": money.exact(abs(minor), currency=batch.currency)}
    if count > 0 and minor > 0:
        words = ngettext("{n} gift and {sum} are missing", "{n} gifts and {sum} are missing", count)
        return words.format(**said)
    each = []
    if count:
        missing = ngettext("{n} gift is missing", "{n} gifts are missing", count)
        too_many = ngettext("{n} gift is too many", "{n} gifts are too many", -count)
        each.append(missing if count > 0 else too_many)
    if minor:
        each.append(_("{sum} is missing") if minor > 0 else _("{sum} is too much"))
    return ", ".join(each).format(**said)


def who_posts(batch: Batch, found: Standing, *, user: User, paper: Paper) -> str:
    """Return the sentence that says who can post a batch whose count and total agree."""
    if not found.agrees:
        return ""
    if found.blocked:
        return _("A cheque of it stands elsewhere too: remove it, or have it let pass.")
    if not found.needs_another:
        return ""
    over = money.exact(paper.second_person_over_minor or 0, currency=batch.currency)
    if found.waits_for_another(user):
        words = _(
            "It is above {over}, and you opened it or typed in it, so somebody else posts it. "
            "Until then it waits here, and none of it is in the fund."
        )
    else:
        words = _(
            "It is above {over}, and you are the second person: "
            "look it through beside the paper, then post it."
        )
    return words.format(over=over)


def counts_when(batch: Batch) -> str:
    """Return the sentence that says when an open batch of a closed month counts, or nothing."""
    if not (batch.is_open and is_closed(batch.received_on)):
        return ""
    words = _(
        "{month} is closed: these gifts count on the day on which they are posted, "
        "and each names the day on which it was received."
    )
    return words.format(month=date_format(batch.received_on, "F Y"))


def item_rows(batch: Batch, found: Standing) -> list[ItemRow]:
    """Return the lines of a batch in the order in which they were typed."""
    return [
        ItemRow(
            item=item,
            amount=money.exact(item.amount_minor, currency=batch.currency),
            elsewhere=_elsewhere(item) if batch.is_open and item.is_blocked else "",
        )
        for item in found.items
    ]


def _elsewhere(item: Item) -> str:
    other = twin(item)
    if other is None:
        return ""
    if other.batch_id == item.batch_id:
        return _("This cheque stands in this batch twice.")
    words = _("This cheque stands in batch {number}, typed by {who}.")
    return words.format(number=other.batch_id, who=other.typed_by)
