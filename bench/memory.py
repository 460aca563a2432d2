"""Memory of all processes of a served paper after 10,000 requests."""

import http.client
import re
import threading
import urllib.request
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlsplit

from bench.served import served
from bench.table import Row

REQUESTS = 10_000
CLIENTS = 4


def measure() -> list[Row]:
    """Ask for every address of the front page in turn, then add up the proportional shares."""
    with served() as paper:
        fresh = _pss_mb(paper.pid)
        addresses = _addresses(paper.url)
        share = REQUESTS // CLIENTS
        readers = [
            threading.Thread(target=_read, args=(paper.url, addresses[n:] + addresses[:n], share))
            for n in range(CLIENTS)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        worn = _pss_mb(paper.pid)
    return [
        Row(f"all processes after {REQUESTS:,} requests", worn, "MB PSS", 400, "limit"),
        Row("the same", worn, "MB PSS", fresh, "when fresh", is_limit=False),
    ]


def _addresses(address: str) -> list[str]:
    with urllib.request.urlopen(address + "/") as answer:
        found = re.findall(r'href="(/[^"]*/)"', answer.read().decode())
    return sorted({path for path in found if not path.startswith(("/desk", "/static"))})


def _read(address: str, paths: list[str], count: int) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    for path in islice(cycle(paths), count):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)


def _pss_mb(pid: int) -> float:
    return sum(_pss_kb(one) for one in [pid, *_descendants(pid)]) / 1024


def _descendants(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [one for child in map(int, listed) for one in (child, *_descendants(child))]


def _pss_kb(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) if found else 0
