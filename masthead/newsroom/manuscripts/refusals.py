"""Why a file can't be read as a story: one class and one sentence for each reason."""


class ManuscriptRefused(ValueError):
    """A file can't be read as a story. Its message is one sentence for the person who sent it."""


class NoSuchManuscript(ManuscriptRefused):
    """There is no such file, or it can't be opened."""


class UnknownKind(ManuscriptRefused):
    """The name ends in something other than .txt, .md or .docx."""


class TooLarge(ManuscriptRefused):
    """The file, or what it unpacks to, is larger than any story."""


class EmptyManuscript(ManuscriptRefused):
    """There is nothing in the file."""


class EncodingNotUnderstood(ManuscriptRefused):
    """The bytes are no text in any encoding that newsrooms send."""


class FrontMatterNotUnderstood(ManuscriptRefused):
    """The lines between the two `---` aren't `name: value`."""


class NotADocument(ManuscriptRefused):
    """A .docx that isn't one: torn, renamed, or made to do harm."""


class DocumentLocked(ManuscriptRefused):
    """A .docx that asks for a password."""


class NoHeadline(ManuscriptRefused):
    """There is text, but nothing that could be the headline."""


class NoText(ManuscriptRefused):
    """There is a headline, but no text."""
