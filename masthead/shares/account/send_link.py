"""Send a member the link to their own account."""

import datetime as dt

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from masthead.mail.send import send
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.register.as_at import register_on
from masthead.register.models import Member, Particulars
from masthead.shares.account.link import account_path
from masthead.shares.applications.link import whole

KIND = "account"


def send_link(email: str, *, paper: Paper, by: audit.Actor, at: dt.datetime) -> int:
    """Write to each member, or former member, whose address this is; return how many they are.

    Only the address that the register has today is written to. Asked again within the hour, it
    is the same letter, so that nobody's letter-box can be filled. Raises NotAnAddress.
    """
    members = _members_at(email, on=paper.today(at))
    for member, name in members:
        with transaction.atomic():
            path = account_path(member)
            text = render_to_string(
                "shares/mail_account.txt", {"name": name, "paper": paper, "link": whole(path)}
            )
            send(
                KIND,
                to=email,
                key=f"account:{member.number}:{at:%Y%m%d%H}",
                subject=_("Your account in the {society}").format(society=paper.society_in_words),
                text=text,
                at=at,
            )
            audit.record("shares.send_link", member, by=by, at=at)
    return len(members)


def _members_at(email: str, *, on: dt.date) -> list[tuple[Member, str]]:
    """Return whom the register has at an address on a day, with their names."""
    lines = Particulars.objects.filter(email__iexact=email).values("member")
    maybe = Member.objects.filter(pk__in=lines).order_by("number").in_bulk(field_name="number")
    rows = register_on(on, numbers=list(maybe)) if maybe else iter(())
    return [
        (maybe[row.number], row.name) for row in rows if row.email.casefold() == email.casefold()
    ]
