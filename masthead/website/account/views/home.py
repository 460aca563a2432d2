"""The first page of an account: what there is, the latest of each, and where it is seen to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from masthead.mail.consent import wanted
from masthead.mail.models import Purpose
from masthead.people.models import Thank
from masthead.website.account.forms import THANKS
from masthead.website.account.given import gifts_of
from masthead.website.account.page import Visit, own_page, show
from masthead.website.account.shown import (
    gift_line,
    membership_words,
    regular_line,
    support_line,
    where,
)
from masthead.website.account.theirs import letters_of, regular_gifts_of, supports_of

LATEST = 5


@require_safe
@own_page
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what the paper has of whoever signed in, the latest of each."""
    holder = visit.holder
    gifts = gifts_of(holder.records).with_returned()[: LATEST + 1]
    letters = letters_of(holder).defer("text", "html")[: LATEST + 1]
    regular = regular_gifts_of(holder, own=False)
    context = {
        "here": "account",
        "holder": holder,
        "where": where(holder.person),
        "going": [support_line(one) for one in supports_of(holder)]
        + [regular_line(one) for one in regular],
        "gifts": [gift_line(gift) for gift in gifts[:LATEST]],
        "more_gifts": len(gifts) > LATEST,
        "memberships": [(one.row, membership_words(one.row)) for one in holder.memberships],
        "letters": letters[:LATEST],
        "more_letters": len(letters) > LATEST,
        **_wishes(visit),
    }
    return show(request, "home", context)


def _wishes(visit: Visit) -> dict[str, Any]:
    person = visit.holder.person
    given = wanted(visit.holder.user.email)
    return {
        "thank": dict(THANKS)[person.thank if person else Thank.NONE.value],
        "mail": [purpose.label for purpose in Purpose if purpose in given],
    }
