"""Where mail leaves the server is read from the environment, or refused."""

import pytest

from masthead.lib.mail_url import NOWHERE, TO_FOLDER, MailUrlNotUnderstood, by_smtp, mail_settings


@pytest.mark.parametrize(
    "url",
    [
        *("mail.example.org", "http://mail.example.org", "smtp://", "smtp://:25", "smtp:host"),
        *("smtp://host:many", "smtp://host:99999", "smtp://host?ssl=1", "smtp://[host"),
    ],
)
def test_it_refuses_what_is_no_server_of_mail(url: str) -> None:
    with pytest.raises(MailUrlNotUnderstood, match="MASTHEAD_MAIL_URL"):
        by_smtp(url)


def test_it_reads_name_password_port_and_encryption() -> None:
    read = by_smtp("smtp://paper%40example.org:p%2Fw%3A%25@mail.example.org:587?tls=1")
    assert (read["EMAIL_HOST"], read["EMAIL_PORT"]) == ("mail.example.org", 587)
    assert (read["EMAIL_HOST_USER"], read["EMAIL_HOST_PASSWORD"]) == ("paper@example.org", "p/w:%")
    assert (read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (True, False)


def test_smtps_is_encrypted_from_the_first_byte() -> None:
    read = by_smtp("smtps://mail.example.org")
    assert (read["EMAIL_PORT"], read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (465, False, True)


def test_a_service_of_anymail_s_comes_before_smtp() -> None:
    read = mail_settings(
        {
            "MASTHEAD_ANYMAIL_BACKEND": "mailgun",
            "MASTHEAD_ANYMAIL_MAILGUN_API_KEY": "k",
            "MASTHEAD_MAIL_URL": "smtp://host",
        },
        practice=False,
    )
    assert read["EMAIL_BACKEND"] == "anymail.backends.mailgun.EmailBackend"
    assert read["ANYMAIL"] == {"REQUESTS_TIMEOUT": 30, "MAILGUN_API_KEY": "k"}


@pytest.mark.parametrize(("practice", "backend"), [(True, TO_FOLDER), (False, NOWHERE)])
def test_with_nothing_set_practice_goes_to_files_and_the_real_waits(
    *, practice: bool, backend: str
) -> None:
    assert mail_settings({}, practice=practice)["EMAIL_BACKEND"] == backend
