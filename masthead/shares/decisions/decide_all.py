"""Decide about a list of applications, each by itself."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from masthead.lib.turns import take_turn
from masthead.shares.decisions.known import Known, gather
from masthead.shares.decisions.locked import lock_payments
from masthead.shares.models import Application

AT_ONCE = 50


@dataclass
class Decided:
    """What became of a list: the applications that went through, and the others with the reason."""

    done: list[Application] = field(default_factory=list)
    refused: list[tuple[Application, str]] = field(default_factory=list)


def decide_all(
    applications: Sequence[Application],
    verb: Callable[[Application, Known], object],
    *,
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> Decided:
    """Do a verb to each of a list, in its order; one that is refused stops no other.

    Fifty a transaction, so that nobody else waits long; `told` hears how many of how many have
    been looked at. `verb` gets an application that is held, and what is known of it.
    """
    decided, keys = Decided(), [application.pk for application in applications]
    for begin in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            held = _held(keys[begin : begin + AT_ONCE])
            known = gather(held)
            for application in held:
                _decide(application, known, verb, decided)
        told(min(begin + AT_ONCE, len(keys)), len(keys))
    return decided


def _held(keys: Sequence[uuid.UUID]) -> list[Application]:
    lock_payments(keys)
    take_turn(alone=True)
    rows = Application.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    found = {row.pk: row for row in rows.select_related("offer__share_class", "member")}
    return [found[key] for key in keys]


def _decide(
    application: Application,
    known: Known,
    verb: Callable[[Application, Known], object],
    decided: Decided,
) -> None:
    try:
        with transaction.atomic():
            verb(application, known)
    except (ValueError, LookupError) as error:
        decided.refused.append((application, str(error)))
    else:
        decided.done.append(application)
