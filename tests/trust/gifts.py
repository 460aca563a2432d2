"""Gifts that wait for their notice: paid at the practice gateway, unknown to the book."""

import datetime as dt
import hashlib
import hmac
import json
import random
from dataclasses import dataclass
from pathlib import Path

from tests.trust.paper import TrustPaper

# A third of the notices is sent so often at once.
TIMES = 4
_PREPARE = """
import datetime as dt, json, sys
from masthead.cli import ground, schema
ground.begin(); schema.migrate_if_needed()
from masthead.checkout.models import PromisedGift
from masthead.fund.open_appeal import open_appeal
from masthead.lib import days
from masthead.paper.found import found
from masthead.paper.models import Paper
from masthead.payments.models import Payment, PracticeSession
from masthead.people import audit
at, gifts = ground.now(), json.load(sys.stdin)
schema.mark_practice()
if not Paper.objects.exists():
    paper = found("The Ferry Bell", society="Ferry Bell Society", practice=True, at=at)
    first, last = days.month_of(paper.today(at))
    open_appeal("The boat fund", target_minor=1_800_000, opens_on=first, closes_on=last,
                by=audit.COMMAND, at=at)
before = at - dt.timedelta(days=2)
payments = [
    Payment(reference=gift["reference"], purpose="gift", way="card", provider="practice",
            remote_id=gift["session"], amount_minor=gift["minor"], currency="GBP",
            status="submitted", created_at=at, look_at=at + dt.timedelta(days=9))
    for gift in gifts
]
Payment.objects.bulk_create(payments, batch_size=500)
PromisedGift.objects.bulk_create(
    [PromisedGift(payment=payment, name="A. Reader") for payment in payments], batch_size=500)
PracticeSession.objects.bulk_create(
    [PracticeSession(id=gift["session"], idempotency_key=str(payment.pk),
                     payment_key=str(payment.pk), reference=payment.reference,
                     amount_minor=payment.amount_minor, currency="GBP", return_url="",
                     status="paid", made_at=before, occurred_at=at, changed_at=before)
     for gift, payment in zip(gifts, payments)], batch_size=500)
"""


@dataclass(frozen=True)
class Waiting:
    """One gift whose money the gateway has, and how often its notice is sent at once."""

    session: str
    reference: str
    minor: int
    times: int

    def notice(self) -> bytes:
        """Return the body of its notice: the same each time, as gateways repeat themselves."""
        event = {"id": f"evt_{self.session}", "kind": "payment", "object": self.session}
        return json.dumps(event).encode()


def prepare(paper: TrustPaper, count: int, *, seed: int) -> list[Waiting]:
    """Found the paper where there is none, and write so many payments that the gateway took.

    The poller has no reason to ask about them: only their notices can bring them into the book.
    """
    chance = random.Random(seed)
    waiting = [
        Waiting(
            session=f"ps_{seed}_{number}",
            reference=f"T{seed}-{number}",
            minor=chance.randint(1, 50_000),
            times=TIMES if number % 3 == 0 else 1,
        )
        for number in range(count)
    ]
    gifts = [{"session": g.session, "reference": g.reference, "minor": g.minor} for g in waiting]
    paper.run(_PREPARE, json.dumps(gifts))
    return waiting


def sign(body: bytes, *, folder: Path) -> str:
    """Sign a notice as the gateway does, worked out here from the paper's own key."""
    secret = (folder / "secret.key").read_text().strip()
    salted = b"masthead.payments.practice" + secret.encode()
    key = hmac.new(hashlib.sha256(salted).digest(), b"webhooks", hashlib.sha256).digest()
    stamp = int(dt.datetime.now(tz=dt.UTC).timestamp())
    digest = hmac.new(key, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={stamp},v1={digest}"
