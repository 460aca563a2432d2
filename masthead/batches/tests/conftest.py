"""A paper with its fund of June."""

import pytest

from masthead.fund.tests.cast import june_fund, the_ferry_bell


@pytest.fixture
def fund(db: None) -> None:
    the_ferry_bell()
    june_fund()
