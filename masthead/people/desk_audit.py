"""The audit log at the desk: who did what to what and when."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from masthead.people.find_audit import Wanted, find_audit

PERMISSION = "people.read_audit"
ROWS_ON_A_PAGE = 50


class SearchForm(forms.Form):
    """What is looked for in the log."""

    who = forms.CharField(
        label=gettext_lazy("Who"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Part of a name or address, or: command, clock, gateway, website"),
    )
    verb = forms.CharField(
        label=gettext_lazy("Did what"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("How the verb begins: fund. or people.set_roles"),
    )
    subject = forms.CharField(
        label=gettext_lazy("To what"),
        required=False,
        max_length=130,
        help_text=gettext_lazy("A kind of record, with its number if you have it: fund.gift 17"),
    )
    since = forms.DateField(label=gettext_lazy("From"), required=False)
    until = forms.DateField(label=gettext_lazy("To"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self) -> dict[str, Any]:
        """Refuse days that run backwards."""
        typed: dict[str, Any] = super().clean() or {}
        since, until = typed.get("since"), typed.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        return typed

    def wanted(self) -> Wanted:
        """Return what was typed, once it is valid."""
        return Wanted(**self.cleaned_data)


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def audit_log(request: HttpRequest) -> HttpResponse:
    """List what was done, the latest first, as far as it is looked for."""
    form = SearchForm(request.GET)
    is_good = form.is_valid()
    number = _page(request)
    first = (number - 1) * ROWS_ON_A_PAGE
    # One more than is shown says whether there is another page; a log is too long to count.
    rows = list(find_audit(form.wanted())[first : first + ROWS_ON_A_PAGE + 1]) if is_good else []
    typed = {name: value for name, value in request.GET.items() if name in form.fields and value}
    shown = {
        "page_title": _("Audit log"),
        "header_title": _("Audit log"),
        "header_icon": "history",
        "form": form,
        "rows": rows[:ROWS_ON_A_PAGE],
        "earlier": number + 1 if len(rows) > ROWS_ON_A_PAGE else 0,
        "later": number - 1,
        "typed": urlencode(typed),
    }
    return render(request, "desk/audit.html", shown, status=200 if is_good else 422)


def _page(request: HttpRequest) -> int:
    typed = request.GET.get("p", "1")
    return min(max(int(typed), 1), 2_000) if typed.isascii() and typed.isdigit() else 1
