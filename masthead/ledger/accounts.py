"""The chart of accounts, from one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Account(models.TextChoices):
    """Where money is, what is owed, what came in and what it cost. Debits are positive."""

    BANK = "bank", _("Bank")
    CARD_CLEARING = "card-clearing", _("Card clearing")
    DIRECT_DEBIT_CLEARING = "direct-debit-clearing", _("Direct-debit clearing")
    CHEQUES_IN_HAND = "cheques-in-hand", _("Cheques in hand")
    CASH_IN_HAND = "cash-in-hand", _("Cash in hand")
    UNIDENTIFIED = "unidentified-receipts", _("Unidentified receipts")
    REFUNDS_PAYABLE = "refunds-payable", _("Refunds payable")
    GIFTS = "gifts", _("Gifts")
    SUPPORTERS_GIFTS = "supporters-gifts", _("Supporters’ gifts")
    SUBSCRIPTIONS = "subscriptions", _("Subscriptions")
    FEES = "fees", _("Fees")
    CHARGEBACK_FEES = "chargeback-fees", _("Chargeback fees")
    SHARE_INTEREST = "share-interest", _("Interest on shares")
    INTEREST_PAYABLE = "interest-payable", _("Interest on shares payable")
    SHARE_APPLICATIONS = "share-applications", _("Share applications in suspense")
    SHARE_CAPITAL = "share-capital", _("Share capital")
    FORFEITED_SHARES = "forfeited-shares", _("Reserve of forfeited shares")
    OPENING = "opening-balances", _("Opening balances")


# What an appeal has raised is the sum of these, with the sign turned: income is a credit.
RAISED = (Account.GIFTS, Account.SUPPORTERS_GIFTS)
