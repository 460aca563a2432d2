"""What a line of a month’s checklist says."""

import datetime as dt
import enum
from dataclasses import dataclass
from functools import cached_property

from masthead.lib import money
from masthead.treasury.books.trial import Trial, whole_trial_on


class State(enum.StrEnum):
    """Where a line stands. EXPLAINED: not done, and the treasurer has written why."""

    DONE = "done"
    NOT_DONE = "not-done"
    EXPLAINED = "explained"


@dataclass(frozen=True)
class Check:
    """One line: what is asked, whether it is so, and in a sentence what was found.

    `link` is the address of the screen where it is put right. `explanation` holds the
    treasurer's words; only where `may_explain` do they let the month close.
    """

    name: str
    state: State
    sentence: str
    link: str = ""
    title: str = ""
    may_explain: bool = False
    explanation: str = ""

    @property
    def lets_close(self) -> bool:
        """Say whether the month may close as far as this line is concerned."""
        return self.state is not State.NOT_DONE

    @property
    def wants_words(self) -> bool:
        """Say whether an explanation would help."""
        return self.may_explain and self.state is State.NOT_DONE


@dataclass(frozen=True)
class Month:
    """The month that is looked at, today in the paper’s zone, and the paper’s currency."""

    first: dt.date
    last: dt.date
    today: dt.date
    currency: str

    @cached_property
    def trial(self) -> Trial:
        """Return the trial balance at the end of the month, the whole book added up once."""
        return whole_trial_on(self.last)

    def words(self, minor: int) -> str:
        """Write a sum for people."""
        return money.exact(minor, currency=self.currency)


def state_of(done: object) -> State:
    """Return DONE for what is so, NOT_DONE for what isn't."""
    return State.DONE if done else State.NOT_DONE
