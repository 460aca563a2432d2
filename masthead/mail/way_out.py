"""How whoever gets a letter of a purpose ends such letters: a header, and a line at its foot."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from masthead.mail.consent import last_word
from masthead.mail.models import Letter
from masthead.mail.preferences.link import choose_path, stop_path
from masthead.paper.models import the_paper


@dataclass(frozen=True)
class WayOut:
    """The addresses that end mail of a purpose and that choose among all, and what it is."""

    what: str
    stop: str
    choose: str

    def headers(self) -> dict[str, str]:
        """Return the headers by which a program of mail ends it with one click (RFC 8058)."""
        return {
            "List-Unsubscribe": f"<{self.stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }

    def below_text(self, text: str) -> str:
        """Return a letter's words with the way out below them."""
        return f"{text.rstrip()}\n\n{self._foot('txt')}"

    def below_page(self, html: str) -> str:
        """Return a letter's page with the way out at its end."""
        foot = self._foot("html")
        body, end, after = html.rpartition("</body>")
        return f"{body}{foot}{end}{after}" if end else f"{html}{foot}"

    def _foot(self, kind: str) -> str:
        # Plain text is no HTML: nothing in it is escaped.
        paper = the_paper().name
        context = {"way": self, "paper": mark_safe(paper) if kind == "txt" else paper}  # noqa: S308
        return render_to_string(f"mail/foot.{kind}", context)


def way_out(letter: Letter) -> WayOut | None:
    """Return how such letters are ended; None for one that must go out whether wanted or not."""
    consent = last_word(letter.to, letter.purpose) if letter.purpose else None
    if consent is None:
        return None
    stop, choose = stop_path(consent), choose_path(consent)
    what = str(letter.get_purpose_display())
    return WayOut(what, settings.BASE_URL + stop, settings.BASE_URL + choose)
