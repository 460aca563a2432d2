"""The command `masthead`: one verb a job, each with `--help` and an example.

Exit status 0 means done, 1 refused (the reason is on standard error), 2 wrong usage.
"""

import importlib
import keyword
import os
from typing import Any

import click

# Each verb's module is loaded only when the verb is asked for: `--help` needs no database.
VERBS = {
    "serve": "masthead.cli.serve",
    "init": "masthead.cli.papers",
    "demo": "masthead.cli.papers",
    "staff": "masthead.cli.people",
    "publish": "masthead.cli.stories",
    "appeal": "masthead.cli.money",
    "gift": "masthead.cli.money",
    "fund": "masthead.cli.money",
    "statement": "masthead.cli.statements",
    "register": "masthead.cli.register",
    "import": "masthead.cli.imports",
    "compare": "masthead.cli.gateways",
    "export": "masthead.cli.books",
    "erasures": "masthead.cli.erasures",
    "doctor": "masthead.cli.doctor",
}


class Verbs(click.Group):
    """A group that finds its verbs in the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs' names, in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one verb's module and return its command, or None for an unknown verb."""
        if cmd_name not in VERBS:
            return None
        # A verb that is a word of Python's own has a name of its own there: import_.
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        found: click.Command = getattr(importlib.import_module(VERBS[cmd_name]), name)
        return found


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="masthead")
def masthead() -> None:
    """Run a newspaper owned by its readers.

    All that a paper keeps is in one folder, MASTHEAD_DATA (data/ unless set).
    """


def main(*args: Any) -> None:
    """Run the command line; the console script's entry."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "masthead.settings")
    masthead.main(prog_name="masthead")
