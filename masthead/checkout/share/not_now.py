"""Say why something can't be done, at the field that it is about."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from masthead.payments.contract import GatewayUnreachable
from masthead.payments.tries import WITHIN, TooManyTries
from masthead.shares.applications.terms import OverTheCap, TooFewShares, TooManyShares

# Which field each refusal is about, where the form has it.
BLAMED: dict[type[Exception], str] = {
    TooFewShares: "shares",
    TooManyShares: "shares",
    OverTheCap: "shares",
}


def blame(form: forms.Form, error: Exception) -> None:
    """Put a refusal into a form, at the field that it is about or at its head."""
    field = BLAMED.get(type(error))
    form.add_error(field if field in form.fields else None, str(error.args[0]))


def not_now(
    page: Callable[[int], HttpResponseBase], form: forms.Form, error: Exception
) -> HttpResponseBase:
    """Answer that it can't be paid just now; `page` renders the form with a status."""
    words, status = in_words(error)
    form.add_error(None, words)
    answer = page(status)
    if status == 429:
        answer.headers["Retry-After"] = str(int(WITHIN.total_seconds()))
    return answer


def in_words(error: Exception) -> tuple[str, int]:
    """Return what a reader is told of a payment that could not be begun, and the status."""
    match error:
        case TooManyTries():
            words, status = _("There were too many tries just now. Wait ten minutes"), 429
        case GatewayUnreachable():
            words, status = _("The payment service does not answer. Try again in a minute"), 503
        case _:
            words, status = _("The payment service did not accept this. Try another way"), 502
    return words + _("; nothing was taken."), status
