"""A copy of the code with a mistake in it that is easily made: check, then insert."""

import shutil
from pathlib import Path

from tests.trust.paper import ROOT

_BUG = '''

def settle(provider: Provider, notice: Notice, *, at: dt.datetime) -> Payment | None:
    """See whether the gift is in the book; if not, put it there."""
    remote = provider.fetch(notice.kind, notice.remote_id)
    payment = _payment(provider, remote, at=at)
    key = f"{payment.key}:confirmed"
    if not Entry.objects.filter(key__startswith=key).exists():
        receive(
            payment.amount_minor,
            method=payment.way,
            on=the_paper().today(at),
            giver=None,
            thank="none",
            appeal=None,
            key=f"{key}:{uuid.uuid4()}",
            by=audit.GATEWAY,
            at=at,
        )
    return payment


from masthead.fund.receive import receive
from masthead.ledger.models import Entry
from masthead.paper.models import the_paper
from masthead.people import audit
'''


def check_then_insert(folder: Path) -> Path:
    """Copy the code into a folder and plant the mistake; return the copy.

    No unique key stands in its way, for each entry gets a new one.
    """
    leave = shutil.ignore_patterns("tests", "__pycache__")
    shutil.copytree(ROOT / "masthead", folder / "masthead", ignore=leave)
    settle = folder / "masthead" / "checkout" / "settle.py"
    settle.write_text(settle.read_text() + _BUG)
    return folder
