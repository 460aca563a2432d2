"""The addresses of the screens of people, and their menu."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from masthead.people.desk import frame, joining, records, rights
from masthead.people.desk_line import Screen, offer

people_menu = Menu(register_hook_name="register_people_menu_item")
_ONE = "people/<int:pk>/"


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses, below the desk's."""
    return [
        path("people/", records.people, name="people"),
        path("people/suggest/", records.suggest, name="suggest_people"),
        path("people/alike/", joining.alike, name="people_alike"),
        path("people/joinings/<int:pk>/undo/", joining.undo, name="undo_joining"),
        path(_ONE, records.person, name="person"),
        path(f"{_ONE}amend/", records.amend, name="amend_person"),
        path(f"{_ONE}join/", joining.choose, name="join_person"),
        path(f"{_ONE}beside/<int:other>/", joining.beside, name="beside_person"),
        path(f"{_ONE}data/", rights.data, name="person_data"),
        path(f"{_ONE}erase/", rights.erase_one, name="erase_person"),
    ]


@hooks.register("register_admin_menu_item")
def people_line() -> SubmenuMenuItem:
    """Return the menu of people."""
    return SubmenuMenuItem(_("People"), people_menu, name="people", icon_name="user", order=425)


offer(
    "register_people_menu_item",
    Screen(_("Find somebody"), "people", "search", 100),
    Screen(_("Possibly the same"), "people_alike", "copy", 200),
    permission=frame.KEEP,
)
