"""Read front matter: the lines between two `---` that say what a story is."""

import re
from collections.abc import Iterator

import yaml

from masthead.newsroom.manuscripts.manuscript import Manuscript, Signature
from masthead.newsroom.manuscripts.refusals import FrontMatterNotUnderstood

_FENCED = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KNOWN = {
    *("headline", "title", "standfirst", "description", "lead_in", "section", "kicker"),
    *("short_headline", "series", "kind", "bylines", "byline", "authors", "author"),
    *("byline_free", "agency", "topics", "tags", "embargo", "embargo_until"),
}
# More than any front matter; the reader of YAML is slow.
_LONGEST = 10_000


def read_front_matter(source: str) -> tuple[Manuscript, str]:
    """Split off the front matter; return what it says, without a text, and the text.

    Known names: headline or title, standfirst or description, lead_in, section, kicker,
    short_headline, series, kind, bylines or byline or author(s) (names, or name and role each),
    byline_free, agency, topics or tags, embargo or embargo_until. Names that it doesn't know may
    belong to other tools: they are named in `left_out`. Every value is taken as it is written: a
    headline `2026` is those four figures. Raises FrontMatterNotUnderstood.
    """
    found = _FENCED.match(source.lstrip("\n"))
    if not found:
        return Manuscript(headline="", blocks=()), source
    said = _load(found.group(1))
    about = Manuscript(
        headline=_line(said, "headline", "title"),
        blocks=(),
        standfirst=_line(said, "standfirst", "description"),
        lead_in=_line(said, "lead_in"),
        section=_line(said, "section"),
        kicker=_line(said, "kicker"),
        short_headline=_line(said, "short_headline"),
        series=_line(said, "series"),
        kind=_line(said, "kind"),
        bylines=tuple(_signatures(said)),
        byline_free=_line(said, "byline_free"),
        agency=_line(said, "agency"),
        topics=_topics(said),
        embargo=_line(said, "embargo", "embargo_until"),
        left_out=tuple(f"“{name}” of the front matter" for name in said if name not in _KNOWN),
    )
    return about, source.lstrip("\n")[found.end() :]


def _load(text: str) -> dict[str, object]:
    if len(text) > _LONGEST:
        raise FrontMatterNotUnderstood("The front matter is longer than any that a story needs")
    try:
        said = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes words and lists alone)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise FrontMatterNotUnderstood(
            f"Line {line} of the front matter can’t be read: a value with a colon in it needs "
            "quotation marks around it"
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise FrontMatterNotUnderstood("The front matter can’t be read") from error
    if not isinstance(said, dict):
        if said in (None, ""):
            return {}
        raise FrontMatterNotUnderstood("The front matter has to be lines of “name: value”")
    return {str(name).strip().lower().replace("-", "_"): value for name, value in said.items()}


def _line(said: dict[str, object], *names: str) -> str:
    values = [said[name] for name in names if said.get(name)]
    if values and not isinstance(values[0], str):
        raise FrontMatterNotUnderstood(f"“{names[0]}” in the front matter has to be one line")
    return " ".join(str(values[0]).split()) if values else ""


def _signatures(said: dict[str, object]) -> Iterator[Signature]:
    for one in _list(said, "bylines", "byline", "authors", "author"):
        if isinstance(one, dict):
            yield Signature(_line(one, "name"), _line(one, "role"))
        else:
            yield Signature(one)


def _topics(said: dict[str, object]) -> tuple[str, ...]:
    topics = _list(said, "topics", "tags")
    if any(isinstance(one, dict) for one in topics):
        raise FrontMatterNotUnderstood("“topics” in the front matter has to be a plain list")
    return tuple(part.strip() for one in topics for part in str(one).split(",") if part.strip())


def _list(said: dict[str, object], *names: str) -> list[str | dict[str, object]]:
    """Return the values of the first of several names that is there: words, or names of values."""
    value = next((said[name] for name in names if said.get(name)), [])
    found: list[str | dict[str, object]] = []
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, str | dict):
            raise FrontMatterNotUnderstood(f"“{names[0]}” in the front matter has to be plain")
        found.append(" ".join(one.split()) if isinstance(one, str) else one)
    return [one for one in found if one]
