"""Remember which column of a file holds what."""

import datetime as dt

from masthead.register.models.old_register import OldColumns
from masthead.register.take_over.columns import Columns


def remember(columns: Columns, *, at: dt.datetime) -> None:
    """Keep the columns for every file with this header from now on."""
    OldColumns.objects.update_or_create(
        header=columns.digest, defaults={"kept": columns.kept, "said_at": at}
    )
