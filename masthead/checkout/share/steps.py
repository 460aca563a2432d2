"""The steps by which shares are bought, and how far a draft has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from masthead.shares.models import Application

STEPS: dict[str, Promise] = {
    "how-many": _("How many"),
    "who": _("Who"),
    "particulars": _("Particulars"),
    "agree": _("Agree"),
    "pay": _("Pay"),
}


@dataclass(frozen=True)
class StepShown:
    """A step in the line above the form; `path` is empty where it can't be gone to yet."""

    name: str
    path: str
    is_now: bool


def path_of(application: Application, step: str) -> str:
    """Return the path of a step of a draft."""
    return reverse("buy_step", args=[application.pk, step])


def next_after(step: str) -> str:
    """Return the step that follows one that is not the last."""
    names = list(STEPS)
    return names[names.index(step) + 1]


def furthest(application: Application) -> str:
    """Return the furthest step that a draft can go to: the first that lacks something."""
    if not application.holder:
        return "who"
    if not (application.name and application.email):
        return "particulars"
    return "pay" if application.agreed_at else "agree"


def is_open(application: Application, step: str) -> bool:
    """Say whether a draft has come as far as a step."""
    names = list(STEPS)
    return names.index(step) <= names.index(furthest(application))


def line(application: Application | None, *, now: str) -> list[StepShown]:
    """Return the steps for the line above the form."""
    return [
        StepShown(
            str(name),
            path_of(application, step) if application and is_open(application, step) else "",
            step == now,
        )
        for step, name in STEPS.items()
    ]
