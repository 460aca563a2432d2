"""`masthead erasures`: do again what a restored database doesn't know of."""

import click

from masthead.cli import ground


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer for a program.")
def erasures(*, as_json: bool) -> None:
    """Erase again whoever was erased after the backup was made that this database comes from.

    `masthead serve` does so by itself before it answers anybody.

    Example: masthead erasures
    """
    ground.open_paper()
    from masthead.people import audit
    from masthead.people.rights import journal
    from masthead.people.rights.repeat import repeat_erasures

    with ground.refusing():
        known = sum(1 for _erasure in journal.read())
        again = repeat_erasures(by=audit.COMMAND, at=ground.now())
    words = f"{known} erasures are written down; {again} had to be done again."
    ground.say({"known": known, "done_again": again}, as_json=as_json, words=words)
