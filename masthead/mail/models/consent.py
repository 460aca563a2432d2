"""What people said about the mail they want: each word once, with its day and its wording."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import User


class Purpose(models.TextChoices):
    """What mail may be wanted for. Nobody gets any of it unless they say so."""

    NEWSLETTER = "newsletter", _("The newsletter")
    APPEALS = "appeals", _("Appeals of the fund")
    SOCIETY = "society", _("News of the society")
    EVENTS = "events", _("Events")


class ConsentQuerySet(models.QuerySet["Consent"]):
    """What was said, asked for by whom and about what."""

    def of(self, email: str) -> ConsentQuerySet:
        """Keep what was said about one address, the latest first."""
        return self.filter(email=email).order_by("-at", "-pk")

    def yes(self) -> ConsentQuerySet:
        """Keep the last words that are a yes, one for each address and purpose that has one."""
        later = Consent.objects.filter(email=OuterRef("email"), purpose=OuterRef("purpose")).filter(
            Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk"))
        )
        return self.filter(~Exists(later), given=True).exclude(email="")

    def about(self, purpose: str) -> ConsentQuerySet:
        """Keep what was said about one purpose."""
        return self.filter(purpose=purpose)


class Consent(models.Model):
    """That somebody said yes or no to mail of a purpose. Append-only; the latest word counts.

    `email` is in small letters. `wording` are the words that were said yes or no to, `source`
    is where: "support", "account", "link", "desk", … `by` is the member of staff who wrote it
    down for somebody, None where they said so themselves. Erasing somebody empties the address
    and nothing else.
    """

    email = models.EmailField(_("email"), blank=True)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    given = models.BooleanField(_("wanted"))
    wording = models.TextField(_("wording"))
    source = models.CharField(_("source"), max_length=40)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("said at"))

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent to mail")
        verbose_name_plural = _("consents to mail")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values), name="consent_to_a_known_purpose"
            ),
            models.CheckConstraint(condition=~Q(wording=""), name="consent_to_some_wording"),
            models.CheckConstraint(condition=~Q(source=""), name="consent_from_somewhere"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["email", "purpose", "-at"], name="consent_by_address"),
            models.Index(fields=["purpose", "-at"], name="consent_by_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {'yes' if self.given else 'no'}"


_SAME = " AND ".join(
    f"NEW.{column} = OLD.{column}" for column in ("id", "purpose", "given", "wording", "source")
)
_SAID = "NEW.at = OLD.at AND COALESCE(NEW.by_id, 0) = COALESCE(OLD.by_id, 0)"
guards.declare(
    [
        *(guard for guard in guards.append_only("mail_consent") if guard.event != "UPDATE"),
        guards.Guard(
            "mail_consent_no_other_word",
            "mail_consent",
            "UPDATE",
            f"NOT (NEW.email = '' AND {_SAME} AND {_SAID})",
            "mail_consent is append-only; only its address may be emptied",
        ),
    ]
)
