"""Payments: payments, gateways, what they say."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """The room of payments. It offers the gateways that there are, and knows its references."""

    name = "masthead.payments"
    label = "payments"

    def ready(self) -> None:
        """Put the gateways on the list that a paper can choose from, and tell of references."""
        from masthead.payments import reference, registry
        from masthead.payments.gocardless.gateway import GoCardlessGateway
        from masthead.payments.models import Payment
        from masthead.payments.practice.gateway import PracticeGateway
        from masthead.payments.stripe.gateway import StripeGateway

        registry.offer(PracticeGateway.name, PracticeGateway)
        registry.offer(StripeGateway.name, StripeGateway)
        registry.offer(GoCardlessGateway.name, GoCardlessGateway)
        reference.ask_also(lambda made: Payment.objects.filter(reference=made).exists())
