"""Take over an old register at the desk: bring it, say how to read it, look, say yes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from masthead.lib import money
from masthead.lib.sheet import csv_bytes
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.register.forms.old_registers import BringForm, HowForm, YesForm, begun
from masthead.register.models import OldRegister, ShareClass
from masthead.register.models.old_register import Stands
from masthead.register.take_over.ask import AskedAlready, ask
from masthead.register.take_over.bring import TakenOverBefore, bring
from masthead.register.take_over.columns import Columns, ColumnUnknown
from masthead.register.take_over.discard import NotToBeDiscarded, discard
from masthead.register.take_over.doubt import Doubt, Why
from masthead.register.take_over.look import Look, NothingToTakeOver, look
from masthead.register.take_over.say_how import say_how
from masthead.register.take_over.sheet import FileUnreadable, Sheet, sheet_of
from masthead.register.take_over.take_over import DoubtsNotSeen, NotTakenOver, refuse_what_stops
from masthead.register.take_over.terms import TermsMissing, columns_for, columns_of, terms_of
from masthead.register.take_over.totals import Totals
from masthead.register.views import frame

FIRST_ROWS, SHOWN_OF_A_KIND = 6, 25


@dataclass(frozen=True)
class Kind:
    """The doubts of one kind: how many there are, and the first of them."""

    why: Why
    count: int
    doubts: list[Doubt]

    @property
    def shown_count(self) -> str:
        """Return how many there are, as people write it."""
        return f"{self.count:,}"

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return self.count - len(self.doubts)


@require_http_methods(["GET", "HEAD", "POST"])
def old_registers(request: HttpRequest) -> HttpResponse:
    """List the files that were brought, and take another."""
    who = frame.keeper(request)
    is_sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if is_sent else BringForm()
    if is_sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            old = bring(file.read(), file_name=file.name, by=at_desk(who), at=timezone.now())
        except (FileUnreadable, TakenOverBefore) as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("old_register", old.pk)
    found = OldRegister.objects.defer("raw").order_by("-pk")
    page = Paginator(found, 30).get_page(request.GET.get("p"))
    status = 422 if form.errors else 200
    title = _("Take over an old register")
    return frame.shown(request, "old_registers", title, status=status, form=form, page=page)


@require_http_methods(["GET", "HEAD", "POST"])
def old_register(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one file: the form that says how to read it, and what was found."""
    who, old = frame.keeper(request), get_object_or_404(OldRegister, pk=pk)
    if old.stands not in (Stands.WAITING, Stands.REFUSED):
        return _page(request, old)
    sheet = _sheet(old)
    try:
        columns = _columns(request, old, sheet)
    except ColumnUnknown as refused:
        messages.error(request, str(refused))
        return redirect("old_register", pk)
    currency = the_paper().currency
    if request.method != "POST":
        form = _begun(old, columns)
        return _page(request, old, sheet=sheet, form=form, found=_found(old, sheet))
    form = HowForm(request.POST, columns=columns, currency=currency, today=frame.today())
    if not form.is_valid():
        return _page(request, old, sheet=sheet, form=form)
    say_how(old, form.terms(), by=at_desk(who), at=timezone.now())
    return redirect("old_register", pk)


def _sheet(old: OldRegister) -> Sheet:
    assert old.raw is not None
    return sheet_of(bytes(old.raw))


def _columns(request: HttpRequest, old: OldRegister, sheet: Sheet) -> Columns:
    asked = request.GET.get("header") or request.POST.get("header") or ""
    if asked.isdecimal() and (old.columns is None or int(asked) != old.header_row):
        return columns_for(sheet, header_row=int(asked))
    return columns_of(old, sheet)


def _begun(old: OldRegister, columns: Columns) -> HowForm:
    """Return the form of a file with what was said of it, or is likely."""
    currency = the_paper().currency
    said = begun(old, columns, currency=currency)
    return HowForm(initial=said, columns=columns, currency=currency, today=frame.today())


def _found(old: OldRegister, sheet: Sheet) -> Look | None:
    """Return what the file says, once somebody has said how to read it."""
    try:
        terms = terms_of(old, sheet)
        return look(
            sheet,
            terms.columns,
            share_class=terms.share_class,
            as_on=terms.as_on,
            currency=the_paper().currency,
        )
    except (TermsMissing, NothingToTakeOver):
        return None


