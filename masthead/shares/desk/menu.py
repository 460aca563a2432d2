"""Where the secretary's screens of applications and papers stand at the desk."""

from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.people.desk_line import DeskLine
from masthead.shares.desk import application, applications, certificates, refunds, wording
from masthead.shares.desk.screen import PERMISSION


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of these screens, below the desk's."""
    one, paper = "society/applications/<uuid:key>/", "society/certificates/<int:number>"
    return [
        path("society/applications/", applications.applications, name="share_applications"),
        path(
            "society/offers/<int:pk>/refund/",
            applications.refund_one_offer,
            name="refund_share_offer",
        ),
        path(one, application.application, name="share_application_desk"),
        path(one + "recognise/", application.recognise_one, name="recognise_applicant"),
        path(one + "notice.pdf", application.notice, name="share_notice_desk"),
        path("society/certificates/", certificates.certificates, name="certificates"),
        path(f"{paper}/", certificates.certificate, name="certificate"),
        path(f"{paper}.pdf", certificates.certificate_pdf, name="certificate_pdf"),
        path("society/refunds/", refunds.refunds, name="share_refunds"),
        path("society/refunds/<int:pk>/paid/", refunds.pay_one_back, name="pay_share_refund"),
        path("society/words/", wording.wording, name="share_wording"),
    ]


def _line(label: str | Promise, *, screen: str, icon: str, order: int) -> MenuItem:
    return DeskLine(label, screen=screen, permission=PERMISSION, icon=icon, order=order)


@hooks.register("register_society_menu_item")
def applications_line() -> MenuItem:
    """Return the line of the applications."""
    return _line(_("Applications"), screen="share_applications", icon="form", order=100)


@hooks.register("register_society_menu_item")
def certificates_line() -> MenuItem:
    """Return the line of the certificates."""
    return _line(_("Certificates"), screen="certificates", icon="doc-full", order=300)


@hooks.register("register_society_menu_item")
def refunds_line() -> MenuItem:
    """Return the line of what is to be given back."""
    return _line(_("Share money to give back"), screen="share_refunds", icon="resubmit", order=310)


@hooks.register("register_society_menu_item")
def wording_line() -> MenuItem:
    """Return the line of the society’s own words."""
    return _line(_("Words of the papers"), screen="share_wording", icon="edit", order=800)
