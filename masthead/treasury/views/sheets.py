"""Answers that are kept as files."""

from collections.abc import Iterable
from typing import TypeVar

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

Answer = TypeVar("Answer", bound=HttpResponseBase)
CSV, PDF, TEXT = "text/csv; charset=utf-8", "application/pdf", "text/plain; charset=utf-8"


def as_file(whole: bytes, *, name: str, kind: str) -> HttpResponse:
    """Return a file of a name, to be kept."""
    return _named(HttpResponse(whole, content_type=kind), name)


def as_stream(parts: Iterable[bytes], *, name: str, kind: str) -> StreamingHttpResponse:
    """Return a file of a name that is sent as it is made."""
    return _named(StreamingHttpResponse(parts, content_type=kind), name)


def _named(answer: Answer, name: str) -> Answer:
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    answer["Cache-Control"] = "private, no-store"
    return answer
