"""What is on record about a published story: corrected, withdrawn, held. Append-only."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.newsroom.models.articles import ArticlePage
from masthead.people.models import User


class Prominence(models.TextChoices):
    """Where a correction stands on the story."""

    FOOT = "foot", _("at the foot of the story")
    TOP = "top", _("at the top: the mistake was grave")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Adjectives for corrections."""

    def printed(self) -> CorrectionQuerySet:
        """Corrections of stories that anyone may read, newest first, with their stories.

        Those of a withdrawn story stay on record too.
        """
        printed = ArticlePage.objects.printed().order_by().values("pk")
        kept = models.Q(article__in=printed) | models.Q(article__withdrawal__isnull=False)
        found = self.filter(kept).select_related("article", "article__withdrawal")
        return found.order_by("-fixed_at", "-pk")


class Correction(models.Model):
    """What a story got wrong and what is right. Never edited: a new one corrects it."""

    article = models.ForeignKey(ArticlePage, on_delete=models.PROTECT, related_name="corrections")
    wrong = models.TextField(_("what was wrong"))
    right = models.TextField(_("what is right"))
    told_on = models.DateField(_("day on which we were told"), null=True, blank=True)
    fixed_at = models.DateTimeField(_("corrected at"), db_index=True)
    prominence = models.CharField(
        _("prominence"), max_length=4, choices=Prominence.choices, default=Prominence.FOOT
    )
    apology = models.BooleanField(_("we apologise"), default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering: ClassVar[list[str]] = ["-fixed_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(wrong="") & ~models.Q(right=""),
                name="correction_says_what_was_wrong_and_what_is_right",
            )
        ]

    def __str__(self) -> str:
        return self.right

    @property
    def is_grave(self) -> bool:
        """Say whether the correction stands at the top of the story."""
        return self.prominence == Prominence.TOP


class Withdrawal(models.Model):
    """That a published story was taken back, with the notice that its address now shows."""

    article = models.OneToOneField(ArticlePage, on_delete=models.PROTECT, related_name="withdrawal")
    notice = models.TextField(_("notice to readers"))
    at = models.DateTimeField(_("withdrawn at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")

    def __str__(self) -> str:
        return self.notice


class Hold(models.Model):
    """That a story was due by its schedule and could not go out, and why."""

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="holds")
    at = models.DateTimeField(_("held at"))
    reasons = models.TextField(_("reasons"))

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.reasons


guards.declare(guards.append_only("newsroom_correction"))
guards.declare(guards.append_only("newsroom_withdrawal"))
guards.declare(
    [
        guards.no_replace("newsroom_withdrawal", column="article_id"),
        guards.Guard(
            "newsroom_articlepage_never_deleted",
            "newsroom_articlepage",
            "DELETE",
            "OLD.published_on IS NOT NULL",
            "a published story is withdrawn, never deleted",
        ),
        guards.Guard(
            "newsroom_articlepage_keeps_its_date",
            "newsroom_articlepage",
            "UPDATE",
            "OLD.published_on IS NOT NULL"
            " AND (NEW.published_on IS NULL OR NEW.published_on <> OLD.published_on)",
            "the date in a story’s address never changes",
        ),
    ]
)
