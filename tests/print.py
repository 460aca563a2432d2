"""What a printed paper says, read back from its PDF."""

import io
from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def pdf_text() -> Callable[[bytes], str]:
    """Return what reads a PDF: all its text, each run of blanks one space."""
    from pypdf import PdfReader

    def read(made: bytes) -> str:
        pages = PdfReader(io.BytesIO(made)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    return read
