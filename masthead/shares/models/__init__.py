"""Offers of shares, and the applications for them."""

from masthead.shares.models.application import (
    UNDECIDED,
    Application,
    Holder,
    ShareMoney,
    SharePayment,
    State,
    Step,
)
from masthead.shares.models.certificate import (
    Certificate,
    CertificateCancelled,
    CertificateDuplicate,
)
from masthead.shares.models.interest import (
    Interest,
    InterestDeclared,
    InterestPaid,
    InterestRun,
    InterestWay,
    Way,
)
from masthead.shares.models.offer import Offer
from masthead.shares.models.recognition import Recognition
from masthead.shares.models.refund import ShareRefund
from masthead.shares.models.withdrawal import (
    Became,
    Suspension,
    SuspensionLifted,
    WithdrawalNotice,
    WithdrawalOutcome,
)
from masthead.shares.models.wording import Place, Wording

__all__ = [
    "UNDECIDED",
    "Application",
    "Became",
    "Certificate",
    "CertificateCancelled",
    "CertificateDuplicate",
    "Holder",
    "Interest",
    "InterestDeclared",
    "InterestPaid",
    "InterestRun",
    "InterestWay",
    "Offer",
    "Place",
    "Recognition",
    "ShareMoney",
    "SharePayment",
    "ShareRefund",
    "State",
    "Step",
    "Suspension",
    "SuspensionLifted",
    "Way",
    "WithdrawalNotice",
    "WithdrawalOutcome",
    "Wording",
]
