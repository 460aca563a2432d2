"""Where the organiser's screens stand at the desk."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from masthead.people.desk_line import Screen, offer
from masthead.supporters.desk import calls, figures, one, schedule, supporters
from masthead.supporters.desk.screen import PERMISSION


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of these screens, below the desk's."""
    return [
        path("supporters/", supporters.supporters, name="supporters_desk"),
        path("supporters/find/", supporters.find_supporter, name="find_supporter"),
        path("supporters/suggest/", supporters.suggest_supporters, name="suggest_supporters"),
        path("supporters/list.csv", supporters.supporters_csv, name="supporters_csv"),
        path("supporters/one/<slug:reference>/", one.supporter, name="supporter_desk"),
        path("supporters/calls/", calls.calls, name="supporter_calls"),
        path("supporters/calls/<slug:reference>/", calls.call, name="supporter_call"),
        path("supporters/figures/", figures.figures, name="supporter_figures"),
        path("supporters/letters/", schedule.letters_schedule, name="supporter_letters"),
    ]


offer(
    "register_supporters_menu_item",
    Screen(_("Supporters"), "supporters_desk", "group", 100),
    Screen(_("To be called"), "supporter_calls", "comment", 200),
    Screen(_("Gained and lost"), "supporter_figures", "table", 300),
    Screen(_("Letters"), "supporter_letters", "mail", 800),
    permission=PERMISSION,
)
