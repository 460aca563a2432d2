"""What somebody gave: each gift with its receipt, and the statement of a year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.newsroom.paging import page_of
from masthead.website.account.given import first_day, gifts_of, given_in
from masthead.website.account.page import Visit, own_page, show
from masthead.website.account.print_statement import print_statement
from masthead.website.account.shown import gift_line
from masthead.website.account.year import year_named, years_from

GIFTS_A_PAGE = 30


@require_safe
@own_page
def gifts(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List each gift with its receipt, the latest first, and the years to have a statement of."""
    records, currency = visit.holder.records, visit.paper.currency
    page = page_of(gifts_of(records).with_returned(), request, size=GIFTS_A_PAGE)
    first = first_day(visit.holder.own)
    years = years_from(first, to=visit.on, currency=currency) if first else []
    context = {"page": page, "gifts": [gift_line(gift) for gift in page.stories], "years": years}
    return show(request, "gifts", context)


@require_safe
@own_page
def statement(request: HttpRequest, visit: Visit, year: str) -> HttpResponse:
    """Answer with the statement of a year as PDF, as the book stands now."""
    asked = year_named(year, currency=visit.paper.currency)
    if asked is None or asked.first > visit.on:
        raise Http404(_("There is no statement of that year"))
    given = given_in(asked, persons=visit.holder.own)
    made = print_statement(
        given, name=visit.holder.name, year=asked, paper=visit.paper, on=visit.on
    )
    name = _("given-{year}.pdf").format(year=asked.name)
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
