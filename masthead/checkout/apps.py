"""Checkout: the till."""

from django.apps import AppConfig


class CheckoutConfig(AppConfig):
    """The room of the till."""

    name = "masthead.checkout"
    label = "checkout"

    def ready(self) -> None:
        """Have what goes back of a supporter's gift taken off what came of their support."""
        from masthead.checkout.support.receive import note_gone_back
        from masthead.fund.gone_back import tell

        tell(note_gone_back)
