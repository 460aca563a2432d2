"""What each role may do to pages and pictures, from one table, by the names of people.roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from masthead.people import roles

# The groups that a new Wagtail brings along; the paper's roles take their place.
_WAGTAILS_OWN = ("Moderators", "Editors")


@dataclass(frozen=True)
class Rights:
    """What a role may do: on the front page and all below it, in each section, with pictures."""

    everywhere: tuple[str, ...] = ()
    in_sections: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ("choose",)


# "add" is to begin a story and edit one's own; "change" to edit anybody's.
_WRITE = ("add", "change", "lock", "unlock")
RIGHTS = {
    "reporter": Rights(in_sections=("add",), pictures=("choose", "add")),
    "desk-editor": Rights(in_sections=_WRITE, pictures=("choose", "add")),
    "sub": Rights(in_sections=_WRITE, pictures=("choose", "add")),
    "revise-sub": Rights(in_sections=(*_WRITE, "publish"), pictures=("choose", "add", "change")),
    "picture-editor": Rights(
        in_sections=("change",), pictures=("choose", "add", "change", "delete")
    ),
    "readers-editor": Rights(in_sections=("change",)),
    "administrator": Rights(
        everywhere=(*_WRITE, "publish"), pictures=("choose", "add", "change", "delete")
    ),
}


def sync() -> None:
    """Make every role hold exactly the rights of its row. Safe to run again.

    Run after each migration.
    """
    Group.objects.filter(name__in=_WAGTAILS_OWN, user=None).delete()
    sync_pages()
    for role in roles.ROLES:
        pictures = RIGHTS[role.slug].pictures if role.slug in RIGHTS else ()
        _set_pictures(Group.objects.get(name=role.name), pictures)


def sync_pages() -> None:
    """Make every role hold exactly its rights over pages, in a handful of queries.

    Run whenever a section or the front page is made; what a role holds already stays as it is.
    """
    groups = {group.name: group.pk for group in Group.objects.all()}
    ours = {role.slug: groups[role.name] for role in roles.ROLES}
    held = {
        (row.group_id, row.page_id, row.permission_id): row.pk
        for row in GroupPagePermission.objects.filter(group__in=ours.values())
    }
    wanted = set(_wanted(ours))
    surplus = [pk for key, pk in held.items() if key not in wanted]
    GroupPagePermission.objects.filter(pk__in=surplus).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group_id=group, page_id=page, permission_id=permission)
        for group, page, permission in sorted(wanted - held.keys())
    )


def _wanted(groups: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    """Yield the group, page and permission of each right, by their keys."""
    found = Permission.objects.filter(content_type__app_label="wagtailcore")
    permissions = {permission.codename: permission.pk for permission in found}
    front, sections = _pages("website.frontpage"), _pages("newsroom.sectionpage")
    for slug, rights in RIGHTS.items():
        for pages, names in ((front, rights.everywhere), (sections, rights.in_sections)):
            for page, name in product(pages, names):
                yield groups[slug], page, permissions[f"{name}_page"]


def _pages(kind: str) -> list[int]:
    app, model = kind.split(".")
    pages = Page.objects.filter(content_type__app_label=app, content_type__model=model)
    return list(pages.values_list("pk", flat=True))


def _set_pictures(group: Group, names: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    wanted = _permissions("wagtailimages", [f"{name}_image" for name in names])
    held = GroupCollectionPermission.objects.filter(
        group=group, permission__content_type__app_label="wagtailimages"
    )
    held.exclude(collection=root, permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _permissions(app: str, codenames: list[str]) -> list[Permission]:
    found = Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
    return list(found.order_by("codename"))
