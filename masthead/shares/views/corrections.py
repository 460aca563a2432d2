"""The desk's screen that reverses a share transaction and enters it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from masthead.people.audit import Actor
from masthead.register.models import Member, ShareTransaction
from masthead.shares.forms.corrections import CorrectForm
from masthead.shares.holdings.correct import (
    CorrectedAlready,
    NotCorrectable,
    NothingWrong,
    WhyMissing,
    correct,
)
from masthead.shares.holdings.correct_book import EntryOfMany
from masthead.shares.holdings.held import line_in_words
from masthead.shares.holdings.over_cap import CapReached
from masthead.shares.views.acts import Act, act, today
from masthead.shares.views.holdings import OF_SHARES

REFUSALS: dict[type[ValueError], str] = {
    WhyMissing: "why",
    CorrectedAlready: "",
    NotCorrectable: "how",
    NothingWrong: "quantity",
    EntryOfMany: "",
    CapReached: "quantity",
    **OF_SHARES,
}


def _correct(
    wrong: ShareTransaction, member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime
) -> str:
    made = correct(wrong, right=data["right"], why=data["why"], by=by, at=at)
    words = _("Number {number}, {what} of {shares}, is reversed.")
    said = [
        words.format(
            number=wrong.sequence, what=wrong.get_what_display(), shares=line_in_words(wrong)
        )
    ]
    again = _("Entered again for member {member}: {what} of {shares}.")
    said += [
        again.format(
            member=line.member.number, what=line.get_what_display(), shares=line_in_words(line)
        )
        for line in made.again
    ]
    return " ".join(said)


@require_http_methods(["GET", "HEAD", "POST"])
def correct_one(request: HttpRequest, number: int, sequence: int) -> HttpResponse:
    """Correct one share transaction of a member."""
    found = ShareTransaction.objects.select_related("member", "share_class", "entry")
    wrong = get_object_or_404(found, member__number=number, sequence=sequence)
    words = _(
        "Number {number} in the register of shares: {what} of {shares}. Nothing is altered: a "
        "second row takes it back, and a third enters it as it should have been; all stay to be "
        "read. Of a pair both sides are corrected."
    )
    it = Act(
        title=_("Correct number {number}").format(number=wrong.sequence),
        words=words.format(
            number=wrong.sequence, what=wrong.get_what_display(), shares=line_in_words(wrong)
        ),
        button=_("Correct it"),
        do=partial(_correct, wrong),
        refusals=REFUSALS,
        is_grave=True,
    )
    make = partial(CorrectForm, wrong=wrong, today=today())
    return act(request, it, member=wrong.member, make=make)
