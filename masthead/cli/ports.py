"""See before anything starts that the port is free, and say plainly when it is not."""

import fcntl
import socket
from typing import IO

import click


def refuse_taken(host: str, port: int) -> None:
    """Refuse a port that somebody listens on already, or that we may not listen on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(_reason(host, port, error)) from error


def _reason(host: str, port: int, error: OSError) -> str:
    if ours := already_served():
        return f"This paper is being served already, at {ours}; stop that one first"
    return (
        f"Port {port} on {host} can’t be used: {error.strerror}. "
        f"Another program may have it; choose another with --port (make run PORT=…)"
    )


def already_served() -> str:
    """Return where this folder's paper is being served, or nothing."""
    from django.conf import settings

    path = settings.DATA_DIR / "serving"
    if not path.exists():
        return ""
    with path.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return file.read().strip()
    return ""


def hold_folder(address: str) -> IO[str]:
    """Mark the paper's folder as served at an address while the returned file stays open.

    Refuses when another process serves the same folder: two clocks and two workers would
    each believe themselves alone.
    """
    from django.conf import settings

    if ours := already_served():
        raise click.ClickException(
            f"This paper is being served already, at {ours}; stop that one first"
        )
    file = (settings.DATA_DIR / "serving").open("w")
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    file.write(address)
    file.flush()
    return file
