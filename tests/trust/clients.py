"""Sixteen clients: each sends its notices, and keeps its own list of what was acknowledged."""

import http.client
import queue
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.trust.gifts import Waiting, sign
from tests.trust.paper import TrustPaper

CLIENTS = 16
PAUSE_SECONDS = 0.05


@dataclass
class Clients:
    """They send until every notice was acknowledged, or until they are told to stop."""

    paper: TrustPaper
    waiting: Sequence[Waiting]
    lists: list[list[Waiting]] = field(default_factory=list)
    refused: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)
    _to_send: "queue.SimpleQueue[Waiting]" = field(default_factory=queue.SimpleQueue)
    _threads: list[threading.Thread] = field(default_factory=list)

    def begin(self) -> None:
        """Let all of them go."""
        for gift in self.waiting:
            self._to_send.put(gift)
        for _ in range(CLIENTS):
            own: list[Waiting] = []
            self.lists.append(own)
            self._threads.append(threading.Thread(target=self._send_all, args=[own], daemon=True))
        for thread in self._threads:
            thread.start()

    @property
    def acknowledged(self) -> list[Waiting]:
        """Return what has been acknowledged so far, in all lists together."""
        return [gift for own in self.lists for gift in list(own)]

    @property
    def count(self) -> int:
        """Count what has been acknowledged so far."""
        return sum(len(own) for own in self.lists)

    @property
    def done(self) -> bool:
        """Say whether nothing is left to be sent."""
        return self.count == len(self.waiting)

    def end(self) -> None:
        """Stop them, and wait until they have."""
        self.stopping.set()
        for thread in self._threads:
            thread.join()

    def _send_all(self, own: list[Waiting]) -> None:
        with ThreadPoolExecutor(4) as hands:
            while not self.stopping.is_set() and not self.done:
                try:
                    gift = self._to_send.get(timeout=PAUSE_SECONDS)
                except queue.Empty:
                    continue
                if any(list(hands.map(self._send, [gift] * gift.times))):
                    own.append(gift)
                else:
                    self._to_send.put(gift)
                    self.refused += 1
                    time.sleep(PAUSE_SECONDS)

    def _send(self, gift: Waiting) -> bool:
        """Send one notice; say whether it was acknowledged."""
        body = gift.notice()
        connection = http.client.HTTPConnection("127.0.0.1", self.paper.port, timeout=30)
        headers = {"Practice-Signature": sign(body, folder=self.paper.folder)}
        try:
            connection.request("POST", "/webhooks/practice/", body, headers)
            return 200 <= connection.getresponse().status < 300
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
