"""What each role may do to pages and pictures, from one table, by the names of people.roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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

    Run after each migration, and whenever a section or the front page is made.
    """
    Group.objects.filter(name__in=_WAGTAILS_OWN, user=None).delete()
    sections = _pages("newsroom.sectionpage")
    front = _pages("website.frontpage")
    for role in roles.ROLES:
        group = Group.objects.get(name=role.name)
        rights = RIGHTS.get(role.slug, Rights(pictures=()))
        _set_pages(group, [(front, rights.everywhere), (sections, rights.in_sections)])
        _set_pictures(group, rights.pictures)


def _pages(kind: str) -> list[Page]:
    app, model = kind.split(".")
    pages = Page.objects.filter(content_type__app_label=app, content_type__model=model)
    return list(pages)


def _set_pages(group: Group, wanted: Iterable[tuple[list[Page], tuple[str, ...]]]) -> None:
    """Give a group these page rights and no other; what it holds already stays as it is."""
    held = {
        (row.page_id, row.permission_id): row
        for row in GroupPagePermission.objects.filter(group=group)
    }
    for pages, names in wanted:
        for permission in _permissions("wagtailcore", [f"{name}_page" for name in names]):
            for page in pages:
                if not held.pop((page.pk, permission.pk), None):
                    GroupPagePermission.objects.create(
                        group=group, page=page, permission=permission
                    )
    GroupPagePermission.objects.filter(pk__in=[row.pk for row in held.values()]).delete()


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
