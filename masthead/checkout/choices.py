"""What the till's forms show beside their fields: radio buttons, and what was typed wrongly."""

from dataclasses import dataclass

# The choice beside the suggested ones, of whoever types a figure of their own.
OTHER = "other"


@dataclass(frozen=True)
class Choice:
    """One radio button: what it sends, what it says, whether it is chosen."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Trouble:
    """One line of the summary of errors: a sentence, and the field that it leads to."""

    field_id: str
    sentence: str
