"""The name of a holder as papers print it."""

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from masthead.register.models import Particulars


class HolderUnknown(LookupError):
    """The register says nothing of the member on that day."""


def holder_in_words(line: Particulars | None) -> str:
    """Return the name of a member, joint holders in their order: “Ann Ashby and Bea Ashby”.

    Raises HolderUnknown where there is no line of the register.
    """
    if line is None:
        raise HolderUnknown(_("The register says nothing of that member on that day"))
    return names_in_words(line.name, [other["name"] for other in line.joint])


def names_in_words(name: str, others: Sequence[str] = ()) -> str:
    """Return several names as one, the first first."""
    return get_text_list([name, *others], _("and"))
