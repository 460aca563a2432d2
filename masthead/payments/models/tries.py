"""Tries to pay, counted for all workers together."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Try(models.Model):
    """One try to start a payment. `digest` stands for the address, which is not kept."""

    digest = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["digest", "at"], name="tries_of_an_address")
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.at}"
