"""Supporters gained and lost by month, at the desk."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.supporters.a_year import by_level, each_month_minor
from masthead.supporters.desk.screen import PERMISSION, organiser, shown
from masthead.supporters.figures import months_up_to

MONTHS = 13


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def figures(request: HttpRequest) -> HttpResponse:
    """Show how many were gained and lost in each month of a year, and who gives at which level."""
    organiser(request)
    paper = the_paper()
    today = paper.today(timezone.now())
    months = months_up_to(today, many=MONTHS, zone=paper.time_zone)
    monthly = each_month_minor()
    return shown(
        request,
        "figures",
        _("Gained and lost"),
        months=months,
        now=months[0],
        each_month=money.exact(monthly, currency=paper.currency),
        each_year=money.exact(monthly * 12, currency=paper.currency),
        levels=[
            (name, many, money.exact(minor, currency=paper.currency))
            for name, many, minor in by_level()
        ],
    )
