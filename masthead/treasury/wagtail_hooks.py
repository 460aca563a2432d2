"""The treasurer's screens at the desk, under a menu of their own that other rooms add to."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from masthead.people.desk_line import Screen, offer
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


offer(
    "register_treasury_menu_item",
    Screen(_("Close the month"), "months", "lock", 100),
    Screen(_("Trial balance"), "trial_balance", "table", 500),
    Screen(_("The fund by month"), "fund_by_month", "calendar", 510),
    Screen(_("Export the book"), "export_book", "download", 900),
    permission=books.PERMISSION,
)
offer(
    "register_fund_menu_item",
    Screen(_("The month at a glance"), "glance", "history", 10),
    permission=glance.PERMISSION,
)
hooks.register("register_gift_facts", gift_facts.facts_of)
hooks.register("register_gift_ways_on", gift_facts.ways_on)


@hooks.register("construct_homepage_panels", order=1100)
def glance_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show the month in short on the first page of whoever looks after the fund."""
    if request.user.has_perm(glance.PERMISSION):
        panels.append(glance.GlancePanel())
