"""The staff's place at the desk."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.people import desk_audit, desk_views
from masthead.people.desk import menu  # noqa: F401 (its screens register themselves)
from masthead.people.desk_line import DeskLine


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screens at the desk."""
    return [
        path("staff/", desk_views.staff, name="staff"),
        path("staff/add/", desk_views.add, name="add_staff"),
        path("staff/<int:pk>/", desk_views.edit, name="edit_staff"),
        path("staff/<int:pk>/let-go/", desk_views.let_go, name="let_go"),
        path("staff/<int:pk>/link/", desk_views.new_link, name="new_link"),
        path("staff/<int:pk>/lost-factor/", desk_views.lost_factor, name="lost_factor"),
        path("audit/", desk_audit.audit_log, name="audit_log"),
        path("password/", desk_views.password, name="choose_password"),
    ]


@hooks.register("register_settings_menu_item")
def staff() -> MenuItem:
    """Offer the list of the staff."""
    return DeskLine(
        _("Staff"), screen="staff", permission=desk_views.PERMISSION, icon="group", order=20
    )


@hooks.register("register_settings_menu_item")
def audit_log() -> MenuItem:
    """Offer the audit log."""
    return DeskLine(
        _("Audit log"),
        screen="audit_log",
        permission=desk_audit.PERMISSION,
        icon="history",
        order=21,
    )
