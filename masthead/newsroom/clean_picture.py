"""Take out of a picture's file what a camera or a program wrote beside the picture."""

from __future__ import annotations

import io
import warnings
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

_KEPT = ("icc_profile", "transparency", "duration", "loop", "gamma", "background")


class PictureTooLarge(ValidationError):
    """The picture has more pixels than are safe to open."""


class PictureNotUnderstood(ValidationError):
    """The file is no picture of a kind that the paper takes."""


def bound_pictures() -> None:
    """Have Pillow refuse a picture over the most from the head of its file, whoever opens it.

    Wagtail's own form counts the pixels only after it has unpacked them. Pillow refuses at
    twice its limit, and warns from there on, which says nothing here.
    """
    Image.MAX_IMAGE_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 2
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)


def clean_picture(file: IO[bytes]) -> ContentFile[bytes]:
    """Return the picture's file without EXIF, GPS, XMP or comments, turned the right way up.

    The number of pixels is read from the head of the file, before anything is unpacked.
    Raises PictureTooLarge, PictureNotUnderstood.
    """
    file.seek(0)
    try:
        with Image.open(file) as picture:
            _refuse_large(picture)
            return ContentFile(_rewritten(picture))
    except Image.DecompressionBombError as error:
        raise PictureTooLarge(_("The picture has more pixels than are safe to open")) from error
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise PictureNotUnderstood(_("This file can’t be read as a picture")) from error


def _refuse_large(picture: Image.Image) -> None:
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if (pixels := picture.width * picture.height) > most:
        words = _("The picture has {pixels} megapixels; {most} are the most")
        raise PictureTooLarge(words.format(pixels=pixels // 1_000_000, most=most // 1_000_000))


def _rewritten(picture: Image.Image) -> bytes:
    kind = picture.format or "PNG"
    frames = getattr(picture, "n_frames", 1)
    options: dict[str, Any] = {"save_all": True} if frames > 1 else {}
    turned = picture.getexif().get(0x0112, 1) != 1 and frames == 1
    if turned:
        picture = ImageOps.exif_transpose(picture)
    if kind in ("JPEG", "MPO"):
        kind, options = "JPEG", {"quality": 95 if turned else "keep", "optimize": True}
    elif kind in ("WEBP", "AVIF"):
        options |= {"quality": 95}
    picture.info = {name: value for name, value in picture.info.items() if name in _KEPT}
    if profile := picture.info.get("icc_profile"):
        options["icc_profile"] = profile
    out = io.BytesIO()
    picture.save(out, format=kind, exif=b"", **options)
    return out.getvalue()
