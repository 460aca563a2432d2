"""The society's place at the desk: a menu of its own that other rooms add to."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

society_menu = Menu(register_hook_name="register_society_menu_item")


@hooks.register("register_admin_menu_item")
def society_line() -> SubmenuMenuItem:
    """Return the menu of the society, shown to whoever may see a line of it."""
    return SubmenuMenuItem(_("Society"), society_menu, name="society", icon_name="group", order=430)
