"""The sizes that pictures are cut to, and where on a page each is used."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.newsroom.models import Picture, Rendition


@dataclass(frozen=True)
class Shape:
    """How a picture is cut for one place: WebP by width, one JPEG for browsers without it."""

    webp: tuple[str, ...]
    jpeg: str
    sizes: str


SHAPES = {
    "story": Shape(
        ("max-640x640", "max-1100x900", "max-1600x1200"),
        "max-1100x900",
        "(min-width: 62rem) 50rem, calc(100vw - 2rem)",
    ),
    "lead": Shape(
        ("fill-640x400", "fill-1120x700", "fill-1600x1000"),
        "fill-1120x700",
        "(min-width: 62rem) 54rem, calc(100vw - 2rem)",
    ),
    "card": Shape(
        ("fill-360x240", "fill-720x480"),
        "fill-360x240",
        "(min-width: 40rem) 18rem, calc(100vw - 2rem)",
    ),
    "face": Shape(("fill-120x120", "fill-240x240"), "fill-240x240", "7.5rem"),
}


@dataclass(frozen=True)
class Cut:
    """A picture cut for one place."""

    webp: list[Rendition]
    jpeg: Rendition
    sizes: str

    @property
    def webp_set(self) -> str:
        """Return the `srcset` of the WebP files."""
        by_width = {each.width: each.url for each in self.webp}
        return ", ".join(f"{url} {width}w" for width, url in by_width.items())


def cut(picture: Picture, shape: str) -> Cut:
    """Return a picture cut for a place (a key of SHAPES), cutting what is not there yet."""
    wanted = SHAPES[shape]
    webp = [f"{spec}|format-webp|webpquality-78" for spec in wanted.webp]
    jpeg = f"{wanted.jpeg}|format-jpeg|jpegquality-80"
    done: dict[str, Rendition] = picture.get_renditions(*webp, jpeg)
    return Cut([done[spec] for spec in webp], done[jpeg], wanted.sizes)


def cut_all(picture: Picture) -> None:
    """Cut a picture for every place that shows stories, so that no reader waits for it."""
    for shape in ("story", "lead", "card"):
        cut(picture, shape)
