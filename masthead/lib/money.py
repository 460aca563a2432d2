"""Money as whole minor units (pence) of a currency; never a float, never rounded unasked."""

import re

# ISO 4217: the number of decimal places of each currency that is not two.
EXPONENTS = {
    **dict.fromkeys(["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"], 0),
    **dict.fromkeys(["RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"], 0),
    **dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3),
}
SYMBOLS = {
    "GBP": "£",
    "EUR": "€",
    "USD": "$",
    "JPY": "¥",
    "INR": "₹",
    "CHF": "CHF ",
    "SEK": "SEK ",
    "NOK": "NOK ",
    "DKK": "DKK ",
    "PLN": "PLN ",
    "CZK": "CZK ",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
}
# ISO 4217: the currencies in use, each by its code.
_IN_USE = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UYI UZS VED
VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CODES = frozenset(_IN_USE.split())
LONGEST = 40
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", re.ASCII)


class AmountNotUnderstood(ValueError):
    """What was typed is not a plain positive amount in the paper's currency."""


def exponent(currency: str) -> int:
    """Return how many decimal places a currency has (ISO 4217): 2 for GBP, 0 for JPY."""
    return EXPONENTS.get(currency, 2)


def parse(text: str, *, currency: str) -> int:
    """Read an amount as typed ("20", "£12.50", "1,200") into minor units.

    Raises AmountNotUnderstood for nought, a minus, an exponent, another currency's sign or
    more decimal places than the currency has: "10.005" in pounds is refused, not rounded.
    """
    number = _without_sign(text.strip(), currency=currency)
    if len(number) > LONGEST:
        raise AmountNotUnderstood(f"An amount has {LONGEST} characters at most")
    if not (_PLAIN.fullmatch(number) or _GROUPED.fullmatch(number)):
        raise AmountNotUnderstood(f"“{text.strip()}” is not an amount in {currency}")
    whole, _, fraction = number.replace(",", "").partition(".")
    places = exponent(currency)
    if len(fraction) > places:
        raise AmountNotUnderstood(f"{currency} has {places} decimal places, not {len(fraction)}")
    minor = int(whole + fraction.ljust(places, "0"))
    if minor <= 0:
        raise AmountNotUnderstood("The amount must be more than nothing")
    return minor


def _without_sign(text: str, *, currency: str) -> str:
    sign = SYMBOLS.get(currency, currency).strip()
    for mark in (sign, currency):
        if text.upper().startswith(mark.upper()):
            return text[len(mark) :].strip()
    return text


def plain(minor: int, *, currency: str) -> str:
    """Write minor units as a plain decimal: 523400 in GBP is "5234.00"."""
    places = exponent(currency)
    sign, digits = ("-" if minor < 0 else ""), str(abs(minor)).rjust(places + 1, "0")
    if places == 0:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def exact(minor: int, *, currency: str) -> str:
    """Write minor units for people, to the last penny: "£5,234.50", and "£20" for a round sum."""
    sign = "−" if minor < 0 else ""
    whole, _, fraction = plain(abs(minor), currency=currency).partition(".")
    shown = f"{int(whole):,}" + (f".{fraction}" if fraction.strip("0") else "")
    return f"{sign}{SYMBOLS.get(currency, currency + ' ')}{shown}"


def whole(minor: int, *, currency: str) -> str:
    """Write minor units in whole units, rounded down: 523499 in GBP is "£5,234"."""
    unit = 10 ** exponent(currency)
    return exact(minor // unit * unit, currency=currency)
