"""The society's place at the desk: a menu of its own that other rooms add to."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from masthead.people.desk_line import Screen, offer
from masthead.register.views import (
    copies,
    frame,
    member,
    members,
    officers,
    old_registers,
    rules,
    writing,
)

society_menu = Menu(register_hook_name="register_society_menu_item")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the register's screens, below the desk's."""
    one, export = "society/members/<int:number>/", "society/exports/<int:pk>/"
    return [
        path("society/members/", members.members, name="members"),
        path("society/members/find/", members.find, name="find_member"),
        path("society/members/suggest/", members.suggest, name="suggest_members"),
        path("society/members/enter/", writing.enter_one, name="enter_member"),
        path(one, member.member, name="member"),
        path(f"{one}amend/", writing.amend_one, name="amend_member"),
        path(f"{one}cease/", writing.cease_one, name="cease_member"),
        path(f"{one}enter-again/", writing.enter_again_one, name="enter_member_again"),
        path(f"{one}property/", writing.property_one, name="member_property"),
        path(f"{one}take-back/<slug:kind>/<int:pk>/", writing.reverse_one, name="reverse_line"),
        path("society/officers/", officers.officers, name="officers"),
        path("society/officers/take/", officers.take, name="take_office"),
        path("society/officers/<int:pk>/leave/", officers.leave, name="leave_office"),
        path("society/inspections/", copies.inspections, name="inspections"),
        path("society/exports/", copies.exports, name="register_exports"),
        path(f"{export}agree/", copies.agree_to, name="agree_to_export"),
        path(f"{export}file/", copies.export_file, name="export_file"),
    ]


@hooks.register("register_admin_menu_item")
def society_line() -> SubmenuMenuItem:
    """Return the menu of the society, shown to whoever may see a line of it."""
    return SubmenuMenuItem(_("Society"), society_menu, name="society", icon_name="group", order=430)


@hooks.register("register_admin_urls")
def addresses_of_old_registers() -> list[URLPattern]:
    """Return the addresses of what is set up once: old registers, and the society’s rules."""
    old = "society/take-over/<int:pk>/"
    return [
        path("society/rules/", rules.rules, name="society_rules"),
        path("society/take-over/", old_registers.old_registers, name="old_registers"),
        path(old, old_registers.old_register, name="old_register"),
        path(f"{old}take-over/", old_registers.take_over_old, name="take_over_old"),
        path(f"{old}discard/", old_registers.discard_old, name="discard_old"),
        path(f"{old}doubts.csv", old_registers.doubts_csv, name="old_register_doubts"),
    ]


offer(
    "register_society_menu_item",
    Screen(_("Members"), "members", "group", 100),
    Screen(_("Officers"), "officers", "user", 700),
    Screen(_("Inspection"), "inspections", "view", 710),
    Screen(_("Take over a register"), "old_registers", "upload", 910),
    permission=frame.KEEP,
)
offer(
    "register_society_menu_item",
    Screen(_("Export the register"), "register_exports", "download", 720),
    permission=(frame.KEEP, frame.EXPORT),
)
offer(
    "register_society_menu_item",
    Screen(_("Rules"), "society_rules", "doc-full", 900),
    permission=rules.PERMISSION,
)
