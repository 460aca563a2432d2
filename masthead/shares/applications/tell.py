"""Tell by mail how an application for shares stands: a letter at each step."""

from __future__ import annotations

import datetime as dt
import logging
import re
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.mail.models import Letter
from masthead.mail.send import NotAnAddress, send
from masthead.paper.models import Paper, the_paper
from masthead.payments.models.payment import BY_POST, OPEN
from masthead.shares.applications.link import gift_path_of, path_of, whole
from masthead.shares.models import Application, Holder, SharePayment, State, Step
from masthead.shares.papers.link import notice_path
from masthead.shares.papers.notice import TO_THE_GIVER

KIND = "shares"
# At these steps the recipient of a gift is written to as well, if the gift was accepted.
FOR_THE_HOLDER = (State.HELD, State.APPROVED, State.ALLOTTED)
DECIDED = (State.HELD, State.ALLOTTED, *TO_THE_GIVER)
log = logging.getLogger("masthead.shares")


def tell(step: Step, *, at: dt.datetime) -> None:
    """Write the letters that a step calls for, in the caller’s transaction.

    To whoever applied; of a gift, to its recipient too, who is asked to accept it once it is
    paid. Told twice, each is one letter. That an application was sent in is told with how it
    is paid.
    """
    application = step.application
    subject = _subject(step.state, application)
    if not subject:
        return
    _write(
        f"step-{step.pk}", application, _applicant(application), step=step, subject=subject, at=at
    )
    if application.holder != Holder.GIFT:
        return
    if step.state == State.PAID and not application.accepted_at:
        _ask_to_accept(application, at=at)
    elif step.state in FOR_THE_HOLDER and application.accepted_at:
        _write(
            f"step-{step.pk}-holder",
            application,
            application.email,
            step=step,
            subject=subject,
            at=at,
        )


def tell_accepted(application: Application, *, at: dt.datetime) -> None:
    """Tell whoever gave shares that their recipient has taken them."""
    words = _("{name} has accepted your gift of shares")
    subject = words.format(name=application.name)
    _write("accepted", application, application.giver_email, subject=subject, at=at)


def tell_part_due(
    application: Application, *, part: int, amount_minor: int, at: dt.datetime
) -> None:
    """Remind whoever pays in parts that the next one is due. Told twice, it is one letter."""
    due = money.exact(amount_minor, currency=the_paper().currency)
    subject = _("The next part for your shares: {amount}").format(amount=due)
    _write(f"part-{part}", application, _applicant(application), subject=subject, due=due, at=at)


def _ask_to_accept(application: Application, *, at: dt.datetime) -> None:
    words = _("{giver} gives you shares in the {society}")
    society = the_paper().society_in_words
    subject = words.format(giver=application.giver_name, society=society)
    _write("accept", application, application.email, subject=subject, at=at)


def _applicant(application: Application) -> str:
    is_gift = application.holder == Holder.GIFT
    return application.giver_email if is_gift else application.email


def _subject(state: str, application: Application) -> str:
    words = {
        State.AWAITING: _("Your application for shares: {reference}"),
        State.PAID: _("Your money for shares has come"),
        State.HELD: _("Your application for shares: who you are"),
        State.APPROVED: _("Your application for shares is approved"),
        State.ALLOTTED: _("Your shares are allotted"),
        State.REJECTED: _("Your application for shares was not accepted"),
        State.WITHDRAWN: _("Your application for shares is withdrawn"),
        State.LAPSED: _("Your application for shares has lapsed"),
    }
    return words.get(State(state), "").format(reference=application.reference)


def _write(
    what: str,
    application: Application,
    to: str,
    *,
    subject: str,
    step: Step | None = None,
    due: str = "",
    at: dt.datetime,
) -> Letter | None:
    to_holder = "holder" in what
    context = _context(application, step=step, paper=the_paper())
    context |= {
        "what": what.split("-", maxsplit=1)[0],
        "step": step,
        "due": due,
        "to_holder": to_holder,
        "letter_link": _letter(application, step, to_holder=to_holder),
    }
    try:
        return send(
            KIND,
            to=to,
            key=f"{KIND}:{application.pk}:{what}",
            subject=subject,
            text=_in_paragraphs(render_to_string("shares/mail.txt", context)),
            at=at,
        )
    except NotAnAddress:
        # What happens to shares doesn't hang on what was typed for an address.
        log.warning("Application %s: it has no address to write to", application.reference)
        return None


def _in_paragraphs(text: str) -> str:
    """Return a text without the empty lines that its template leaves."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _letter(application: Application, step: Step | None, *, to_holder: bool) -> str:
    """Return where a decision is had as a letter on paper; a giver isn't shown the recipient's."""
    if step is None or step.state not in DECIDED:
        return ""
    is_theirs = application.holder != Holder.GIFT or to_holder or step.state in TO_THE_GIVER
    return whole(notice_path(application)) if is_theirs else ""


def _awaited(application: Application, step: Step | None) -> SharePayment | None:
    """Return the payment by post that a letter about an application tells how to send."""
    if step is None or step.state != State.AWAITING:
        return None
    by_post = application.payments.filter(payment__provider=BY_POST, payment__status__in=OPEN)
    return by_post.select_related("payment").order_by("-payment__created_at").first()


def _context(application: Application, *, step: Step | None, paper: Paper) -> dict[str, Any]:
    awaited = _awaited(application, step)
    allotted = application.allotted or 0
    asked = application.quantity
    return {
        "paper": paper,
        "application": application,
        "name": application.giver_name or application.name,
        "price": money.exact(application.price_minor, currency=paper.currency),
        "scaled_back": 0 < allotted < asked,
        "awaited": awaited.payment if awaited else None,
        "awaited_amount": money.exact(awaited.payment.amount_minor, currency=paper.currency)
        if awaited
        else "",
        "link": whole(path_of(application)),
        "gift_link": whole(gift_path_of(application)),
    }
