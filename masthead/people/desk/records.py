"""The people whom the paper knows: found as somebody types, one with all that is held, changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from masthead.lib import money
from masthead.people.audit import Actor
from masthead.people.desk import frame
from masthead.people.desk.forms import PersonForm
from masthead.people.find import find_people
from masthead.people.keep import NameMissing, RecordErased, RecordJoined, amend_person
from masthead.people.models import Joining, Person
from masthead.people.records import every_record
from masthead.people.rights.registry import Held
from masthead.people.rights.tell import held_about
from masthead.people.rights.whom import whom_at_desk

MOST_SHOWN, MOST_ROWS = 30, 50


@dataclass(frozen=True)
class Part:
    """What a room holds of somebody, as a table: headings, rows of cells, an address each."""

    title: str | Promise
    headings: list[str]
    rows: list[tuple[str, list[str]]]
    more: int


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Find somebody; with nothing typed, those whom the paper has come to know last."""
    frame.may(request)
    typed = request.GET.get("q", "")[:100].strip()
    found = find_people(typed, limit=MOST_SHOWN) if typed else _latest()
    if typed and len(found) == 1:
        return redirect("person", found[0].pk)
    return frame.shown(request, "people", _("People"), typed=typed, found=found)


def _latest() -> list[Person]:
    return list(Person.objects.kept().filter(erased_at=None).order_by("-pk")[:MOST_SHOWN])


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Return the few whom what was typed so far may mean: their numbers, names and towns."""
    frame.may(request)
    found = find_people(request.GET.get("q", "")[:100], limit=8)
    rows = [{"number": one.pk, "name": str(one), "was": one.town} for one in found]
    return JsonResponse({"members": rows})


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all that is known of somebody, as far as whoever looks may see it."""
    frame.may(request)
    one = frame.somebody(pk)
    if one.pk != pk:
        return redirect("person", one.pk)
    held = held_about(whom_at_desk(one))
    records = every_record(one)
    joinings = Joining.objects.filter(other__in=records, undone_at=None).select_related("other")
    return frame.shown(
        request,
        "person",
        str(one),
        person=one,
        facts=_facts(one),
        joinings=joinings.order_by("at"),
        parts=[_part(part) for part in held if _is_shown(request, part)],
        may_erase=request.user.has_perm(frame.ERASE),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is told of somebody."""
    by, one = frame.may(request), frame.somebody(pk)
    form = PersonForm(request.POST if request.method == "POST" else None, instance=one)
    if form.is_valid() and _amended(one, form, by=by):
        messages.success(request, _("Changed."))
        return redirect("person", one.pk)
    status = 422 if form.errors else 200
    title = _("Change what is told of {name}").format(name=Person.objects.get(pk=one.pk))
    back = reverse("person", args=[one.pk])
    parts = {"form": form, "back": back, "submit_button_label": _("Keep")}
    return frame.shown(request, "amend", title, status=status, **parts)


def _amended(one: Person, form: PersonForm, *, by: Actor) -> bool:
    try:
        amend_person(one, **form.cleaned_data, by=by, at=timezone.now())
    except (NameMissing, RecordErased, RecordJoined) as refused:
        form.add_error(None, str(refused))
        return False
    except ValidationError as refused:
        form.add_error(None, refused.messages)
        return False
    return True


def _facts(one: Person) -> list[tuple[str, str]]:
    known = [
        (_("Who speaks for them"), one.contact),
        (_("Postal address"), "\n".join(filter(None, (one.address, one.postcode)))),
        (_("Town"), one.town),
        (_("Telephone"), one.phone),
        (_("Email"), one.email),
        (_("Thanks"), one.get_thank_display()),
    ]
    return [(name, said) for name, said in known if said]


def _is_shown(request: HttpRequest, part: Held) -> bool:
    return request.user.has_perm(part.permission)


def _part(held: Held) -> Part:
    columns = list(held.at_desk or dict.fromkeys(name for row in held.rows for name in row))
    columns = [name for name in columns if name != "currency"]
    some = held.rows[:MOST_ROWS]
    rows = [
        (link or "", [_cell(row, name) for name in columns])
        for row, link in zip_longest(some, held.links[:MOST_ROWS])
    ]
    return Part(held.title, list(_headings(columns)), rows, len(held.rows) - len(some))


def _headings(columns: list[str]) -> Iterator[str]:
    for name in columns:
        yield _("amount") if name == "amount_minor" else name


def _cell(row: Mapping[str, Any], name: str) -> str:
    """Return a value in words: money with its currency, times short, nothing as a dash."""
    value = row.get(name)
    if name == "amount_minor" and "currency" in row:
        return money.exact(int(value or 0), currency=row["currency"])
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if hasattr(value, "astimezone"):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return str(value)
