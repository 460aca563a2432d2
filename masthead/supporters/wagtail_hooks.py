"""The supporters' screens at the desk, under a menu of their own."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from masthead.people.desk_line import Screen, offer
from masthead.supporters.desk import menu  # noqa: F401 (its screens register themselves)
from masthead.supporters.levels import views as levels

supporters_menu = Menu(register_hook_name="register_supporters_menu_item")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the supporters' screens, below the desk's."""
    return [
        path("supporters/levels/", levels.levels, name="support_levels"),
        path("supporters/levels/new/", levels.new_level, name="new_support_level"),
        path("supporters/levels/<slug:slug>/", levels.one_level, name="support_level"),
        path("supporters/benefits/new/", levels.new_benefit, name="new_support_benefit"),
        path("supporters/benefits/<int:pk>/", levels.one_benefit, name="support_benefit"),
        path(
            "supporters/benefits/<int:pk>/take-off/", levels.take_off, name="remove_support_benefit"
        ),
    ]


@hooks.register("register_admin_menu_item")
def supporters_line() -> SubmenuMenuItem:
    """Return the menu of the supporters."""
    return SubmenuMenuItem(
        _("Supporters"), supporters_menu, name="supporters", icon_name="group", order=420
    )


offer(
    "register_supporters_menu_item",
    Screen(_("Levels"), "support_levels", "tag", 900),
    permission=levels.PERMISSION,
)
