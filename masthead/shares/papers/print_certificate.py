"""Print a certificate of shares."""

from __future__ import annotations

from django.utils.translation import gettext as _

from masthead.lib import days, money, typeset
from masthead.paper.models import Paper, the_paper
from masthead.shares.models import Certificate, Place
from masthead.shares.papers.standard import class_in_words, common, own_words


def print_certificate(certificate: Certificate) -> bytes:
    """Return a certificate as a PDF of one sheet, as it stands.

    One that was cancelled says so across the sheet, and so does a duplicate: only what was
    never printed again is without a mark. Raises TypesetFailed.
    """
    return typeset.pdf("shares/certificate", certificate_words(certificate))


def certificate_words(certificate: Certificate) -> dict[str, object]:
    """Return what a certificate says, for the template."""
    paper = the_paper()
    mark, marked = _mark(certificate)
    member = _("Member number {number}").format(number=certificate.member.number)
    return {
        **common(paper),
        "title": _("Share certificate {number}").format(number=certificate.number),
        "heading": _("Share certificate"),
        "number": str(certificate.number),
        "quantity": f"{certificate.quantity:,}",
        "certifies": _("This is to certify that"),
        "holder": certificate.holder,
        "member": member,
        "holds": _holds(certificate, paper=paper),
        "words": own_words(Place.CERTIFICATE),
        "issued_on": days.in_words(certificate.issued_on),
        "foot": _foot(paper),
        "mark": mark,
        "marked": marked,
        "said": {
            "number": _("Certificate"),
            "shares": _("Shares"),
            "director": _("Member of the board"),
            "secretary": _("Secretary"),
            "issued": _("Issued on"),
        },
    }


def _holds(certificate: Certificate, *, paper: Paper) -> str:
    shares = class_in_words(
        certificate.share_class, quantity=certificate.quantity, currency=paper.currency
    )
    amount = money.exact(certificate.amount_minor, currency=paper.currency)
    words = _("is in the register of members with {shares}, on which {amount} is paid.")
    return words.format(shares=shares, amount=amount)


def _mark(certificate: Certificate) -> tuple[str, str]:
    """Return the word across the sheet and the sentence that says why; empty without one."""
    cancelled = getattr(certificate, "cancelled", None)
    if cancelled:
        words = _("Cancelled on {day}: this certificate is good no longer.")
        return _("Cancelled"), words.format(day=days.in_words(cancelled.on))
    last = certificate.duplicates.order_by("place").last()
    if last is None:
        return "", ""
    words = _("Duplicate {place}, made on {day} in place of what was printed before.")
    return _("Duplicate"), words.format(place=last.place, day=days.in_words(last.made_on))


def _foot(paper: Paper) -> str:
    if paper.practice:
        return _("This is a practice paper: no money has moved, and these shares are none.")
    return _("The register of members counts where this certificate differs from it.")
