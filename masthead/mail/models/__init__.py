"""Letters, what people said they want to be sent, and addresses that nothing is sent to."""

from masthead.mail.models.consent import Consent, ConsentQuerySet, Purpose
from masthead.mail.models.letter import Enclosure, Letter, LetterQuerySet, Standing

__all__ = [
    "Consent",
    "ConsentQuerySet",
    "Enclosure",
    "Letter",
    "LetterQuerySet",
    "Purpose",
    "Standing",
]
