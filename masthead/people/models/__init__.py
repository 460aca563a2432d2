"""One record a person, whoever signs in, and who did what to what and when."""

from masthead.people.models.audit import AuditRow
from masthead.people.models.door import SignInCode, SignInTry, SpentCode
from masthead.people.models.person import Apart, Joining, People, Person, PersonKind, Thank
from masthead.people.models.user import SignInLink, User, UserManager

__all__ = [
    "Apart",
    "AuditRow",
    "Joining",
    "People",
    "Person",
    "PersonKind",
    "SignInCode",
    "SignInLink",
    "SignInTry",
    "SpentCode",
    "Thank",
    "User",
    "UserManager",
]
