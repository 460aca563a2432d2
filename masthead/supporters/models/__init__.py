"""Levels and what they bring; supports, their steps and what came of them."""

from masthead.supporters.models.chase import Call, Chase, Occasion, Outcome, Rung
from masthead.supporters.models.level import Benefit, Level, Often, What
from masthead.supporters.models.support import (
    OVER,
    SUPPORTING,
    How,
    Received,
    State,
    Step,
    Support,
)

__all__ = [
    "OVER",
    "SUPPORTING",
    "Benefit",
    "Call",
    "Chase",
    "How",
    "Level",
    "Occasion",
    "Often",
    "Outcome",
    "Received",
    "Rung",
    "State",
    "Step",
    "Support",
    "What",
]
