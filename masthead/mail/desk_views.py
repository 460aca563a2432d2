"""The desk's list of letters: what waits, what failed, and another try."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from masthead.mail.hand_over import is_set
from masthead.mail.models import Letter, LetterQuerySet, Purpose, Standing
from masthead.mail.try_again import NotToBeTriedAgain, try_again
from masthead.people.audit import at_desk
from masthead.people.models import User

PERMISSION = "mail.see_to_letters"
LETTERS_ON_A_PAGE = 50
TO_SEE_TO, MUST_GO_OUT = "to-see-to", "must"


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def letters(request: HttpRequest) -> HttpResponse:
    """List the letters, the latest first: all, or of one standing, one purpose or one address."""
    chosen, sought = request.GET.get("standing", ""), request.GET.get("q", "").strip()[:254]
    purpose = request.GET.get("purpose", "")
    found = _of_purpose(_found(chosen, sought), purpose)
    context = {
        "page": Paginator(found, LETTERS_ON_A_PAGE).get_page(request.GET.get("p")),
        "chosen": chosen,
        "sought": sought,
        "purpose": purpose,
        "standings": [(TO_SEE_TO, _("To be seen to")), *Standing.choices],
        "purposes": [(MUST_GO_OUT, _("Must go out")), *Purpose.choices],
        "is_set": is_set(),
        "waiting": Letter.objects.filter(standing=Standing.WAITING).count(),
        "page_title": _("Letters"),
        "header_title": _("Letters"),
        "header_icon": "mail",
    }
    return render(request, "mail/desk_letters.html", context)


def _found(chosen: str, sought: str) -> LetterQuerySet:
    # The words and what is enclosed may be long, and the list shows none of them.
    found = Letter.objects.defer("text", "html").order_by("-queued_at")
    if chosen == TO_SEE_TO:
        found = found.to_be_seen_to()
    elif chosen in Standing.values:
        found = found.filter(standing=chosen)
    return found.filter(to__icontains=sought) if sought else found


def _of_purpose(found: LetterQuerySet, purpose: str) -> LetterQuerySet:
    if purpose == MUST_GO_OUT:
        return found.filter(purpose="")
    return found.filter(purpose=purpose) if purpose in Purpose.values else found


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def letter_again(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Send one letter once more."""
    letter = get_object_or_404(Letter, pk=key)
    assert isinstance(request.user, User)
    try:
        try_again(letter, by=at_desk(request.user), at=timezone.now())
        words = _("The letter to {to} is on its way again.")
        messages.success(request, words.format(to=letter.to))
    except NotToBeTriedAgain as refused:
        messages.error(request, str(refused))
    return redirect("letters")
