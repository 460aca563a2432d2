"""Letters, what people said they want to be sent, and addresses that nothing is sent to."""

from masthead.mail.models.consent import Consent, ConsentQuerySet, Purpose
from masthead.mail.models.letter import Enclosure, Letter, LetterQuerySet, Standing
from masthead.mail.models.suppression import STOPS_ALL, Reason, Suppression, SuppressionQuerySet

__all__ = [
    "STOPS_ALL",
    "Consent",
    "ConsentQuerySet",
    "Enclosure",
    "Letter",
    "LetterQuerySet",
    "Purpose",
    "Reason",
    "Standing",
    "Suppression",
    "SuppressionQuerySet",
]
