"""`masthead publish`: from a file in the newsroom's folder to the page."""

import datetime as dt
from pathlib import Path

import click

from masthead.cli import ground


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--section", default="", help="Default: the file’s front matter, else the paper’s setting."
)
@click.option(
    "--at", "when", default="", help="Publish then: 2026-11-24T06:30, in the paper’s time."
)
@click.option("--json", "as_json", is_flag=True, help="Answer for programs.")
def publish(*, file: Path, section: str, when: str, as_json: bool) -> None:
    """Publish a story from a .txt, .md or .docx file and print its address.

    Example: masthead publish council.docx --section News
    """
    ground.open_paper()
    from masthead.newsroom.publish_file import publish_file
    from masthead.people import audit

    with ground.refusing():
        goes_live_at = _moment(when)
        done = publish_file(
            file, section=section, goes_live_at=goes_live_at, by=audit.COMMAND, at=ground.now()
        )
        story = done.story
        address = ground.base_address() + done.address
    if as_json:
        ground.say(
            {"headline": story.title, "address": address, "live": story.live},
            as_json=True,
            words="",
        )
        return
    click.echo(address)
    if done.left_out:
        click.echo(f"Left out: {', '.join(done.left_out)}.", err=True)
    if not story.live and goes_live_at:
        click.echo(f"It goes live on {goes_live_at:%-d %B %Y at %H:%M}.", err=True)


def _moment(typed: str) -> dt.datetime | None:
    from django.utils import timezone
    from django.utils.dateparse import parse_datetime

    if not typed:
        return None
    try:
        found = parse_datetime(typed)
    except ValueError:
        found = None
    if found is None:
        raise click.BadParameter(
            f"“{typed}” is no time such as 2026-11-24T06:30", param_hint="--at"
        )
    return found if timezone.is_aware(found) else timezone.make_aware(found)
