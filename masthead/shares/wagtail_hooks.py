"""The society's screens of shares at the desk."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from masthead.people.desk_line import Screen, offer
from masthead.shares.desk import menu  # noqa: F401 (its screens register themselves)
from masthead.shares.views import (
    acts,
    corrections,
    deaths,
    holdings,
    interest,
    interest_members,
    nominations,
    offers,
    withdrawals,
    year,
)


@hooks.register("register_admin_urls")
def addresses_of_offers() -> list[URLPattern]:
    """Return the addresses of the offers, below the desk's."""
    return [
        path("society/offers/", offers.offers, name="share_offers"),
        path("society/offers/open/", offers.open_one, name="open_share_offer"),
        path("society/offers/class/", offers.make_share_class, name="make_share_class"),
        path("society/offers/<slug:slug>/", offers.amend_one, name="amend_share_offer"),
        path("society/offers/<slug:slug>/close/", offers.close_one, name="close_share_offer"),
    ]


@hooks.register("register_admin_urls")
def addresses_of_members() -> list[URLPattern]:
    """Return the addresses of what is done to a member's shares, below the desk's."""
    one, notice = "society/members/<int:number>/", "society/withdrawals/<uuid:pk>/"
    return [
        path(one + "transfer/", holdings.transfer_shares, name="transfer_shares"),
        path(one + "convert/", holdings.convert_shares, name="convert_shares"),
        path(one + "forfeit/", holdings.forfeit_shares, name="forfeit_shares"),
        path(one + "withdraw/", holdings.withdrawal_notice, name="withdrawal_notice"),
        path(one + "nominate/", nominations.nominate_one, name="nominate"),
        path(one + "death/", deaths.death, name="death_of_member"),
        path(
            one + "transactions/<int:sequence>/correct/",
            corrections.correct_one,
            name="correct_shares",
        ),
        path("society/withdrawals/", withdrawals.waiting, name="withdrawals"),
        path("society/withdrawals/suspend/", withdrawals.suspend_class, name="suspend_withdrawals"),
        path(
            "society/withdrawals/suspended/<int:pk>/", withdrawals.lift_one, name="lift_suspension"
        ),
        path(notice + "pay/", withdrawals.pay_one, name="pay_withdrawal"),
        path(notice + "take-back/", withdrawals.take_back_one, name="take_back_notice"),
        path("society/nominations/", nominations.book, name="nominations"),
        path("society/nominations/<int:number>/end/", nominations.end_one, name="end_nomination"),
    ]


@hooks.register("register_admin_urls")
def addresses_of_the_year() -> list[URLPattern]:
    """Return the addresses of the annual return, below the desk's."""
    rows = "society/year/rows/<slug:figure>"
    return [
        path("society/year/", year.year, name="annual_return"),
        path("society/year.csv", year.year_csv, name="annual_return_csv"),
        path("society/year.pdf", year.year_pdf, name="annual_return_pdf"),
        path(f"{rows}/", year.year_rows, name="annual_return_rows"),
        path(f"{rows}.csv", year.year_rows_csv, name="annual_return_rows_csv"),
    ]


@hooks.register("register_admin_urls")
def addresses_of_interest() -> list[URLPattern]:
    """Return the addresses of interest on shares, below the desk's."""
    one = "society/interest/<int:pk>"
    member = f"{one}/members/<int:number>/"
    return [
        path("society/interest/", interest.declarations, name="share_interests"),
        path("society/interest/report/", interest_members.interest_report, name="interest_report"),
        path(
            "society/interest/report.csv",
            interest_members.interest_report_csv,
            name="interest_report_csv",
        ),
        path(
            "society/interest/files/<int:pk>.csv",
            interest.interest_bank_file,
            name="interest_bank_file",
        ),
        path(f"{one}/", interest.declaration, name="share_interest"),
        path(f"{one}.csv", interest.interest_table, name="interest_table"),
        path(f"{one}/bank/", interest.pay_interest_by_bank, name="pay_interest_by_bank"),
        path(f"{one}/shares/", interest.reinvest_interest, name="reinvest_interest"),
        path(member, interest_members.member_interest, name="member_interest"),
        path(f"{member}hand/", interest_members.pay_member_by_hand, name="pay_member_by_hand"),
    ]


offer(
    "register_society_menu_item",
    Screen(_("Share offers"), "share_offers", "group", 300),
    permission=offers.PERMISSION,
)
offer(
    "register_society_menu_item",
    Screen(_("Withdrawals"), "withdrawals", "time", 350),
    Screen(_("Nominations book"), "nominations", "list-ul", 360),
    permission=acts.PERMISSION,
)
offer(
    "register_society_menu_item",
    Screen(_("Annual return"), "annual_return", "calendar", 800),
    Screen(_("Interest to report"), "interest_report", "table", 820),
    permission=year.RIGHTS,
)
offer(
    "register_society_menu_item",
    Screen(_("Interest on shares"), "share_interests", "table", 810),
    permission=interest.PERMISSION,
)