def _page(
    request: HttpRequest,
    old: OldRegister,
    *,
    sheet: Sheet | None = None,
    form: HowForm | None = None,
    found: Look | None = None,
    yes: YesForm | None = None,
) -> HttpResponse:
    more: dict[str, Any] = {"old": old, "form": form, "busy": old.stands == Stands.ASKED}
    if sheet and form:
        more["header_row"] = form.columns.header_row
        more["first_rows"] = sheet.rows[:FIRST_ROWS]
        more["has_class"] = ShareClass.objects.exists()
    if found:
        more |= _of(found, old)
        more["yes"] = yes or YesForm(initial={"seen": len(found.doubts)})
    if old.found:
        more["paid"] = money.exact(old.found["amount_minor"], currency=the_paper().currency)
        more["counts"] = {name: f"{old.found[name]:,}" for name in ("members", "former", "shares")}
    wrong = (form and form.errors) or (yes and yes.errors)
    title = old.file_name or _("An old register")
    return frame.shown(request, "old_register", title, status=422 if wrong else 200, **more)


def _of(found: Look, old: OldRegister) -> dict[str, Any]:
    """Return what a page says of what was found, and why it can't be taken over yet."""
    currency = the_paper().currency
    counted = Counter(doubt.why for doubt in found.doubts)
    return {
        "found": found,
        "counts": {
            "members": f"{found.found.members or 0:,}",
            "former": f"{found.former:,}",
            "shares": f"{found.found.shares or 0:,}",
            "doubts": f"{len(found.doubts):,}",
        },
        "amount": money.exact(found.found.amount_minor or 0, currency=currency),
        "kinds": [
            Kind(why, count, [one for one in found.doubts if one.why == why][:SHOWN_OF_A_KIND])
            for why, count in counted.items()
        ],
        "not_yet": _not_yet(found, old, currency=currency),
    }


def _not_yet(found: Look, old: OldRegister, *, currency: str) -> list[str]:
    """Return what stands in the way; doubts that somebody may say yes to do not."""
    try:
        refuse_what_stops(found, Totals(**old.said), seen=len(found.doubts), currency=currency)
    except DoubtsNotSeen:
        return []
    except NotTakenOver as refused:
        return list(getattr(refused, "differences", [str(refused)]))
    return []


@require_POST
def take_over_old(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a file taken over, once whoever asks has looked at every doubt."""
    who, old = frame.keeper(request), get_object_or_404(OldRegister, pk=pk)
    form = YesForm(request.POST)
    if old.raw is None or not form.is_valid():
        return _again(request, old, form)
    try:
        ask(old, seen=form.cleaned_data["seen"], by=at_desk(who), at=timezone.now())
    except (AskedAlready, TermsMissing) as refused:
        messages.error(request, str(refused))
    return redirect("old_register", pk)


def _again(request: HttpRequest, old: OldRegister, yes: YesForm) -> HttpResponse:
    if old.stands not in (Stands.WAITING, Stands.REFUSED):
        return redirect("old_register", old.pk)
    sheet = _sheet(old)
    how = _begun(old, columns_of(old, sheet))
    return _page(request, old, sheet=sheet, form=how, found=_found(old, sheet), yes=yes)


@require_POST
def discard_old(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a file away that is not to be taken over."""
    who, old = frame.keeper(request), get_object_or_404(OldRegister, pk=pk)
    try:
        discard(old, by=at_desk(who), at=timezone.now())
    except NotToBeDiscarded as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The file is thrown away; nothing of it is kept."))
    return redirect("old_registers")


@require_safe
def doubts_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over every doubt about a file as a table."""
    frame.keeper(request)
    old = get_object_or_404(OldRegister.objects.exclude(raw=None), pk=pk)
    found = _found(old, _sheet(old))
    doubts = found.doubts if found else []
    rows = [(one.row or None, str(one.why.label), one.words) for one in doubts]
    answer = HttpResponse(
        csv_bytes(rows, ("row", "why", "words")), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="doubts-{pk}.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer
