"""The roles of a paper, from one table; each is a group that holds exactly these permissions.

Where a permission's room is not there yet, the group simply lacks it. Rights over pages and
pictures are the newsroom's to give (`newsroom.rights`), by the same names.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

DESK = "wagtailadmin.access_admin"


@dataclass(frozen=True)
class Role:
    """A role: its slug for commands, its name as the group and on the screen, what it may do."""

    slug: str
    name: str
    permissions: tuple[str, ...]


_MONEY = (
    "fund.view_gift",
    "fund.record_gift",
    "fund.open_appeal",
    "thanks.print_column",
    "batches.enter_post",
    "reconcile.settle_lines",
)
_PEOPLE = ("people.keep_people", "supporters.keep_supporters")
_GIVE_BACK = ("payments.refund",)
_BOOKS = ("treasury.view_books",)
_WORDS = ("newsroom.correct_article",)
_SOCIETY = (
    "register.keep_register",
    "register.export_register",
    "register.set_rules",
    "shares.open_offer",
    "shares.decide_applications",
    "shares.alter_holdings",
)
ROLES = (
    Role("reporter", "Reporter", (DESK,)),
    Role("desk-editor", "Desk editor", (DESK, "website.pin_front", "newsroom.edit_lists")),
    Role("sub", "Sub-editor", (DESK, "newsroom.edit_lists")),
    Role(
        "revise-sub",
        "Revise sub",
        (DESK, "newsroom.edit_lists", "newsroom.withdraw_article", "website.pin_front", *_WORDS),
    ),
    Role("picture-editor", "Picture editor", (DESK,)),
    Role("legal-reader", "Legal reader", (DESK,)),
    Role("readers-editor", "Readers’ editor", (DESK, *_WORDS)),
    Role("fund-organiser", "Fund organiser", (DESK, *_MONEY, *_PEOPLE, "supporters.set_levels")),
    Role("secretary", "Society secretary", (DESK, *_SOCIETY)),
    Role(
        "treasurer",
        "Treasurer",
        (
            DESK,
            *_MONEY,
            *_PEOPLE,
            *_GIVE_BACK,
            *_BOOKS,
            "treasury.close_month",
            "shares.pay_interest",
        ),
    ),
    Role(
        "administrator",
        "Administrator",
        (
            DESK,
            "people.manage_staff",
            "people.read_audit",
            "people.erase_people",
            "supporters.set_levels",
            *_PEOPLE,
            "paper.change_paper",
            "mail.see_to_letters",
            "register.export_register",
            "newsroom.edit_lists",
            "newsroom.set_access",
            "newsroom.withdraw_article",
            "website.pin_front",
            *_WORDS,
            *_MONEY,
            *_GIVE_BACK,
            *_BOOKS,
        ),
    ),
)


class NoSuchRole(ValueError):
    """No role has this name."""


def find(slug: str) -> Role:
    """Return the role of a slug. Raises NoSuchRole, naming those that there are."""
    for role in ROLES:
        if slug in (role.slug, role.name):
            return role
    known = ", ".join(role.slug for role in ROLES)
    raise NoSuchRole(f"No role is called “{slug}”; the roles are: {known}")


def sync() -> None:
    """Make each role's group hold exactly the permissions of its row. Safe to run again."""
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(_permissions(role))


def _permissions(role: Role) -> list[Permission]:
    wanted = Q(pk__in=[])
    for name in role.permissions:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))
