"""Brings the fixtures of tests/ to every room, and leaves out what is for another engine."""

import pytest
from django.conf import settings
from django.test import override_settings

from tests.environment import ENGINE

pytest_plugins = [
    "tests.database",
    "tests.papers",
    "tests.browser",
    "tests.print",
    "tests.servers.mail",
    "tests.gateways",
]

# Pages are rendered without collecting the static files first.
override_settings(
    STORAGES={
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
).enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests marked for the engine that this suite doesn't run on."""
    other = "sqlite" if ENGINE == "postgresql" else "postgresql"
    elsewhere = [item for item in items if item.get_closest_marker(other)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]
