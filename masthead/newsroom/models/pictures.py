"""Pictures, with what it takes to print one."""

from __future__ import annotations

import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from masthead.newsroom.clean_picture import clean_picture


class Picture(AbstractImage):
    """A picture with what it takes to print one: alternative text, credit, rights.

    The file is stored without what a camera adds (place, time, device) and under a name that
    nobody can guess from the story.
    """

    alt = models.CharField(_("alternative text"), max_length=500, blank=True)
    is_decorative = models.BooleanField(_("decorative: no alternative text needed"), default=False)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    rights_until = models.DateField(_("rights until"), null=True, blank=True)

    admin_form_fields: ClassVar[tuple[str, ...]] = (
        # Wagtail’s own description would be a second alternative text that nothing prints.
        *(name for name in Image.admin_form_fields if name != "description"),
        "alt",
        "is_decorative",
        "credit",
        "rights_until",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions: ClassVar[list[tuple[str, str]]] = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        """Return the alternative text that is printed: nothing for a decoration."""
        return "" if self.is_decorative else self.alt

    def get_upload_to(self, filename: str) -> str:
        """Return where the original goes: an unguessable name, since its renditions are public."""
        return f"original_images/{secrets.token_hex(10)}{PurePath(filename).suffix.lower()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the picture; a new file is stripped of its metadata first.

        Raises PictureTooLarge, PictureNotUnderstood.
        """
        if self.file and (self._state.adding or not self.file._committed):
            self._take_clean_file()
        super().save(*args, **kwargs)

    def _take_clean_file(self) -> None:
        stored = self.file.name if self.file._committed else ""
        self.file.save(self.file.name, clean_picture(self.file), save=False)
        if stored:
            self.file.storage.delete(stored)
        self._meta.get_field("file").update_dimension_fields(self, force=True)
        self.file_size = self.file.size
        self._set_file_hash()


class Rendition(AbstractRendition):
    """A picture cut to a size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_size"
            )
        ]
