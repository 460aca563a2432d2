"""Bytes of a file into text, and which form of statement that is."""

import codecs
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.bank.formats.reading import MOST_BYTES, Unreadable
from masthead.bank.models import Form
from masthead.lib import money

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS = (
    (b"PK\x03\x04", gettext_lazy("This is a spreadsheet or a packed file: save it as CSV first")),
    (b"\x1f\x8b", gettext_lazy("This is a packed file: unpack it first")),
    (b"\xd0\xcf\x11\xe0", gettext_lazy("This is a spreadsheet: save it as CSV first")),
    (b"%PDF", gettext_lazy("This is a PDF: ask the bank for a CSV, camt.053, MT940 or OFX file")),
)
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def refuse_size(data: bytes) -> None:
    """Raise Unreadable for a file that is empty, or larger than any statement."""
    if not data.strip():
        raise Unreadable(_("The file is empty"))
    if len(data) > MOST_BYTES:
        words = _("The file is larger than {most} MB: ask the bank for a shorter period")
        raise Unreadable(words.format(most=MOST_BYTES // 1024**2))


def text_of(data: bytes) -> str:
    """Return a file's text: UTF-8, UTF-16 or Latin-1. Raises Unreadable for what is no text."""
    for mark, words in _OTHERS:
        if data.startswith(mark):
            raise Unreadable(str(words))
    text = _decoded(data)
    if found := _NO_TEXT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Unreadable(_("This is no text in UTF-8, UTF-16 or Latin-1"), line=line)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in (*_BOMS, (b"", _without_mark(data))):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                line = data.count(b"\n", 0, error.start) + 1
                raise Unreadable(_("This is no text in UTF-16 or UTF-8"), line=line) from error
    raise AssertionError


def _without_mark(data: bytes) -> str:
    """Guess the encoding of text that doesn't say it: UTF-16 is half nothing, in English."""
    head = data[:400]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[::2].count(0) > len(head) // 4:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1" if not re.search(rb"[\x80-\x9f]", data) else "cp1252"
    return "utf-8"


def form_of(data: bytes) -> Form:
    """Return the form of a statement's file, by how it begins."""
    head = data[:4000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if re.match(rb"(?i)OFXHEADER|<OFX|<\?OFX|<\?xml[^>]*>\s*<\?OFX", head):
        return Form.OFX
    if head.startswith(b"<"):
        return Form.CAMT
    if re.search(rb"(?m)^:(20|25|60[FM]):", head):
        return Form.MT940
    return Form.CSV


def plain(text: str, *, most: int) -> str:
    """Return text on one line, blanks run together, cut to what a column holds."""
    return " ".join(text.replace("\0", "").split())[:most]


def shown(minor: int, *, currency: str) -> str:
    """Write a sum for a sentence about a file."""
    return money.exact(minor, currency=currency)
