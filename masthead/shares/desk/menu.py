"""Where the secretary's screens of applications and papers stand at the desk."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from masthead.people.desk_line import Screen, offer
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


offer(
    "register_society_menu_item",
    Screen(_("Applications"), "share_applications", "form", 100),
    Screen(_("Certificates"), "certificates", "doc-full", 300),
    Screen(_("Share money to give back"), "share_refunds", "resubmit", 310),
    Screen(_("Words of the papers"), "share_wording", "edit", 800),
    permission=PERMISSION,
)
