"""Who did what to what and when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from masthead.lib import guards
from masthead.people.models.user import User


class AuditRow(models.Model):
    """One thing that was done: by whom, to what, when. Append-only; no personal data in it."""

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    through = models.CharField(max_length=40)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    details = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        permissions = [("read_audit", "May read the audit log")]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_type", "subject_id"], name="audit_by_subject")
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"


guards.declare(guards.append_only("people_auditrow"))
