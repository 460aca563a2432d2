"""The addresses of letters and certificates, which only whoever was given one can know."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from masthead.shares.models import Application, Certificate

# Without a date: a certificate is good for as long as the shares are held.
_NOTICE = Signer(salt="masthead.shares.notice", sep=".")
_CERTIFICATE = Signer(salt="masthead.shares.certificate", sep=".")


class NoSuchPaper(LookupError):
    """The address is none that was given out."""


def notice_path(application: Application) -> str:
    """Return the path at which the letter about an application is had as PDF."""
    return reverse("share_notice", args=[_NOTICE.sign(application.pk.hex)])


def certificate_path(certificate: Certificate) -> str:
    """Return the path at which a certificate is had as PDF."""
    return reverse("share_certificate", args=[_CERTIFICATE.sign(str(certificate.number))])


def application_of(token: str) -> Application:
    """Return the application that a path was signed for. Raises NoSuchPaper."""
    try:
        rows = Application.objects.select_related("offer__share_class", "transaction__member")
        return rows.get(pk=_NOTICE.unsign(token))
    except (BadSignature, ValueError, Application.DoesNotExist) as error:
        raise NoSuchPaper("There is no such letter") from error


def certificate_of(token: str) -> Certificate:
    """Return the certificate that a path was signed for. Raises NoSuchPaper."""
    try:
        number = int(_CERTIFICATE.unsign(token))
        rows = Certificate.objects.select_related("member", "share_class", "cancelled")
        return rows.get(number=number)
    except (BadSignature, ValueError, Certificate.DoesNotExist) as error:
        raise NoSuchPaper("There is no such certificate") from error
