"""What somebody tells of a member: the particulars that the register keeps."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from masthead.register.models import Particulars


@dataclass(frozen=True)
class Told:
    """The particulars of a member as they are to stand, without who entered them.

    `joint` are the other holders, each {"name", "address"}; `email_for` the purposes that the
    address was given for.
    """

    name: str
    address: str = ""
    postcode: str = ""
    email: str = ""
    email_for: tuple[str, ...] = ()
    born_on: dt.date | None = None
    joint: tuple[Mapping[str, str], ...] = ()
    representative: str = ""

    def as_fields(self) -> dict[str, object]:
        """Return the fields of Particulars that hold this."""
        fields = asdict(self)
        return fields | {
            "email_for": list(self.email_for),
            "joint": [dict(other) for other in self.joint],
        }


def told_in(line: Particulars) -> Told:
    """Return what a line of the register tells."""
    return Told(
        name=line.name,
        address=line.address,
        postcode=line.postcode,
        email=line.email,
        email_for=tuple(line.email_for),
        born_on=line.born_on,
        joint=tuple(line.joint),
        representative=line.representative,
    )
