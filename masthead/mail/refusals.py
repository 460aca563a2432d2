"""What it means that a letter could not be sent: unsent for now, for ever, or who knows."""

from __future__ import annotations

import re
import smtplib

from django.core.mail import BadHeaderError

from masthead.mail.models import Standing

# What a service of mail answers when it surely took nothing and may take it later.
LATER = (429, 503)


# Where a server of SMTP speaks of the address, and what it says of one that takes no mail:
# without a code of RFC 3463, and with one (bad address, mailbox moved, mailbox disabled).
# Others blame us, or the letter.
ABOUT_ADDRESS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
NO_MAILBOX = (550, 551, 553)
NO_MAILBOX_ENHANCED = re.compile(r"\b5\.(1\.(1|2|3|6|10)|2\.1)\b")
ENHANCED = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
ABOUT_US = re.compile(r"relay|sender|spam|block|policy|denied|auth|list", re.IGNORECASE)


class NotSent(Exception):
    """A letter was not sent, or nobody knows. `standing` is where that leaves it.

    `no_mailbox` says that the server knows no mailbox of that address, or has closed it.
    """

    def __init__(self, why: str, *, standing: Standing, no_mailbox: bool = False) -> None:
        super().__init__(why)
        self.why, self.standing, self.no_mailbox = why, standing, no_mailbox


def came_to(error: Exception) -> NotSent:
    """Read an error of the sending: surely unsent and worth another try, refused, or unknown.

    A server of SMTP that answers 4xx took nothing and may later, one that answers 5xx never
    will (RFC 5321, 4.2.1); where the answer itself was lost, the letter may have arrived.
    """
    why = f"{type(error).__name__}: {_in_words(error)}"
    standing = _standing(error)
    is_final = standing == Standing.FAILED
    return NotSent(why, standing=standing, no_mailbox=is_final and _no_mailbox(error))


def _in_words(error: Exception) -> str:
    code = _smtp_code(error)
    if code and isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {_decoded(said)}" for code, said in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_decoded(error.smtp_error)}"
    return " ".join(str(error).split())


def _decoded(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said


def _smtp_code(error: Exception) -> int:
    """Return the code of the server's answer; 0 without one."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return min(code for code, _said in error.recipients.values())
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


def _no_mailbox(error: Exception) -> bool:
    """Say whether a server of SMTP refused for good because of the address, not of us.

    A relay that doesn't know us answers 5xx to every address: suppressing them for that would
    silence the paper.
    """
    said = _in_words(error)
    if not isinstance(error, ABOUT_ADDRESS) or ABOUT_US.search(said):
        return False
    if ENHANCED.search(said):
        return blames_address(said)
    return isinstance(error, smtplib.SMTPRecipientsRefused) and _smtp_code(error) in NO_MAILBOX


def blames_address(said: str) -> bool:
    """Say whether a server's words, by their code of RFC 3463, say that there is no mailbox."""
    return bool(NO_MAILBOX_ENHANCED.search(said)) and not ABOUT_US.search(said)


def _standing(error: Exception) -> Standing:
    match error:
        case smtplib.SMTPRecipientsRefused() | smtplib.SMTPResponseException():
            code = _smtp_code(error)
            return Standing.WAITING if 400 <= code < 500 else Standing.FAILED
        case smtplib.SMTPNotSupportedError() | BadHeaderError() | UnicodeError():
            return Standing.FAILED
    return _by_service(error) if hasattr(error, "esp_name") else Standing.DOUBTFUL


def _by_service(error: Exception) -> Standing:
    """Read an error of one of anymail's services: by HTTP, 4xx took nothing."""
    # Only where a service of its is in use are its errors worth loading.
    from anymail.exceptions import AnymailAPIError

    if not isinstance(error, AnymailAPIError):
        return Standing.FAILED
    status = int(error.status_code or 0)
    if status in LATER:
        return Standing.WAITING
    return Standing.FAILED if 400 <= status < 500 else Standing.DOUBTFUL
