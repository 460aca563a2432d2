"""A line of the desk's menu, shown to those who hold a right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@dataclass(frozen=True)
class Screen:
    """A screen as a menu offers it: its words, its address's name, its icon, its place."""

    label: str | Promise
    name: str
    icon: str
    order: int


def offer(menu: str, *screens: Screen, permission: str | tuple[str, ...]) -> None:
    """Offer screens in a menu, by the name of its hook, to holders of a permission.

    Of several permissions one is enough.
    """
    for screen in screens:
        hooks.register(menu, partial(_line, screen, permission))


def _line(screen: Screen, permission: str | tuple[str, ...]) -> DeskLine:
    return DeskLine(
        screen.label,
        screen=screen.name,
        permission=permission,
        icon=screen.icon,
        order=screen.order,
    )


class DeskLine(MenuItem):
    """A line that leads to a screen by its address's name, for holders of a permission."""

    def __init__(
        self,
        label: str | Promise,
        *,
        screen: str,
        permission: str | tuple[str, ...],
        icon: str,
        order: int,
    ) -> None:
        super().__init__(label, reverse(screen), icon_name=icon, order=order)
        self.permissions = (permission,) if isinstance(permission, str) else permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether whoever is signed in holds one of the rights."""
        return any(request.user.has_perm(right) for right in self.permissions)
