"""A small print shop: plates are cut as masks, then printed one ink over another.

Everything is measured in pixels of the finished sheet, from its upper left corner. Colours are
anything that Pillow reads, as a rule "#rrggbb". The same slug always gives the same print.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageFilter, ImageOps

from masthead.sample.pictures.cut import SIZE, WIDTH, Cut

_EDGE = [min(255, max(0, (level - 108) * 6)) for level in range(256)]
_SPECKS = [255 if level > 214 else 0 for level in range(256)]
_TOOTH = [233 + level * 22 // 255 for level in range(256)]
_CLOUD = [238 + level * 17 // 255 for level in range(256)]


class Print:
    """A sheet of paper, and the inks that have been printed on it so far."""

    def __init__(self, slug: str, paper: str) -> None:
        """Take a clean sheet of one colour; the slug seeds all that is left to chance."""
        self.chance = random.Random(slug)
        self.image = Image.new("RGB", SIZE, paper)
        noise = Image.frombytes("L", SIZE, self.chance.randbytes(SIZE[0] * SIZE[1]))
        self.grain = ImageOps.autocontrast(noise.filter(ImageFilter.GaussianBlur(1.3)), cutoff=1)
        self._wobble = self.grain.point([64 + level // 2 for level in range(256)])

    @contextmanager
    def ink(self, colour: str, *, wear: float = 0.0, over: bool = False) -> Iterator[Cut]:
        """Cut a plate inside the block; print it in one colour when the block ends.

        `wear` (0 to 1) leaves that much of the specks where ink did not take. `over` prints
        it transparent, so that what lies underneath is darkened and not hidden.
        """
        cut = Cut(self.chance, self._shifted(self.grain))
        yield cut
        self._pull(cut.mask, colour, wear=wear, over=over)

    def roll(self, top: str, bottom: str, *, start: int = 0, end: int = SIZE[1]) -> None:
        """Print a band across the sheet, one ink blending into another from top to bottom."""
        size = (WIDTH, end - start)
        fall = Image.linear_gradient("L").resize(size)
        grain = self._shifted(self.grain).crop((0, 0, *size)).point([v // 6 for v in range(256)])
        fall = ImageChops.add(fall, grain, offset=-21)
        band = ImageOps.colorize(fall, top, bottom)
        self.image.paste(band, (0, start))

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 1.0) -> None:
        """Print a spot of light that fades out, grainy as if sprayed, around a point."""
        side = int(radius * 2)
        spot = Image.radial_gradient("L").resize((side, side))
        spot = spot.point([int(strength * 255 * max(0.0, 1 - v / 178) ** 1.5) for v in range(256)])
        grain = self._shifted(self.grain).resize((side, side)) if side > WIDTH else None
        grain = grain or self._shifted(self.grain).crop((0, 0, side, side))
        soft = ImageChops.multiply(spot, grain.point([150 + v * 105 // 255 for v in range(256)]))
        self.image.paste(colour, (int(x - radius), int(y - radius)), soft)

    def finish(self) -> Image.Image:
        """Give the print the tooth of its paper and return it."""
        cloud = self._shifted(self.grain).resize((100, 67)).filter(ImageFilter.GaussianBlur(4))
        cloud = ImageOps.autocontrast(cloud).resize(SIZE, Image.Resampling.BICUBIC).point(_CLOUD)
        tooth = ImageChops.multiply(self.grain.point(_TOOTH), cloud)
        return ImageChops.multiply(self.image, Image.merge("RGB", (tooth, tooth, tooth)))

    def _shifted(self, image: Image.Image) -> Image.Image:
        return ImageChops.offset(image, self.chance.randrange(WIDTH), self.chance.randrange(1000))

    def _pull(self, mask: Image.Image, colour: str, *, wear: float, over: bool) -> None:
        left, top, right, low = mask.getbbox() or (0, 0, 1, 1)
        # Only the inked part is worked on: most plates are small, and this is most of the time.
        box = (max(0, left - 4), max(0, top - 4), min(SIZE[0], right + 4), min(SIZE[1], low + 4))
        edge = mask.crop(box).filter(ImageFilter.BoxBlur(1.7))
        edge = ImageChops.add(edge, self._piece(self._wobble, box), offset=-128).point(_EDGE)
        if wear:
            specks = self._piece(self.grain, box).point([int(v * wear) for v in _SPECKS])
            edge = ImageChops.subtract(edge, specks)
        if over:
            below = self.image.crop(box)
            flat = Image.new("RGB", below.size, colour)
            self.image.paste(ImageChops.multiply(below, flat), box[:2], edge)
        else:
            self.image.paste(colour, box[:2], edge)

    def _piece(self, image: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
        return self._shifted(image).crop(box)
