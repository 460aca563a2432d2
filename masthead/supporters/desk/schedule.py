"""The paper's schedule of letters at the desk: one form for each occasion."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from masthead.supporters.chase.schedule import ScheduleOutOfOrder, schedule, set_schedule
from masthead.supporters.desk.forms import ScheduleForm
from masthead.supporters.desk.screen import PERMISSION, organiser, shown, words_of
from masthead.supporters.models import Occasion


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def letters_schedule(request: HttpRequest) -> HttpResponse:
    """Show after how many days which letter goes out; set those of one occasion."""
    by = organiser(request)
    if request.method != "POST" or request.POST.get("occasion") not in Occasion.values:
        return _page(request)
    occasion = Occasion(request.POST["occasion"])
    form = ScheduleForm(request.POST, occasion=occasion, days=schedule()[occasion])
    if form.is_valid():
        try:
            set_schedule(occasion, form.days(), by=by, at=timezone.now())
        except ScheduleOutOfOrder as error:
            form.add_error(None, words_of(error))
        else:
            messages.success(request, _("Set. What is waiting goes by it from now on."))
            return redirect("supporter_letters")
    return _page(request, wrong=form, status=422)


def _page(
    request: HttpRequest, *, wrong: ScheduleForm | None = None, status: int = 200
) -> HttpResponse:
    forms = [
        wrong
        if wrong and wrong.occasion == occasion
        else ScheduleForm(occasion=occasion, days=days)
        for occasion, days in schedule().items()
    ]
    return shown(request, "schedule", _("Letters"), status, forms=forms, form=wrong)
