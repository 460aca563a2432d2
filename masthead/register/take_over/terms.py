"""How an old register is to be read, kept with the file until it is taken over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from masthead.register.models import ShareClass
from masthead.register.models.old_register import OldColumns, OldRegister
from masthead.register.take_over.columns import Columns, guess, with_header
from masthead.register.take_over.sheet import Sheet
from masthead.register.take_over.totals import Totals


class ClassUnknown(LookupError):
    """There is no such class of shares, or several and none was named."""


class TermsMissing(ValueError):
    """Nobody has said yet of which day the register is, of which class, or by whose decision."""


@dataclass(frozen=True)
class Terms:
    """The columns, the day that the file is of, the class of its shares, and the minute."""

    columns: Columns
    as_on: dt.date
    share_class: ShareClass
    authority: str
    said: Totals


def columns_for(sheet: Sheet, *, header_row: int | None = None) -> Columns:
    """Return the columns of a file: as remembered for its header, else guessed by their names."""
    columns = with_header(sheet, header_row) if header_row else guess(sheet)
    kept = OldColumns.objects.filter(header=columns.digest).values_list("kept", flat=True).first()
    if not kept:
        return columns
    return replace(columns, places=kept["places"], order=kept["order"])


def columns_of(old: OldRegister, sheet: Sheet) -> Columns:
    """Return the columns that were said for a file, else those that are likely."""
    if not old.columns:
        return columns_for(sheet)
    columns = with_header(sheet, old.header_row)
    return replace(columns, places=old.columns["places"], order=old.columns["order"])


def terms_of(old: OldRegister, sheet: Sheet) -> Terms:
    """Return what was said of a file. Raises TermsMissing where it isn't all said yet."""
    if old.as_on is None or old.share_class is None or not old.authority:
        raise TermsMissing(_("Say of which day the register is, of which shares, and who decided"))
    return Terms(
        columns_of(old, sheet), old.as_on, old.share_class, old.authority, Totals(**old.said)
    )


def class_named(name: str) -> ShareClass:
    """Return the class of shares of a name, or the only one there is. Raises ClassUnknown."""
    found = list(ShareClass.objects.order_by("pk"))
    if not found:
        raise ClassUnknown(_("The society has no class of shares yet: make one at the desk"))
    if not name and len(found) == 1:
        return found[0]
    for one in found:
        if one.name.casefold() == name.casefold():
            return one
    known = ", ".join(one.name for one in found)
    raise ClassUnknown(_("Say the class of the shares: {known}").format(known=known))
