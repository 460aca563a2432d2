"""Levels and what they bring; supports, their steps and what came of them."""

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
    "How",
    "Level",
    "Often",
    "Received",
    "State",
    "Step",
    "Support",
    "What",
]
