"""A society with its paper: the cast of the register's copies and screens."""

from masthead.paper.found import found
from masthead.paper.models import Paper
from masthead.people import audit, roles
from masthead.people.models import User
from masthead.people.staff import add_staff
from masthead.register.cease import cease
from masthead.register.enter import enter, enter_again
from masthead.register.models import Kind, Member, OtherProperty, What
from masthead.register.models.property import Property
from masthead.register.officers.take_office import take_office
from masthead.register.record_property import record_property
from masthead.register.tests.cast import BY, day, entered, given, moment
from masthead.register.told import Told

FOUNDED = moment("2018-01-01")


def the_ferry_bell() -> Paper:
    """Found the paper whose society this is."""
    return found(
        "The Ferry Bell", society="The Ferry Bell Society Limited", practice=False, at=FOUNDED
    )


def ada_of_case_1() -> Member:
    """Return the member of case 1: ten shares, all withdrawn, then entered again with five."""
    ada = entered("Ada Quill", on="2019-03-01", number=7)
    given(ada, 10, on="2019-03-01")
    given(ada, -10, on="2021-06-30", at="2021-07-04", what=What.WITHDRAWAL)
    cease(
        ada,
        on=day("2021-06-30"),
        why="withdrew all shares",
        authority="Board, minute 40",
        by=BY,
        at=moment("2021-07-04"),
    )
    at = moment("2023-01-10")
    enter_again(ada, on=day("2023-01-10"), authority="Board, minute 60", by=BY, at=at)
    given(ada, 5, on="2023-01-10")
    return ada


def quills() -> Member:
    """Enter a joint holding of two, with what they agreed to be written to for."""
    told = Told(
        name="Bo Quill",
        address="2 Mill Lane\nHebworth",
        postcode="HB1 1AB",
        email="bo@ferrybell.example",
        email_for=("notices of meetings",),
        joint=({"name": "Cy Quill", "address": "3 Weir Street\nHebworth"},),
    )
    return enter(
        told,
        kind=Kind.JOINT,
        on=day("2022-05-01"),
        authority="Board, minute 50",
        by=BY,
        at=moment("2022-05-01"),
    )


def lent(member: Member, pence: int, *, on: str) -> OtherProperty:
    """Write down that a member lent the society some money, or had it back by a minus."""
    return record_property(
        member,
        what=Property.LOAN,
        amount_minor=pence,
        on=day(on),
        authority="deed",
        by=BY,
        at=moment(on),
    )


def secretary_takes_office() -> None:
    """Let somebody be the society's secretary from May 2022 on."""
    take_office(
        "Dot Farrier",
        office="Secretary",
        member=None,
        on=day("2022-05-02"),
        authority="Annual meeting",
        by=BY,
        at=moment("2022-05-02"),
    )


def on_staff(role: str = "secretary", *, name: str = "") -> User:
    """Add somebody of a role to the staff."""
    email = f"{name or role}@ferrybell.example"
    return add_staff(email, role=roles.find(role), by=audit.COMMAND, at=FOUNDED)
