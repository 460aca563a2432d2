"""Choose how to be thanked, once for all that is given from now on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.checkout.debit.tell_anew import tell_anew
from masthead.fund.thank_no_more import thank_no_more
from masthead.people import audit
from masthead.people.keep import amend_person
from masthead.people.models import Person, Thank
from masthead.supporters.choose_thanks import choose_thanks as thank_supporter
from masthead.supporters.models import Support
from masthead.website.account.holder import Holder
from masthead.website.account.own_record import own_record
from masthead.website.account.theirs import regular_gifts_of


def choose_thanks(holder: Holder, thank: Thank, *, by: audit.Actor, at: dt.datetime) -> Person:
    """Let somebody be thanked in another way for all that goes on, and for what they give anew.

    “Not at all” holds at once, for what they gave before too, but for what is printed. No other
    wish is carried back: a gift made without a name stays so. All of it or nothing.
    """
    with transaction.atomic():
        person = own_record(holder.user, holder.person, name=holder.name, by=by, at=at)
        person = amend_person(person, thank=thank, by=by, at=at)
        for support in Support.objects.not_over().filter(person__in=holder.own):
            thank_supporter(support, thank, by=by, at=at)
        for regular in regular_gifts_of(holder).live():
            tell_anew(regular, thank=thank, by=by, at=at)
        if thank == Thank.NONE:
            thank_no_more(person, records=holder.own, by=by, at=at)
    return person
