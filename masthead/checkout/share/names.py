"""Tell a name from what somebody typed into its field by mistake."""

import re

from django.utils.translation import gettext as _


def not_a_name(typed: str, *, of_people: bool) -> str:
    """Return why what was typed is no name, or nothing: a postcode, a number, an address."""
    if not typed:
        return ""
    if "@" in typed:
        return _("“{typed}” looks like an email address: type the name").format(typed=typed[:40])
    words = re.findall(r"[^\W\d_]{2,}", typed)
    with_digits = re.findall(r"\S*\d\S*", typed)
    is_code = bool(with_digits) and not [word for word in words if word not in "".join(with_digits)]
    if is_code or (of_people and with_digits):
        return _("“{typed}” looks like a postcode or a number: type the name").format(
            typed=typed[:40]
        )
    if not words:
        return _("“{typed}” is no name: type it in full").format(typed=typed[:40])
    return ""
