"""One record a person, whoever signs in, and who did what to what and when."""

from masthead.people.models.audit import AuditRow
from masthead.people.models.person import Joining, People, Person, PersonKind, Thank
from masthead.people.models.user import SignInLink, User, UserManager

__all__ = [
    "AuditRow",
    "Joining",
    "People",
    "Person",
    "PersonKind",
    "SignInLink",
    "Thank",
    "User",
    "UserManager",
]
