"""Look into a .docx before anything reads it, so that a hostile one does no harm."""

import io
import zipfile
import zlib
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml
import defusedxml.sax

from masthead.newsroom.manuscripts.refusals import (
    DocumentLocked,
    ManuscriptRefused,
    NotADocument,
    TooLarge,
)

# What Word wrote before .docx, and what it wraps an encrypted .docx in.
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS = 2_000
# The XML of a 10,000-word story with its revisions is under 3 MB; its tree takes fifty times that.
_LARGEST_XML = 6_000_000
_MOST_ELEMENTS = 300_000
_DEEPEST = 150
_TORN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
_NOT_XML = (SAXException, defusedxml.DefusedXmlException, ValueError)


def check_package(data: bytes) -> None:
    """Refuse what is no .docx: torn, locked, renamed, or unpacking to more than any story.

    Unpacks the XML once, within bounds, and allows no document type, no entity and no great
    depth. Raises NotADocument, DocumentLocked, TooLarge.
    """
    if data.startswith(_OLD_CONTAINER):
        if _ENCRYPTED in data:
            raise DocumentLocked("The document asks for a password: save it without one")
        raise NotADocument("The document is in Word’s old format: save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(package)
    except ManuscriptRefused:
        raise
    except RuntimeError as error:
        raise DocumentLocked("The document asks for a password: save it without one") from error
    except _TORN as error:
        raise NotADocument("The file is not a .docx, or it is torn") from error


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if "[Content_Types].xml" not in names or len(set(names)) != len(names):
        raise NotADocument("The file is a zip, but not a .docx")
    if len(parts) > _MOST_PARTS:
        raise TooLarge("The document has more parts than any story")
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    if sum(part.file_size for part in xml) > _LARGEST_XML:
        raise TooLarge("The document unpacks to more than any story")
    for part in xml:
        _check_xml(package.read(part))


def _check_xml(data: bytes) -> None:
    try:
        defusedxml.sax.parseString(data, _Bounds(), forbid_dtd=True)
    except _NOT_XML as error:
        raise NotADocument("The file is not a .docx, or it is damaged inside") from error


class _Bounds(ContentHandler):
    """Counts elements, and how deep they lie in one another."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self._count += 1
        self._depth += 1
        if self._depth > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise SAXException("more than any document")

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1
