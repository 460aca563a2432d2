"""Where a practice paper's letters go: each a file, to be opened by any mail program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmailBackend(BaseEmailBackend):
    """Writes each letter to `mail/` in the data folder as .eml (Django's name for the class)."""

    def __init__(self, *, file_path: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.folder = Path(file_path or settings.DATA_DIR / "mail")

    def open(self) -> bool:
        """Make the folder, for the server's user alone: letters hold names and addresses."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the letters; a letter that is written again replaces nothing."""
        self.open()
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}.eml"
            (self.folder / name).write_bytes(message.message().as_bytes())
        return len(email_messages)
