"""Reconcile: lines of statements matched and settled; standing orders."""

from django.apps import AppConfig


class ReconcileConfig(AppConfig):
    """The room of lines of statements matched and settled; standing orders."""

    name = "masthead.reconcile"
    label = "reconcile"
