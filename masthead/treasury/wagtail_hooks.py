"""The treasurer's screens at the desk, under a menu of their own that other rooms add to."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

treasury_menu = Menu(register_hook_name="register_treasury_menu_item")


@hooks.register("register_admin_menu_item")
def treasury_line() -> SubmenuMenuItem:
    """Return the menu of the treasurer."""
    return SubmenuMenuItem(
        _("Treasurer"), treasury_menu, name="treasury", icon_name="table", order=420
    )
