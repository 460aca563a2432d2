"""The sizes that pictures are cut to, and where on a page each is used."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.newsroom.models import Picture, Rendition


@dataclass(frozen=True)
class Shape:
    """How a picture is cut for one place: Wagtail's filters by width, and the browser's hint."""

    filters: tuple[str, ...]
    sizes: str


SHAPES = {
    "story": Shape(
        ("max-640x640", "max-1100x900", "max-1600x1200"),
        "(min-width: 62rem) 50rem, calc(100vw - 2rem)",
    ),
    "lead": Shape(
        ("fill-640x400", "fill-1120x700", "fill-1600x1000"),
        "(min-width: 62rem) 54rem, calc(100vw - 2rem)",
    ),
    "card": Shape(("fill-320x213", "fill-640x427"), "(min-width: 40rem) 18rem, calc(100vw - 2rem)"),
    "face": Shape(("fill-120x120", "fill-240x240"), "7.5rem"),
}
FORMATS = ("webp", "jpeg")


@dataclass(frozen=True)
class Cut:
    """A picture cut for one place: its renditions by format, smallest first."""

    webp: list[Rendition]
    jpeg: list[Rendition]
    sizes: str

    @property
    def webp_set(self) -> str:
        """Return the `srcset` of the WebP files."""
        return _srcset(self.webp)

    @property
    def jpeg_set(self) -> str:
        """Return the `srcset` of the JPEG files."""
        return _srcset(self.jpeg)

    @property
    def shown(self) -> Rendition:
        """Return the file for browsers that choose none, whose shape all share."""
        return self.jpeg[-1]


def cut(picture: Picture, shape: str) -> Cut:
    """Return a picture cut for a place, cutting what is not there yet."""
    wanted = SHAPES[shape]
    filters = {
        kind: [f"{spec}|format-{kind}{_quality(kind)}" for spec in wanted.filters]
        for kind in FORMATS
    }
    specs = [spec for kind in FORMATS for spec in filters[kind]]
    done: dict[str, Rendition] = picture.get_renditions(*specs)
    return Cut(
        webp=[done[spec] for spec in filters["webp"]],
        jpeg=[done[spec] for spec in filters["jpeg"]],
        sizes=wanted.sizes,
    )


def cut_all(picture: Picture) -> None:
    """Cut a picture for every place that shows stories, so that no reader waits for it."""
    for shape in ("story", "lead", "card"):
        cut(picture, shape)


def _quality(kind: str) -> str:
    return "|webpquality-78" if kind == "webp" else "|jpegquality-80"


def _srcset(renditions: list[Rendition]) -> str:
    widths: dict[int, str] = {each.width: each.url for each in renditions}
    return ", ".join(f"{url} {width}w" for width, url in widths.items())
