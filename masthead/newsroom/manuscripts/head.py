"""Find headline and standfirst in a text that marks them by its lines alone."""

from dataclasses import dataclass, field

from masthead.newsroom.manuscripts.manuscript import Words
from masthead.newsroom.manuscripts.refusals import NoHeadline

LONGEST_STANDFIRST = 300
# A sentence longer than this is the first paragraph of a story that lacks its headline.
_LONGEST_SENTENCE = 120
_SENTENCE_END = (".", "!", "?", "…")


@dataclass(frozen=True)
class Head:
    """What was found: `under` are lines right under the standfirst, `text` the text's own."""

    headline: str
    standfirst: str = ""
    under: list[Words] = field(default_factory=list)
    text: list[Words] = field(default_factory=list)


def split_head(lines: list[Words], *, more: bool) -> Head:
    """Take the first line as the headline and a line right under it as the standfirst.

    `lines` are those above the first blank line; `more` says that text follows it. Where none
    does, a second line that ends as a sentence is text; so is one too long for a standfirst.
    Raises NoHeadline where the first line is a paragraph.
    """
    headline, below = lines[0].line, lines[1:]
    if len(headline) > _LONGEST_SENTENCE and ends_a_sentence(headline):
        raise NoHeadline("The story has no headline: it begins with a paragraph")
    if not below:
        return Head(headline)
    second = below[0].line
    if len(second) > LONGEST_STANDFIRST or (not more and ends_a_sentence(second)):
        return Head(headline, text=below)
    if more:
        return Head(headline, second, under=below[1:])
    return Head(headline, second, text=below[1:])


def ends_a_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does, a closing quotation mark left aside."""
    return text.rstrip("”’\"')] ").endswith(_SENTENCE_END)
