"""The paper's own settings: one row, changed at the desk by whoever has the right to."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from masthead.lib import days, guards, rows


class NoPaper(LookupError):
    """There is no paper yet: `masthead init` or `masthead demo` makes one."""


class Paper(models.Model):
    """What a paper is called, how it looks, who owns it, and how it takes money.

    Amounts are minor units of `currency`. `practice` is fixed at birth; the currency by the
    first entry in the book.
    """

    practice = models.BooleanField(_("practice"), editable=False)
    founded_at = models.DateTimeField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    # Moves on whenever somebody becomes an owner or is one no more (`register/owners.py`).
    owners_version = models.PositiveIntegerField(default=1, editable=False)

    name = models.CharField(_("name of the paper"), max_length=120)
    motto = models.CharField(_("motto"), max_length=200, blank=True)
    accent = models.CharField(_("accent colour on light paper"), max_length=7, default="#a3161c")
    accent_dark = models.CharField(
        _("accent colour on dark paper"), max_length=7, default="#ff9a8f"
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/London")
    currency = models.CharField(_("currency"), max_length=3, default="GBP")
    default_section = models.CharField(
        _("section for stories that name none"), max_length=120, blank=True
    )
    about = models.TextField(_("what stands at the foot of every page"), blank=True)

    society_name = models.CharField(_("name of the society"), max_length=200)
    society_number = models.CharField(_("registered number"), max_length=40, blank=True)
    ownership_title = models.CharField(_("ownership: headline"), max_length=120, blank=True)
    ownership_words = models.TextField(_("ownership: invitation"), blank=True)
    supporter_words = models.CharField(
        _("ownership: the words of the supporters’ link"), max_length=120, blank=True
    )

    fund_name = models.CharField(_("name of the fund"), max_length=120, blank=True)
    suggested_minor = models.JSONField(_("suggested gifts"), default=list)
    least_gift_minor = models.BigIntegerField(_("least gift on the website"), default=100)
    most_gift_minor = models.BigIntegerField(_("most on the website"), default=1_000_000)

    second_person_over_minor = models.BigIntegerField(
        _("batches that a second person posts: above"), null=True, default=50_000
    )
    postal_address = models.TextField(_("postal address"), blank=True)
    cheques_payable_to = models.CharField(_("cheques payable to"), max_length=120, blank=True)
    bank_account_name = models.CharField(_("bank account: name"), max_length=120, blank=True)
    bank_sort_code = models.CharField(_("bank account: sort code"), max_length=12, blank=True)
    bank_account_number = models.CharField(_("bank account: number"), max_length=40, blank=True)
    bank_iban = models.CharField(_("bank account: IBAN"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        default_permissions = ("change",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_paper"),
            models.CheckConstraint(
                condition=models.Q(least_gift_minor__gt=0)
                & models.Q(most_gift_minor__gte=models.F("least_gift_minor")),
                name="least_gift_to_most_gift",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def today(self, at: dt.datetime) -> dt.date:
        """Return the day in the paper's own time zone."""
        return days.day_of(at, zone=self.time_zone)

    @property
    def society_in_words(self) -> str:
        """Return the society's name as it follows “shares in the”."""
        name = self.society_name
        return name[4:] if name.lower().startswith("the ") else name

    @property
    def title_of_ownership(self) -> str:
        """Return the headline of the ownership panel, the paper's own words or the default."""
        return self.ownership_title or gettext("Owned by our readers")

    @property
    def words_of_ownership(self) -> str:
        """Return the invitation to buy shares, the paper's own words or the default."""
        if self.ownership_words:
            return self.ownership_words
        words = gettext(
            "No proprietor, no shareholder but you. Become part of the paper by buying "
            "shares in the {society}: one member, one vote."
        )
        return words.format(society=self.society_in_words)

    @property
    def words_for_supporters(self) -> str:
        """Return the words of the link that invites supporters."""
        return self.supporter_words or gettext("Become a supporter")

    @property
    def title_of_fund(self) -> str:
        """Return what the fund is called on every page."""
        return self.fund_name or gettext("The fighting fund")


guards.declare(
    [
        guards.Guard(
            "paper_paper_practice_for_ever",
            "paper_paper",
            "UPDATE",
            "NEW.practice <> OLD.practice",
            "a paper is born practice or real and stays so",
        ),
        guards.Guard(
            "paper_paper_no_delete", "paper_paper", "DELETE", "TRUE", "a paper is never deleted"
        ),
    ]
)


def the_paper() -> Paper:
    """Return the paper. Raises NoPaper where there is none yet."""
    found = rows.first(Paper)
    if found is None:
        raise NoPaper("There is no paper here yet; `masthead init` or `masthead demo` makes one")
    return found
