"""Letters, sent where nobody waits for it."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from masthead.mail.hand_over import hand_over


@task()
def deliver(letter_id: str) -> None:
    """Send one letter.

    Safe to run twice: a letter is claimed before it is sent, and only one that waits can be.
    """
    hand_over(letter_id, at=timezone.now())
