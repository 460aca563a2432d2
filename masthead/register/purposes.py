"""What a member's email address may be used for, as it was notified. Source: s.30(2)(b)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

PURPOSES = {
    "notices": _("Notices of meetings and votes, instead of by post"),
    "news": _("News of the society now and then"),
}
_IN_SHORT = {"notices": _("notices"), "news": _("news")}


def purposes_in_words(names: Iterable[str]) -> str:
    """Return the purposes in short, those that an old register knew as it has them."""
    return ", ".join(str(_IN_SHORT.get(name, name)) for name in names)
