"""How mail leaves the server, read from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urlsplit

# With nothing set: a practice paper's letters become files, a real paper's wait.
TO_FOLDER = "masthead.mail.to_folder.EmailBackend"
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"
BY_SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 25, "smtps": 465}
PATIENCE_SECONDS = 30


class MailUrlNotUnderstood(ValueError):
    """The address of the mail server isn't smtp://user:password@host:port?tls=1."""


def mail_settings(environment: Mapping[str, str], *, practice: bool) -> dict[str, object]:
    """Return Django's settings of mail, by name.

    `MASTHEAD_ANYMAIL_BACKEND` names one of anymail's services, whose settings follow as
    `MASTHEAD_ANYMAIL_…`; else `MASTHEAD_MAIL_URL` a server of SMTP. `MAIL_REPORTS` are the
    services whose reports of bounces and complaints are taken: that one, and those of
    `MASTHEAD_MAIL_REPORTS`, behind whose server of SMTP they stand. Raises
    MailUrlNotUnderstood.
    """
    named = [environment.get("MASTHEAD_ANYMAIL_BACKEND", "")]
    named += environment.get("MASTHEAD_MAIL_REPORTS", "").split(",")
    return {
        **_leaving(environment, practice=practice),
        "ANYMAIL": _of_anymail(environment),
        "MAIL_REPORTS": [name.strip() for name in named if name.strip()],
    }


def _leaving(environment: Mapping[str, str], *, practice: bool) -> dict[str, object]:
    if service := environment.get("MASTHEAD_ANYMAIL_BACKEND", ""):
        return {"EMAIL_BACKEND": f"anymail.backends.{service}.EmailBackend"}
    if url := environment.get("MASTHEAD_MAIL_URL", ""):
        return by_smtp(url)
    if practice:
        return {"EMAIL_BACKEND": TO_FOLDER}
    return {"EMAIL_BACKEND": NOWHERE}


def _of_anymail(environment: Mapping[str, str]) -> dict[str, object]:
    prefix = "MASTHEAD_ANYMAIL_"
    given = {
        name.removeprefix(prefix): value
        for name, value in environment.items()
        if name.startswith(prefix) and name != f"{prefix}BACKEND"
    }
    return {"REQUESTS_TIMEOUT": PATIENCE_SECONDS, **given}


def by_smtp(url: str) -> dict[str, object]:
    """Return Django's settings for `smtp://user:password@host:port`.

    `?tls=1` asks for STARTTLS, `smtps://` for TLS from the first byte. What stands for itself
    in an address (@ : / %) is written as %40 and so on. Raises MailUrlNotUnderstood.
    """
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise MailUrlNotUnderstood(_said(str(error))) from error
    if parts.scheme not in PORTS or not host:
        raise MailUrlNotUnderstood(_said("it names no server"))
    asked = parse_qs(parts.query)
    if unknown := asked.keys() - {"tls"}:
        raise MailUrlNotUnderstood(_said(f"it asks for {', '.join(sorted(unknown))}"))
    return {
        "EMAIL_BACKEND": BY_SMTP,
        "EMAIL_HOST": host,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": asked.get("tls") == ["1"],
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": PATIENCE_SECONDS,
    }


def _said(why: str) -> str:
    return f"MASTHEAD_MAIL_URL is not smtp://user:password@host:port?tls=1: {why}"
