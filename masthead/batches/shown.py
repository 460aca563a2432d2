"""A batch as the desk's screens show it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.batches.claim import twin
from masthead.batches.models import Batch, Item
from masthead.batches.standing import Standing, standing
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


def batch_row(batch: Batch, *, paper: Paper, user: User) -> BatchRow:
    """Return the line of a batch as it looks to somebody at the desk."""
    found = standing(batch, paper=paper)
    return BatchRow(
        batch=batch,
        counted=_sum(batch.control_count, batch.control_total_minor, batch=batch),
        typed=_sum(found.count, found.total_minor, batch=batch),
        state=_state(batch, found, user=user),
    )


def _state(batch: Batch, found: Standing, *, user: User) -> str:
    if hasattr(batch, "posted"):
        return _("Posted by {who}").format(who=batch.posted.by)
    if hasattr(batch, "discarded"):
        return _("Discarded by {who}").format(who=batch.discarded.by)
    if not found.agrees:
        return left_to_type(batch, found)
    if found.blocked:
        return _("A cheque stands elsewhere too")
    return _("Waits for a second person") if found.waits_for_another(user) else _("Ready to post")


def _sum(count: int, minor: int, *, batch: Batch) -> str:
    words = ngettext("{count} gift, {sum}", "{count} gifts, {sum}", count)
    return words.format(count=count, sum=money.exact(minor, currency=batch.currency))


def about(batch: Batch, found: Standing) -> list[tuple[str, str]]:
    """Return the facts of a batch, each with its name."""
    facts = [
        (_("Received"), days.in_words(batch.received_on)),
        (_("Counted"), _sum(batch.control_count, batch.control_total_minor, batch=batch)),
        (_("Typed"), _sum(found.count, found.total_minor, batch=batch)),
    ]
    if batch.is_open:
        return [*facts, (_("Opened by"), str(batch.opened_by))]
    for name in ("posted", "discarded"):
        if ended := getattr(batch, name, None):
            words = _("Posted by") if name == "posted" else _("Discarded by")
            facts.append((words, str(ended.by)))
    return facts


def left_to_type(batch: Batch, found: Standing) -> str:
    """Return the sentence that says what is missing, or what was typed too much."""
    if found.agrees:
        return _("Count and total agree.")
    return " ".join(_differences(batch, found))


def _differences(batch: Batch, found: Standing) -> Iterator[str]:
    count, minor = found.missing_count, found.missing_minor
    if count > 0:
        yield ngettext("{n} gift is missing.", "{n} gifts are missing.", count).format(n=count)
    if count < 0:
        words = ngettext("{n} gift too many is typed.", "{n} gifts too many are typed.", -count)
        yield words.format(n=-count)
    shown = money.exact(abs(minor), currency=batch.currency)
    if minor > 0:
        yield _("{sum} is missing.").format(sum=shown)
    if minor < 0:
        yield _("{sum} too much is typed.").format(sum=shown)


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
