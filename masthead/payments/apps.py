"""Payments: payments, mandates, providers."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """The room of payments, mandates, providers."""

    name = "masthead.payments"
    label = "payments"
