"""What the text of a story is made of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

_INLINE = ["bold", "italic", "link"]


class PictureBlock(blocks.StructBlock):
    """A picture inside the text; its own credit goes before the picture's."""

    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)
    credit = blocks.CharBlock(
        label=_("Credit"), required=False, help_text=_("Only where it differs from the picture’s")
    )

    class Meta:
        icon = "image"
        label = _("Picture")


class TextBlocks(blocks.StreamBlock):
    """Paragraphs, crossheads, pull quotes, pictures and lists.

    Raw values: `paragraph` and `list` are HTML (`<p>`, or one `<ul>` or `<ol>`); `crosshead`
    and `pull_quote` are plain text; `picture` is {picture: pk, caption, credit}.
    """

    paragraph = blocks.RichTextBlock(label=_("Paragraphs"), features=_INLINE)
    crosshead = blocks.CharBlock(label=_("Crosshead"), icon="title")
    pull_quote = blocks.TextBlock(label=_("Pull quote"), icon="openquote")
    picture = PictureBlock()
    list = blocks.RichTextBlock(
        label=_("List"),
        icon="list-ul",
        features=["ul", "ol", *_INLINE],
    )
