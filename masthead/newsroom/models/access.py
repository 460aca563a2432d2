"""What the paper decided on letting readers in; stories opened on the meter and by gift links."""

from __future__ import annotations

from typing import ClassVar

from django.core.cache import cache
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from masthead.newsroom.models.articles import ArticlePage
from masthead.newsroom.models.kept_for import Readers
from masthead.paper.models import Paper
from masthead.people.models import User


class InFeeds(models.TextChoices):
    """What feeds hold of a story that is kept for some."""

    START = "start", _("Headline, standfirst and first paragraphs")
    WHOLE = "whole", _("The whole text")
    NOTHING = "nothing", _("Nothing: it isn’t in them")


class InSearch(models.TextChoices):
    """By what the paper's own search finds a story that is kept for some, for all the others."""

    START = "start", _("Its headline, kicker and standfirst")
    WORDS = "words", _("Every word of it")
    NOTHING = "nothing", _("Nothing: only those who may read it find it")


class InEngines(models.TextChoices):
    """What search engines may list of a story that is kept for some."""

    START = "start", _("What everyone sees of it")
    NOTHING = "nothing", _("Nothing: they are asked to leave it out")


_KEPT_SECONDS = 3600


class AccessRulesManager(models.Manager["AccessRules"]):
    """Reads the one row of rules."""

    def of(self, paper: Paper | None) -> AccessRules:
        """Return the rules as they stand, from memory until the paper's version moves on.

        Without a paper, or a decision, nothing is kept for anybody.
        """
        if paper is None:
            return AccessRules()
        key = f"access:{paper.founded_at.timestamp()}:{paper.version}"
        found: AccessRules | None = cache.get(key)
        if found is None:
            found = self.first() or AccessRules()
            cache.set(key, found, _KEPT_SECONDS)
        return found


class AccessRules(models.Model):
    """What the paper decided on letting readers in: one row, and without one nothing is kept.

    `archive_*` keeps what was published that many days ago or more, `early_*` what was published
    fewer hours ago; both name whom for, and only ever narrow what else is said. `members_too` lets
    members of the society read what is kept for supporters. `meter_stories` is how many of those
    a reader who has signed in may open in a calendar month, None without a meter.
    """

    everyday_readers = models.PositiveSmallIntegerField(
        _("Stories are for"), choices=Readers, default=Readers.EVERYONE
    )
    archive_readers = models.PositiveSmallIntegerField(
        _("The archive is for"), choices=Readers, null=True
    )
    archive_after_days = models.PositiveIntegerField(_("Archive after, days"), null=True)
    early_readers = models.PositiveSmallIntegerField(
        _("An early look is for"), choices=Readers, null=True
    )
    early_hours = models.PositiveIntegerField(_("Early look for, hours"), null=True)
    members_too = models.BooleanField(
        _("Members may read what is kept for supporters"), default=True
    )
    start_paragraphs = models.PositiveSmallIntegerField(
        _("Paragraphs that everyone sees"), default=2
    )
    meter_stories = models.PositiveSmallIntegerField(_("Stories a month on the meter"), null=True)
    gifts_a_month = models.PositiveSmallIntegerField(_("Gift links a month"), default=5)
    gift_opens = models.PositiveIntegerField(_("Openings of each link"), default=10)
    gift_days = models.PositiveSmallIntegerField(_("Days that a link lasts"), default=14)
    in_feeds = models.CharField(
        _("What feeds hold"), max_length=10, choices=InFeeds, default=InFeeds.START
    )
    in_search = models.CharField(
        _("By what our search finds it"), max_length=10, choices=InSearch, default=InSearch.START
    )
    in_engines = models.CharField(
        _("What search engines may list"),
        max_length=10,
        choices=InEngines,
        default=InEngines.START,
    )

    objects = AccessRulesManager()

    class Meta:
        verbose_name = _("rules on letting readers in")
        verbose_name_plural = _("rules on letting readers in")
        default_permissions = ()
        permissions = [("set_access", "May decide who may read what")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(pk=1), name="one_access_rules"),
            models.CheckConstraint(
                condition=Q(everyday_readers__in=Readers.values), name="stories_for_some_everyday"
            ),
            models.CheckConstraint(
                condition=Q(archive_readers=None, archive_after_days=None)
                | Q(archive_readers__isnull=False, archive_readers__gt=Readers.EVERYONE)
                & Q(
                    archive_readers__lte=Readers.MEMBERS,
                    archive_after_days__isnull=False,
                    archive_after_days__gt=0,
                ),
                name="archive_kept_for_some_after_days",
            ),
            models.CheckConstraint(
                condition=Q(early_readers=None, early_hours=None)
                | Q(early_readers__isnull=False, early_readers__gt=Readers.EVERYONE)
                & Q(
                    early_readers__lte=Readers.MEMBERS, early_hours__isnull=False, early_hours__gt=0
                ),
                name="early_look_for_some_for_hours",
            ),
            models.CheckConstraint(
                condition=Q(meter_stories=None) | Q(meter_stories__gt=0),
                name="meter_of_some_stories",
            ),
            models.CheckConstraint(
                condition=Q(gift_opens__gt=0, gift_days__gt=0), name="gift_links_open_and_last"
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class MeterReading(models.Model):
    """That a reader opened a story on the meter, in the calendar month that began on a day.

    It is what somebody reads: deleted when the month is over, and written in no audit row.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+")
    month = models.DateField(_("month"))
    at = models.DateTimeField(_("opened at"))

    class Meta:
        verbose_name = _("story read on the meter")
        verbose_name_plural = _("stories read on the meter")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "month", "article"], name="story_counts_once_a_month"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="meter_counts_by_month"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.article_id}"


class GiftLink(models.Model):
    """A link by which whoever gets it reads one story that is kept for some.

    `most_opens` and `ends_at` are the rules' of the moment when it was made.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(_("made at"))
    ends_at = models.DateTimeField(_("ends at"))
    most_opens = models.PositiveIntegerField(_("openings at most"))
    opens = models.PositiveIntegerField(_("opened so often"), default=0)

    class Meta:
        verbose_name = _("gift link")
        verbose_name_plural = _("gift links")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(opens__lte=F("most_opens")), name="gift_link_opened_as_often_as_it_may"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("made_at")), name="gift_link_lasts"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "made_at"], name="gift_links_of_a_reader")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} until {self.ends_at:%Y-%m-%d}"
