"""`masthead staff`: take somebody onto the staff."""

import click

from masthead.cli import ground


@click.command()
@click.argument("email")
@click.option(
    "--role", required=True, help="reporter, sub, administrator …; an unknown one lists them all."
)
@click.option(
    "--lost-factor", is_flag=True, help="Drop their second factors first: they lost them."
)
def staff(*, email: str, role: str, lost_factor: bool) -> None:
    """Add somebody to the staff, or a role to them; print a sign-in link that works once.

    Example: masthead staff ada@example.org --role revise-sub
    """
    ground.open_paper()
    from masthead.people import audit, roles
    from masthead.people.drop_factors import drop_factors
    from masthead.people.signin import make_link
    from masthead.people.staff import add_staff

    with ground.refusing():
        at = ground.now()
        user = add_staff(email, role=roles.find(role), by=audit.COMMAND, at=at)
        if lost_factor:
            drop_factors(user, by=audit.COMMAND, at=at)
        secret = make_link(user, by=audit.COMMAND, at=at)
        click.echo(f"{user.email} is on the staff as {roles.find(role).name}.")
    click.echo(f"To sign in, once, within a day of now:\n{ground.sign_in_address(secret)}")
