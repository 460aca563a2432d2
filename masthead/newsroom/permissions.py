"""Who may do what to stories and lists, where Wagtail’s own answer isn’t the paper’s."""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy


class StoryPermissions(PagePermissionTester):
    """Wagtail's answers, but a published story is neither deleted nor unpublished."""

    def can_delete(self, *args: Any, **kwargs: Any) -> bool:
        """Say whether the story may be deleted: only a draft that readers never saw."""
        return self.page.published_on is None and bool(super().can_delete(*args, **kwargs))

    def can_move(self) -> bool:
        """Say whether the story may go to another section, as Wagtail would for a draft."""
        return bool(super().can_delete(ignore_bulk=True))

    def can_unpublish(self) -> bool:
        """Say no: what was published is withdrawn, with a notice."""
        return False


class KeptUp:
    """Gives a story its own permissions, so that the desk shows no button that isn't there."""

    def permissions_for_user(self, user: Any) -> StoryPermissions:
        """Return what a user may do to this story."""
        return StoryPermissions(user, self)


class ListsPolicy(ModelPermissionPolicy):
    """Who may edit the lists of authors and topics: one permission for everything."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether a user may do anything to the lists."""
        return bool(user.has_perm("newsroom.edit_lists"))
