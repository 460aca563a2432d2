"""The notice to an applicant, and the letter of allotment: how an application stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from masthead.lib import days, money, typeset
from masthead.paper.models import Paper, the_paper
from masthead.shares.certificates.holder import names_in_words
from masthead.shares.decisions.room import wanted_of
from masthead.shares.models import Application, Holder, Place, ShareRefund, State, Step
from masthead.shares.papers.standard import class_in_words, common, own_words

# At these steps the giver of shares is written to, for the money was theirs.
TO_THE_GIVER = (State.REJECTED, State.WITHDRAWN, State.LAPSED)


@dataclass(frozen=True)
class LetterWords:
    """A letter in words. `to` are the lines of its address; `facts` pairs of name and answer."""

    title: str
    society: str
    registered: str
    lang: str
    to: list[str]
    day: str
    reference: str
    reference_said: str
    greeting: str
    words: list[str]
    facts: list[tuple[str, str]]
    notes: list[str]
    signed: str


def print_notice(application: Application) -> bytes:
    """Return the letter about an application as a PDF: of allotment once it is, else a notice.

    Raises TypesetFailed.
    """
    return typeset.pdf("shares/letter", asdict(notice_words(application)))


def notice_words(application: Application) -> LetterWords:
    """Return what the society writes to an applicant, as the application stands."""
    paper = the_paper()
    step = application.steps.order_by("-pk").first()
    state = State(application.state)
    title, words = _said(application, state, step=step)
    to, name = _addressee(application, state)
    at = step.at if step else application.started_at
    place = Place.ALLOTMENT if state == State.ALLOTTED else Place.NOTICE
    return LetterWords(
        **common(paper),
        title=title,
        to=to,
        day=days.in_words(paper.today(at)),
        reference=application.reference,
        reference_said=_("Reference"),
        greeting=_("Dear {name},").format(name=name),
        words=words,
        facts=[*_facts(application, state, paper=paper), *_going_back(application, paper=paper)],
        notes=_notes(place, paper=paper),
        signed=own_words(Place.SIGNED),
    )


def _addressee(application: Application, state: State) -> tuple[list[str], str]:
    """Return the lines of the address and whom the letter greets.

    A giver is told nothing of the recipient's address, and gave none themselves.
    """
    is_gift = application.holder == Holder.GIFT
    if is_gift and (state in TO_THE_GIVER or not application.accepted_at):
        return [application.giver_name], application.giver_name
    name = names_in_words(application.name, [other["name"] for other in application.joint])
    lines = [name, *application.address.splitlines(), application.postcode]
    if application.representative:
        lines.insert(1, application.representative)
    return [line.strip() for line in lines if line.strip()], application.representative or name


def _said(application: Application, state: State, *, step: Step | None) -> tuple[str, list[str]]:
    """Return the title and the paragraphs of a letter about a state."""
    note = step.note if step else ""
    match state:
        case State.ALLOTTED:
            words = _(
                "The society has allotted shares to you and entered them in its register of "
                "members. Welcome among the owners of the paper: each has one vote."
            )
            return _("Letter of allotment"), [words, *_scaled(application)]
        case State.HELD:
            words = _("Before the society can decide, it has to see who you are.")
            return _("Proof of identity"), [words, note]
        case State.APPROVED:
            words = _("The society has approved your application. The shares are allotted next.")
            return _("Your application is approved"), [words]
        case State.REJECTED:
            words = _("The society has decided not to accept your application for shares.")
            reason = _("The reason: {why}").format(why=note)
            return _("Your application was not accepted"), [words, reason]
        case State.WITHDRAWN:
            return _("Your application is withdrawn"), [_("As you asked, it is withdrawn.")]
        case State.LAPSED:
            words = _("It was not paid in time, so it has lapsed. You are welcome to apply again.")
            return _("Your application has lapsed"), [words]
        case State.PAID:
            words = _(
                "Your money has come. It is kept apart from the society’s own money until the "
                "society has decided about your application."
            )
            return _("Your application for shares"), [words]
    return _("Your application for shares"), [_("The society has your application.")]


def _scaled(application: Application) -> list[str]:
    allotted = application.allotted or 0
    if allotted >= application.quantity:
        return []
    words = _("You applied for {asked} shares; {allotted} could be allotted.")
    return [words.format(asked=f"{application.quantity:,}", allotted=f"{allotted:,}")]


def _facts(application: Application, state: State, *, paper: Paper) -> list[tuple[str, str]]:
    quantity = wanted_of(application)
    share_class = application.offer.share_class
    shares = class_in_words(share_class, quantity=quantity, currency=paper.currency)
    price = money.exact(application.offer.price_of(quantity), currency=paper.currency)
    facts = [(_("Shares"), shares), (_("Price"), price)]
    written = application.transaction
    if state != State.ALLOTTED or written is None:
        return facts
    certificate = written.certificates.order_by("number").first()
    return [
        (_("Member number"), str(written.member.number)),
        *facts,
        (_("Allotted on"), days.in_words(written.effective_on)),
        *([(_("Certificate"), str(certificate.number))] if certificate else []),
    ]


def _going_back(application: Application, *, paper: Paper) -> list[tuple[str, str]]:
    found = ShareRefund.objects.filter(application=application).order_by("pk")
    return [
        (
            _("Gone back on {day}").format(day=days.in_words(refund.gone_on))
            if refund.gone_on
            else _("Goes back to you"),
            money.exact(refund.amount_minor, currency=paper.currency),
        )
        for refund in found
    ]


def _notes(place: Place, *, paper: Paper) -> list[str]:
    notes = [own_words(place)]
    if paper.practice:
        notes.append(_("This is a practice paper: no money has moved, and these shares are none."))
    return notes
