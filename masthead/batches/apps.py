"""Batches: the post: batches of gifts typed in at the desk."""

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    """The room of the post: batches of gifts typed in at the desk."""

    name = "masthead.batches"
    label = "batches"
