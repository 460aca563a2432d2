"""What the door remembers: codes in letters, tries, and codes of a second factor that are spent."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class SignInCode(models.Model):
    """A code and a link that were sent to an address: good once, for a quarter of an hour.

    Digests of both are kept, never they themselves. Deleted a day after they are too old.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    code_digest = models.CharField(max_length=64)
    link_digest = models.CharField(max_length=64, unique=True)
    leads_to = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


class SignInTry(models.Model):
    """One try to get in. `digest` stands for whose door it was, or for where it came from."""

    digest = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["digest", "at"], name="tries_at_a_door")
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.at}"


class SpentCode(models.Model):
    """That a code of an authenticator app was used; within its half minute it opens no more."""

    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.digest[:12]
