"""The paper behind a real socket, on a database where commits are real."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from pytest_django import Settings


@pytest.fixture
def live_url(committed_db: object, settings: Settings) -> Iterator[str]:
    """Serve the application from a thread; give its address, which the settings know too.

    Like a practice paper it answers plain HTTP, cookies included.
    """
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    url = f"http://127.0.0.1:{server.port}"
    settings.CSRF_COOKIE_SECURE = False
    settings.BASE_URL = settings.LOCAL_URL = settings.PRACTICE_GATEWAY_URL = url
    yield url
    server.terminate()
