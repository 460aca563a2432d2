"""What kind of account each is, in the five words that every accountant’s program knows."""

import enum

from masthead.ledger.accounts import Account


class Kind(enum.StrEnum):
    """The five kinds, in the order of a trial balance; the words are beancount’s."""

    ASSETS = "Assets"
    LIABILITIES = "Liabilities"
    EQUITY = "Equity"
    INCOME = "Income"
    EXPENSES = "Expenses"


KINDS = {
    Account.BANK: Kind.ASSETS,
    Account.CARD_CLEARING: Kind.ASSETS,
    Account.DIRECT_DEBIT_CLEARING: Kind.ASSETS,
    Account.CHEQUES_IN_HAND: Kind.ASSETS,
    Account.CASH_IN_HAND: Kind.ASSETS,
    Account.UNIDENTIFIED: Kind.LIABILITIES,
    Account.REFUNDS_PAYABLE: Kind.LIABILITIES,
    Account.INTEREST_PAYABLE: Kind.LIABILITIES,
    Account.SHARE_APPLICATIONS: Kind.LIABILITIES,
    Account.SHARE_CAPITAL: Kind.EQUITY,
    Account.FORFEITED_SHARES: Kind.EQUITY,
    Account.OPENING: Kind.EQUITY,
    Account.GIFTS: Kind.INCOME,
    Account.SUPPORTERS_GIFTS: Kind.INCOME,
    Account.SUBSCRIPTIONS: Kind.INCOME,
    Account.FEES: Kind.EXPENSES,
    Account.CHARGEBACK_FEES: Kind.EXPENSES,
    Account.SHARE_INTEREST: Kind.EXPENSES,
}
_ORDER = list(Kind)
_CHART = list(Account)


def in_order(account: str) -> tuple[int, int]:
    """Return where an account stands in a trial balance, to sort by."""
    known = Account(account)
    return _ORDER.index(KINDS[known]), _CHART.index(known)
