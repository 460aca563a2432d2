"""Words as they are looked for: small letters, no accents, one blank between."""

import unicodedata


def plain(text: str) -> str:
    """Return words in small letters without accents, a blank between: "Zoë  BELL" is "zoe bell"."""
    taken_apart = unicodedata.normalize("NFKD", text.replace("\0", "").casefold())
    letters = "".join(letter for letter in taken_apart if not unicodedata.combining(letter))
    return " ".join(letters.replace("’", "'").split())
