"""Wagtail's command by our rules: what something stops is held instead of ending the run."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from masthead.newsroom.publish_due import publish_due


class Command(BaseCommand):
    """Publish the stories whose time has come. `masthead serve` does so each minute."""

    help = "Publishes the stories whose time has come"

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish what is due and say how many went out and how many are held."""
        done = publish_due(at=timezone.now())
        self.stdout.write(f"{len(done.published)} published, {len(done.held)} held")
