"""A line of the desk's menu, shown to those who hold a right."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.admin.menu import MenuItem


class DeskLine(MenuItem):
    """A line that leads to a screen by its address's name, for holders of one permission."""

    def __init__(
        self, label: str | Promise, *, screen: str, permission: str, icon: str, order: int
    ) -> None:
        super().__init__(label, reverse(screen), icon_name=icon, order=order)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether whoever is signed in holds the right."""
        return request.user.has_perm(self.permission)
