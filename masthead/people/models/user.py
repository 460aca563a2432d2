"""Whoever signs in, and the links that let them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.people.models.person import Person


class UserManager(BaseUserManager["User"]):
    """Makes users, whose name to sign in by is their email address."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the user of an email address, in whatever case it was typed."""
        return self.get(email__iexact=username)

    def create_superuser(self, email: str, password: str | None = None) -> User:
        """Make a user with every permission. The paper itself never needs one."""
        user = self.model(email=self.normalize_email(email), is_superuser=True)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, by their email address.

    `sessions_ended` counts how often all their sessions were ended: each holds for one count.
    """

    email = models.EmailField(_("email"), unique=True)
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)
    person = models.OneToOneField(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, null=True, blank=True
    )

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        permissions = [("manage_staff", "May manage the staff")]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """Return the name as it stands beside their work, or their address without one."""
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def get_session_auth_hash(self) -> str:
        """Return what a session must agree with: the password, and that it wasn’t ended since."""
        return self._of_this_count(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Yield the same for the secret keys of before."""
        for found in super().get_session_auth_fallback_hash():
            yield self._of_this_count(found)

    def _of_this_count(self, found: str) -> str:
        return f"{found}.{self.sessions_ended}" if self.sessions_ended else found

    @property
    def is_staff(self) -> bool:
        """Say whether the desk is open to them (Django's own name for it)."""
        return self.is_active and self.has_perm("wagtailadmin.access_admin")


class SignInLink(models.Model):
    """A link that signs somebody in once. Only a digest of its secret is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
