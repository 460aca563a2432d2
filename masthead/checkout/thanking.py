"""What has to be known of a giver to thank them as they wish."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.fund.models import Thank

# The wishes in the order and the words in which a form offers them.
WISHES = {
    Thank.NONE: gettext_lazy("Not at all"),
    Thank.FULL: gettext_lazy("By name"),
    Thank.INITIALS: gettext_lazy("Initials, town"),
    Thank.TOWN: gettext_lazy("Town only"),
}


class NotEnoughToThank(ValueError):
    """The name or the town that the wish for thanks needs was left out."""


def missing(thank: str, *, name: str, town: str, at_desk: bool = False) -> dict[str, str]:
    """Return a sentence for each of `name` and `town` that a wish for thanks needs and lacks.

    To the giver, or `at_desk` to whoever types a gift in.
    """
    lacks = {}
    if thank in (Thank.FULL, Thank.INITIALS) and not name.strip():
        lacks["name"] = _desk_name() if at_desk else _name(thank)
    if thank in (Thank.INITIALS, Thank.TOWN) and not town.strip():
        lacks["town"] = _desk_town() if at_desk else _town()
    return lacks


def _name(thank: str) -> str:
    if thank == Thank.FULL:
        return _("Give your name, since you would like to be thanked by name")
    return _("Give your name, since you would like to be thanked by your initials")


def _town() -> str:
    return _("Give your town, since you would like it to be named")


def _desk_name() -> str:
    return _("Type the giver’s name, or choose another way to thank them")


def _desk_town() -> str:
    return _("Type the giver’s town, or choose another way to thank them")
