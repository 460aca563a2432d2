"""What was paid on some of the shares that somebody holds."""

from masthead.register.holdings import Held
from masthead.register.models import ShareClass


def worth(quantity: int, *, held: Held, share_class: ShareClass) -> int:
    """Return what was paid on so many of the shares held, in minor units, rounded down.

    The last to go take what is left, so that no penny stays behind. Of more than are held the
    rest counts at its nominal value: whoever records them is refused anyway.
    """
    if quantity > held.quantity:
        more = (quantity - held.quantity) * share_class.nominal_minor
        return held.amount_minor + more
    return held.amount_minor * quantity // held.quantity if held.quantity else 0
