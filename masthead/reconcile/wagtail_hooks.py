"""The bank's place at the desk, for organiser and treasurer."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from masthead.people.desk_line import Screen, offer
from masthead.reconcile.views import columns, lines, orders, statements
from masthead.reconcile.views.screen import PERMISSION


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screens at the desk."""
    return [
        path("bank/", statements.statements, name="bank_statements"),
        path("bank/accounts/add/", statements.account, name="bank_account"),
        path("bank/statements/<int:pk>/", statements.statement, name="bank_statement"),
        path("bank/statements/<int:pk>/columns/", columns.columns, name="bank_columns"),
        path("bank/waiting/", lines.lines, name="bank_waiting"),
        path("bank/lines/<int:pk>/", lines.line, name="bank_line"),
        path("bank/lines/<int:pk>/settle/", lines.settle, name="settle_line"),
        path("bank/settlements/<int:pk>/undo/", lines.undo_one, name="undo_settlement"),
        path("standing-orders/", orders.orders, name="standing_orders"),
        path("standing-orders/add/", orders.add, name="add_standing_order"),
        path("standing-orders/<int:pk>/end/", orders.end, name="end_standing_order"),
    ]


offer(
    "register_fund_menu_item",
    Screen(_("Bank statements"), "bank_statements", "table", 160),
    Screen(_("Standing orders"), "standing_orders", "rotate", 410),
    permission=PERMISSION,
)
offer(
    "register_treasury_menu_item",
    Screen(_("Bank statements"), "bank_statements", "table", 200),
    permission=PERMISSION,
)
