"""Checkout: the till."""

from django.apps import AppConfig


class CheckoutConfig(AppConfig):
    """The room of the till."""

    name = "masthead.checkout"
    label = "checkout"
