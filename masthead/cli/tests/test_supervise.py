"""What becomes of processes that are asked to stop."""

import os
import signal
import subprocess
import sys
import time

DEAF = """
import signal, time
from masthead.cli import supervise
supervise.STOPPED_WITHIN_SECONDS = 1
def deaf():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("deaf", flush=True)
    time.sleep(60)
def willing():
    time.sleep(60)
family = supervise.Family(work={"deaf": deaf, "willing": willing})
signal.signal(signal.SIGTERM, family.stop)
signal.signal(signal.SIGALRM, family.make_stop)
family.start("willing")
family.start("deaf")
supervise._keep_going(family)
"""


def test_one_that_is_deaf_to_the_request_is_ended_soon_after() -> None:
    paper = subprocess.Popen([sys.executable, "-c", DEAF], stdout=subprocess.PIPE, text=True)
    assert paper.stdout is not None
    assert paper.stdout.readline() == "deaf\n"
    began = time.monotonic()
    os.kill(paper.pid, signal.SIGTERM)
    assert paper.wait(timeout=30) == 0
    assert time.monotonic() - began > 0.9
