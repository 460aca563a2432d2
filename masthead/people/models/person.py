"""One record a person or group: who the paper knows, and which records are one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models.found_by import FoundByField

# What is told of somebody and goes when they are erased.
TOLD = ("name", "contact", "town", "address", "postcode", "phone", "email")


class Thank(models.TextChoices):
    """How somebody chose to be thanked in the paper; not at all unless they say so."""

    FULL = "full", _("By full name")
    INITIALS = "initials", _("By initials and town")
    TOWN = "town", _("As a reader in their town")
    NONE = "none", _("Not at all")


class PersonKind(models.TextChoices):
    """Somebody, or several who act as one: a branch, a bookshop, a supporters’ group."""

    PERSON = "person", _("A person")
    GROUP = "group", _("A group")


class People(models.QuerySet["Person"]):
    """Persons, by what became of their records."""

    def kept(self) -> People:
        """Leave out the records that were joined into another."""
        return self.filter(joined_into=None)


class Person(models.Model):
    """Somebody whom the paper knows: a giver, a supporter, a member. Needs no account.

    Two records of one person are joined by `joined_into`, which names the one that is kept and
    is itself never joined into another; what refers to the other record goes on doing so, and
    `people.records` finds both. `contact` is who speaks for a group. `erased_at` says that all
    that isn't kept by statute was emptied.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=PersonKind, default=PersonKind.PERSON)
    name = models.CharField(_("name"), max_length=200, blank=True)
    contact = models.CharField(_("who speaks for the group"), max_length=200, blank=True)
    town = models.CharField(_("town"), max_length=200, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("email"), blank=True)
    thank = models.CharField(_("thanks"), max_length=10, choices=Thank, default=Thank.NONE)
    found_by = FoundByField()
    joined_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="joined", editable=False
    )
    added_at = models.DateTimeField(_("added at"))
    erased_at = models.DateTimeField(_("erased at"), null=True)

    objects = People.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        default_permissions = ()
        permissions = [
            ("keep_people", "May see and keep the records of people"),
            ("erase_people", "May erase people on their asking"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(joined_into=F("id")), name="person_not_joined_into_themself"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PersonKind.values), name="person_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(thank__in=Thank.values), name="person_thanked_as_one_may_choose"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(**dict.fromkeys((*TOLD, "found_by"), "")),
                name="person_erased_is_empty",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["found_by"], name="people_by_their_words", opclasses=["varchar_pattern_ops"]
            ),
            models.Index(Lower("email"), name="people_by_email"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("somebody without a name"))


class Joining(models.Model):
    """That two records were found to be one person’s: by whom, when, and whether it was undone.

    A record is joined to one other at a time. `Person.joined_into` follows from all that stand.
    """

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="joinings")
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("joined at"))
    undone_by = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone at"), null=True)

    class Meta:
        verbose_name = _("joining")
        verbose_name_plural = _("joinings")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["other"], condition=Q(undone_at=None), name="person_joined_to_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(kept=F("other")), name="joining_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} into {self.kept_id}"


class Apart(models.Model):
    """That two records which look alike are two people’s: who said so, and when.

    `one` has the lower number.
    """

    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("two people")
        verbose_name_plural = _("two people each")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["one", "other"], name="apart_said_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="apart_lower_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id}, {self.other_id}"


_PERSON, _JOINING = "people_person", "people_joining"
_KEPT_IS_JOINED = (
    "NEW.joined_into_id IS NOT NULL AND EXISTS (SELECT 1 FROM people_person p"
    " WHERE p.id = NEW.joined_into_id AND p.joined_into_id IS NOT NULL)"
)
_HAS_OTHERS = (
    "NEW.joined_into_id IS NOT NULL AND EXISTS (SELECT 1 FROM people_person p"
    " WHERE p.joined_into_id = NEW.id)"
)
_ONE_STEP = "a record is joined into one that is kept"
_FACTS = (
    "NEW.kept_id <> OLD.kept_id OR NEW.other_id <> OLD.other_id OR NEW.at <> OLD.at"
    " OR OLD.undone_at IS NOT NULL"
)
guards.declare(
    [
        guards.Guard(f"{_PERSON}_joined_new", _PERSON, "INSERT", _KEPT_IS_JOINED, _ONE_STEP),
        guards.Guard(f"{_PERSON}_joined", _PERSON, "UPDATE", _KEPT_IS_JOINED, _ONE_STEP),
        guards.Guard(f"{_PERSON}_kept", _PERSON, "UPDATE", _HAS_OTHERS, _ONE_STEP),
        guards.Guard(f"{_JOINING}_facts", _JOINING, "UPDATE", _FACTS, "a joining is undone once"),
        guards.Guard(f"{_JOINING}_stays", _JOINING, "DELETE", "TRUE", "a joining is kept"),
    ]
)
