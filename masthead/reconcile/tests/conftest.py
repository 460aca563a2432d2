"""Brings the paper of these tests: its account at the bank, and its fund of June."""

import pytest

from masthead.bank.tests.cast import our_account
from masthead.fund.tests.cast import june_fund, the_ferry_bell


@pytest.fixture
def june(db: None) -> None:
    """Found the paper, with an account and the fund of June 2026."""
    the_ferry_bell()
    our_account()
    june_fund()
