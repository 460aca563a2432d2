"""The treasurer's screens at the desk, under a menu of their own that other rooms add to."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from masthead.people.desk_line import DeskLine
from masthead.treasury.glance import gift_facts
from masthead.treasury.views import books, export, fund_months, glance, months, statements

treasury_menu = Menu(register_hook_name="register_treasury_menu_item")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the treasurer's screens, below the desk's."""
    month, account = "treasury/months/<str:name>", "treasury/accounts/<slug:account>"
    return [
        path("fund/month/", glance.glance, name="glance"),
        path("treasury/months/", months.months, name="months"),
        path(f"{month}/", months.month, name="month"),
        path(f"{month}/explain/", months.explain_line, name="explain_line"),
        path(f"{month}/bank-balance/", months.bank_balance, name="bank_balance"),
        path(f"{month}/bank-before/", months.bank_before, name="bank_before"),
        path(f"{month}/close/", months.close_it, name="close_month"),
        path(f"{month}/statement.pdf", statements.on_paper, name="statement_pdf"),
        path(f"{month}/statement.csv", statements.as_table, name="statement_csv"),
        path("treasury/trial-balance/", books.trial_balance, name="trial_balance"),
        path("treasury/trial-balance.csv", books.trial_balance_csv, name="trial_balance_csv"),
        path(f"{account}/", books.account_entries, name="account_entries"),
        path(f"{account}.csv", books.account_entries_csv, name="account_entries_csv"),
        path("treasury/entries/<uuid:key>/", books.entry, name="book_entry"),
        path("treasury/fund/", fund_months.fund_by_month, name="fund_by_month"),
        path("treasury/fund.csv", fund_months.fund_by_month_csv, name="fund_by_month_csv"),
        path("treasury/export/", export.export_book, name="export_book"),
    ]


@hooks.register("register_admin_menu_item")
def treasury_line() -> SubmenuMenuItem:
    """Return the menu of the treasurer."""
    return SubmenuMenuItem(
        _("Treasurer"), treasury_menu, name="treasury", icon_name="table", order=420
    )


def _line(label: str | Promise, *, screen: str, icon: str, order: int) -> MenuItem:
    return DeskLine(label, screen=screen, permission=books.PERMISSION, icon=icon, order=order)


@hooks.register("register_treasury_menu_item")
def months_line() -> MenuItem:
    """Return the line of the months and their close."""
    return _line(_("Close the month"), screen="months", icon="lock", order=100)


@hooks.register("register_treasury_menu_item")
def trial_balance_line() -> MenuItem:
    """Return the line of the trial balance."""
    return _line(_("Trial balance"), screen="trial_balance", icon="table", order=500)


@hooks.register("register_treasury_menu_item")
def fund_line() -> MenuItem:
    """Return the line of the fund by month."""
    return _line(_("The fund by month"), screen="fund_by_month", icon="calendar", order=510)


@hooks.register("register_treasury_menu_item")
def export_line() -> MenuItem:
    """Return the line of the export."""
    return _line(_("Export the book"), screen="export_book", icon="download", order=900)


@hooks.register("register_fund_menu_item")
def glance_line() -> MenuItem:
    """Return the first line of the fund's menu: the organiser's month at a glance."""
    return DeskLine(
        _("The month at a glance"),
        screen="glance",
        permission=glance.PERMISSION,
        icon="history",
        order=10,
    )


hooks.register("register_gift_facts", gift_facts.facts_of)
hooks.register("register_gift_ways_on", gift_facts.ways_on)


@hooks.register("construct_homepage_panels", order=1100)
def glance_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show the month in short on the first page of whoever looks after the fund."""
    if request.user.has_perm(glance.PERMISSION):
        panels.append(glance.GlancePanel())
