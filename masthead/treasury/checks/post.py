"""What is asked of the post: that none of it still waits in an open batch."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.batches.models import Batch
from masthead.treasury.checks.check import Check, Month, state_of


def no_batch_open(month: Month) -> Check:
    """Ask whether each batch received up to the month's end is posted or put away."""
    numbers = [
        str(batch.number) for batch in Batch.objects.open().filter(received_on__lte=month.last)
    ]
    words = ngettext(
        "Batch {numbers} is neither posted nor discarded.",
        "Batches {numbers} are neither posted nor discarded.",
        len(numbers),
    ).format(numbers=", ".join(numbers))
    return Check(
        "no-batch-open",
        state_of(not numbers),
        words if numbers else _("Every batch is posted."),
        link=reverse("batches") if numbers else "",
        title=_("The post is entered"),
    )
