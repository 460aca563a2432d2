"""Payments: payments, gateways, what they say."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """The room of payments. It offers the practice gateway."""

    name = "masthead.payments"
    label = "payments"

    def ready(self) -> None:
        """Put the gateways on the list that a paper can choose from."""
        from masthead.payments import registry
        from masthead.payments.practice.gateway import PracticeGateway

        registry.offer(PracticeGateway.name, PracticeGateway)
