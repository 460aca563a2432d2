"""Guess the email address that somebody meant who mistyped its last part."""

import difflib
import re

# Where most private addresses are kept, so that a slip of the finger is more likely than not.
KNOWN = """
aol.co.uk aol.com blueyonder.co.uk btinternet.com email.com fastmail.com gmail.com gmx.co.uk
gmx.com gmx.net googlemail.com hotmail.co.uk hotmail.com icloud.com live.co.uk live.com mac.com
mail.com me.com msn.com ntlworld.com outlook.com pm.me proton.me protonmail.com riseup.net sky.com
talktalk.net tiscali.co.uk virginmedia.com yahoo.co.uk yahoo.com ymail.com
""".split()  # noqa: SIM905 easier to read and to keep in order
# Endings that no address has, by what was meant.
ENDINGS = {
    "con": "com",
    "cpm": "com",
    "cmo": "com",
    "ocm": "com",
    "comm": "com",
    "vom": "com",
    "xom": "com",
    "ogr": "org",
    "rog": "org",
    "orgg": "org",
    "nte": "net",
    "nett": "net",
    "ku": "uk",
    "ukk": "uk",
}
# Endings that are a country's, but after these names are a slip.
SHORT = {"co": "com", "cm": "com", "om": "com"}
# A short name is like too many others.
LONG_ENOUGH, ALIKE = 5, 0.82


def meant(email: str) -> str:
    """Return the address that was probably meant, empty where nothing looks mistyped.

    A guess only: the address as typed may be right. What stands before the @ is left alone.
    """
    name, at, domain = email.strip().rpartition("@")
    typed = domain.lower()
    better = _better(typed)
    return f"{name}@{better}" if at and name and better != typed else ""


def _better(domain: str) -> str:
    if domain in KNOWN:
        return domain
    first, dot, last = _dotted(domain).rpartition(".")
    mended = first + dot + ENDINGS.get(last, last)
    if mended in KNOWN or mended != domain:
        return mended if mended in KNOWN else _near(mended) or mended
    if f"{first}{dot}{SHORT.get(last, last)}" in KNOWN:
        return f"{first}{dot}{SHORT[last]}"
    return _near(domain) or domain


def _dotted(domain: str) -> str:
    """Return a domain with commas, blanks and doubled points made one point."""
    return re.sub(r"[.,\s]+", ".", domain).strip(".")


def _near(domain: str) -> str:
    """Return the known domain that another is like; one with a name that is known is itself."""
    name = domain.partition(".")[0]
    if name in {known.partition(".")[0] for known in KNOWN}:
        return ""
    long = [known for known in KNOWN if len(known.partition(".")[0]) >= LONG_ENOUGH]
    return next(iter(difflib.get_close_matches(domain, long, n=1, cutoff=ALIKE)), "")
