"""`masthead init` and `masthead demo`: a paper is founded once, real or in practice."""

import click

from masthead.cli import ground, schema

FIRST_ADMINISTRATOR = "administrator@localhost"


@click.command()
@click.option("--name", required=True, help="Name of the paper.")
@click.option("--society", required=True, help="Name of the society that owns it.")
@click.option(
    "--fund-name", default="", help="What the fund is called. Default: The fighting fund."
)
@click.option("--timezone", "time_zone", default="Europe/London", show_default=True)
@click.option("--currency", default="GBP", show_default=True, help="ISO 4217 code.")
@click.option("--sections", default="News,World,Comment,Culture,Sport", show_default=True)
@click.option("--admin", "email", default=FIRST_ADMINISTRATOR, help="First administrator’s email.")
def init(
    *,
    name: str,
    society: str,
    fund_name: str,
    time_zone: str,
    currency: str,
    sections: str,
    email: str,
) -> None:
    """Found an empty, real paper and print its first administrator’s sign-in link.

    Example: masthead init --name "The Ferry Bell" --society "Ferry Bell Society"
    """
    ground.begin()
    from masthead.website.found import found

    names = [section.strip() for section in sections.split(",") if section.strip()]
    with ground.refusing():
        refuse_where_there_is_one()
        schema.migrate_if_needed()
        paper = found(
            name,
            society=society,
            practice=False,
            fund_name=fund_name,
            time_zone=time_zone,
            currency=currency.upper(),
            sections=names,
            at=ground.now(),
        )
        link = ground.sign_in_address(new_secret(email))
    click.echo(f"{paper.name} is founded, with the sections {', '.join(names)}.")
    click.echo(f"Sign in as its first administrator, once, within a day of now:\n{link}")


@click.command()
def demo() -> None:
    """Make the sample paper, in practice for ever.

    Example: MASTHEAD_DATA=/srv/trial masthead demo
    """
    ground.begin()
    with ground.refusing():
        refuse_where_there_is_one()
        _make_sample()
    click.echo("The sample paper is made. `masthead serve` serves it.")


def refuse_where_there_is_one() -> None:
    """Raise PaperExists when the database holds a paper."""
    from django.db import connection

    from masthead.paper.found import PaperExists
    from masthead.paper.models import Paper

    if "paper_paper" not in connection.introspection.table_names():
        return
    if there := Paper.objects.first():
        raise PaperExists(f"There is a paper here already: {there.name}")


def make_sample_if_none() -> None:
    """Make the sample paper where there is no paper at all; touch nothing otherwise."""
    ground.begin()
    from masthead.paper.found import PaperExists

    with ground.refusing():
        try:
            refuse_where_there_is_one()
        except PaperExists:
            return
        click.echo("Making the sample paper; this takes a little while, once …", err=True)
        _make_sample()


def _make_sample() -> None:
    schema.mark_practice()
    schema.migrate_if_needed()
    from masthead.sample.load import load

    load(at=ground.now())


def new_secret(email: str = "") -> str:
    """Make a sign-in link's secret: for an address, else for the administrator who was first."""
    from masthead.people import audit, roles
    from masthead.people.models import User
    from masthead.people.signin import make_link
    from masthead.people.staff import add_staff

    at = ground.now()
    first = User.objects.filter(groups__name="Administrator", is_active=True).order_by("pk").first()
    if email or first is None:
        role = roles.find("administrator")
        first = add_staff(email or FIRST_ADMINISTRATOR, role=role, by=audit.COMMAND, at=at)
    return make_link(first, by=audit.COMMAND, at=at)
