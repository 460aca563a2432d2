"""What has to be known of a giver to thank them as they wish."""

from django.utils.translation import gettext as _

from masthead.fund.models import Thank


class NotEnoughToThank(ValueError):
    """The name or the town that the wish for thanks needs was left out."""


def missing(thank: str, *, name: str, town: str) -> dict[str, str]:
    """Return a sentence for each of `name` and `town` that a wish for thanks needs and lacks."""
    lacks = {}
    if thank == Thank.FULL and not name.strip():
        lacks["name"] = _("Give your name, since you would like to be thanked by name")
    if thank == Thank.INITIALS and not name.strip():
        lacks["name"] = _("Give your name, since you would like to be thanked by your initials")
    if thank in (Thank.INITIALS, Thank.TOWN) and not town.strip():
        lacks["town"] = _("Give your town, since you would like it to be named")
    return lacks
