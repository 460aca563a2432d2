"""What the newsroom keeps."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """A picture with what it takes to print one: alternative text, credit, rights."""

    alt = models.CharField(_("alternative text"), max_length=500, blank=True)
    decorative = models.BooleanField(_("decorative: no alternative text needed"), default=False)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    rights_until = models.DateField(_("rights until"), null=True, blank=True)

    admin_form_fields: ClassVar[tuple[str, ...]] = (
        *Image.admin_form_fields,
        "alt",
        "decorative",
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
        return "" if self.decorative else self.alt


class Rendition(AbstractRendition):
    """A picture cut to a size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_size"
            )
        ]
