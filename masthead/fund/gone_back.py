"""Let rooms above know of what went back of a gift, in the transaction in which it went."""

from collections.abc import Callable

from masthead.fund.models import GiftRefund

_listeners: list[Callable[[GiftRefund], None]] = []


def tell(listener: Callable[[GiftRefund], None]) -> None:
    """Have a room above hear of each refund and each reversal of a gift, once it is posted."""
    _listeners.append(listener)


def gone_back(refund: GiftRefund) -> None:
    """Tell the rooms above, inside the caller's transaction."""
    for listener in _listeners:
        listener(refund)
