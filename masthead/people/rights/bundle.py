"""What is held about a person as a file: a page to read, and the same as JSON."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from masthead.people.rights.registry import Held


def bundle(held: Sequence[Held], *, paper_name: str, at: dt.datetime) -> bytes:
    """Return a ZIP with `held.html`, to be read without the network, and `held.json`."""
    kept_in = io.BytesIO()
    with zipfile.ZipFile(kept_in, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_at("held.html", at), _page(held, paper_name=paper_name, at=at))
        archive.writestr(_at("held.json", at), _data(held, paper_name=paper_name, at=at))
    return kept_in.getvalue()


def _at(name: str, at: dt.datetime) -> zipfile.ZipInfo:
    """Return a name in the archive that carries the time of asking and not of packing."""
    told = zipfile.ZipInfo(name, date_time=at.timetuple()[:6])
    told.compress_type = zipfile.ZIP_DEFLATED
    return told


def _page(held: Sequence[Held], *, paper_name: str, at: dt.datetime) -> str:
    shown = {
        "paper_name": paper_name,
        "at": at,
        "parts": [
            {"title": one.title, "kept": one.kept, "rows": [list(row.items()) for row in one.rows]}
            for one in held
        ],
    }
    return render_to_string("people/held.html", shown)


def _data(held: Sequence[Held], *, paper_name: str, at: dt.datetime) -> str:
    told: Mapping[str, Any] = {
        "paper": paper_name,
        "asked_at": at,
        "held": [
            {
                "title": str(one.title),
                "stays_after_erasure": str(one.kept),
                "rows": [dict(row) for row in one.rows],
            }
            for one in held
        ],
    }
    return json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
