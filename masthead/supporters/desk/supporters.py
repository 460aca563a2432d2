"""The list of supporters at the desk: by where they stand, found as you type, as a table."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.lib import money, sheet
from masthead.paper.models import the_paper
from masthead.supporters.a_year import each_month_minor
from masthead.supporters.desk.groups import GROUPS, Group, Now, counts
from masthead.supporters.desk.screen import PERMISSION, organiser, shown
from masthead.supporters.desk.shown import kept, rows_of
from masthead.supporters.export import export
from masthead.supporters.find import find_supporters

ON_A_PAGE = 50


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def supporters(request: HttpRequest) -> HttpResponse:
    """List a part of the supporters, with how many stand in each."""
    organiser(request)
    paper = the_paper()
    now, group = Now.of(paper, timezone.now()), _group(request)
    counted = counts(now)
    found = group.rows(now).select_related("person__joined_into", "level")
    pages = Paginator(found, ON_A_PAGE)
    pages.count = counted[group.name]
    page = pages.get_page(request.GET.get("p"))
    return shown(
        request,
        "supporters",
        _("Supporters"),
        group=group,
        tabs=[(one, counted[one.name]) for one in GROUPS],
        page=page,
        rows=rows_of(page),
        also=f"show={group.name}",
        each_month=money.exact(each_month_minor(), currency=paper.currency),
    )


def _group(request: HttpRequest) -> Group:
    wanted = request.GET.get("show", "")
    return next((group for group in GROUPS if group.name == wanted), GROUPS[0])


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def find_supporter(request: HttpRequest) -> HttpResponse:
    """Show whom the typed words find, or go straight to the only one; nothing typed, the list."""
    organiser(request)
    typed = request.GET.get("q", "")[:100]
    found = find_supporters(typed, limit=30)
    if len(found) == 1:
        return redirect("supporter_desk", found[0].reference)
    if not typed.strip():
        return redirect("supporters_desk")
    return shown(request, "found", _("Find a supporter"), typed=typed, rows=rows_of(found))


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def suggest_supporters(request: HttpRequest) -> JsonResponse:
    """Return the few whom what was typed so far may mean: reference, name, how it stands."""
    organiser(request)
    found = find_supporters(request.GET.get("q", "")[:100], limit=8)
    rows = [
        {"number": one.reference, "name": str(kept(one)), "was": str(one.get_state_display())}
        for one in found
    ]
    return JsonResponse({"members": rows})


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def supporters_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Hand out a part of the list as a table; who took it is written down."""
    by, at, group = organiser(request), timezone.now(), _group(request)
    rows = group.rows(Now.of(the_paper(), at))
    header, lines = export(rows, part=group.name, by=by, at=at)
    answer = StreamingHttpResponse(sheet.csv_parts(lines, header), content_type="text/csv")
    name = f"supporters-{group.name}-{at:%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
