"""What the desk of a real paper asks of a session before it opens."""

import time
from typing import Any


def show_second_factor(client: Any) -> None:
    """Let the session of Django's test client be one in which a second factor was shown."""
    from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY

    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time()}]
    session.save()
