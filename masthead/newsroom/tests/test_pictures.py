import struct
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.images.forms import get_image_form

from masthead.newsroom.clean_picture import PictureNotUnderstood, PictureTooLarge, clean_picture
from masthead.newsroom.cuts import cut
from masthead.newsroom.models import Picture
from masthead.newsroom.tests.desk_cast import a_paper, staff
from masthead.newsroom.tests.page_cast import jpeg, picture

pytestmark = pytest.mark.django_db
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def bomb(width: int, height: int) -> bytes:
    """Return a PNG whose head promises many pixels and whose data are a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b""))
        + (chunk(b"IEND", b""))
    )


def test_a_picture_of_121_megapixels_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(PictureTooLarge, match="more pixels than are safe"):
        clean_picture(ContentFile(bomb(11_000, 11_000)))


def test_the_desk_s_form_refuses_such_a_picture_too() -> None:
    sent = SimpleUploadedFile("bomb.png", bomb(11_000, 11_000), content_type="image/png")
    form = get_image_form(Picture)({"title": "Bomb"}, {"file": sent}, user=staff("administrator"))
    assert "file" in form.errors
    assert not Picture.objects.exists()


def test_a_picture_just_over_the_most_is_refused_with_its_size() -> None:
    with pytest.raises(PictureTooLarge):
        clean_picture(ContentFile(bomb(8_000, 5_001)))


@pytest.mark.parametrize("data", [b" ", b"<svg onload='x'/>", b"\xff\xd8\xff not a picture"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureNotUnderstood):
        clean_picture(ContentFile(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_and_camera_are_taken_out_and_the_picture_is_turned_upright(
    kind: str, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[MAKER], exif[ORIENTATION] = "Camera", 6
    exif[GPS] = {1: "N", 2: (53.0, 45.0, 12.0)}
    path = tmp_path / f"a.{kind.lower()}"
    Image.new("RGB", (60, 40)).save(path, kind, exif=exif)
    kept = picture(data=path.read_bytes(), name=path.name)
    with Image.open(kept.file.path) as stored:
        assert dict(stored.getexif()) == {}
        assert "xmp" not in stored.info
    assert (kept.width, kept.height) == (40, 60)


def test_the_name_of_the_file_says_nothing_of_the_story() -> None:
    kept = picture(name="minister-resigns.jpg")
    assert "minister" not in kept.file.name
    assert "minister" not in kept.get_rendition("width-20").url


def test_a_picture_keeps_that_it_is_decorative() -> None:
    kept = picture(is_decorative=True, alt="Left over")
    assert Picture.objects.get(pk=kept.pk).default_alt_text == ""


def test_renditions_are_served_and_originals_never(client: Client) -> None:
    a_paper()
    kept = picture(data=jpeg(size=(800, 600)))
    shown = cut(kept, "card").jpeg
    answer = client.get(shown.url)
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    for path in (
        f"/media/{kept.file.name}",
        f"/media/images/../{kept.file.name}",
        f"/media/images/..%2f{kept.file.name}",
        f"/media/images/{Path(kept.file.name).name}",
        "/media/images/",
        "/media/",
        "/media/paper.sqlite3",
    ):
        assert client.get(path).status_code == 404, path
    assert Path(settings.MEDIA_ROOT, kept.file.name).exists()


def test_a_cut_picture_has_webp_by_width_and_a_jpeg() -> None:
    cuts = cut(picture(data=jpeg(size=(1600, 1067))), "card")
    assert [each.width for each in cuts.webp] == [360, 720]
    assert (cuts.jpeg.width, cuts.jpeg.height) == (360, 240)
    assert cuts.webp_set.endswith("720w")
