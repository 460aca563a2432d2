"""`masthead serve`: everything a paper needs, in a few processes, until it is stopped."""

import os

import click

from masthead.cli import ground


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option(
    "--sample",
    is_flag=True,
    help="Make the sample paper first if there is none; print a sign-in link.",
)
def serve(*, host: str, port: int, workers: int, sample: bool) -> None:
    """Serve the paper: the application, the task worker and the clock.

    Example: masthead serve --port 8080 --workers 4
    """
    os.environ["MASTHEAD_PORT"] = str(port)
    from masthead.cli import ports, supervise

    ports.refuse_taken(host, port)
    secret = _prepare(sample=sample)
    supervise.run(host, port=port, workers=workers, when_ready=lambda: _greet(host, port, secret))


def _prepare(*, sample: bool) -> str:
    """Make ready what the processes share; return a new sign-in link's secret with `sample`."""
    from masthead.cli import papers, schema

    if sample:
        papers.make_sample_if_none()
    ground.open_paper()
    with ground.refusing():
        _repeat_erasures()
        _refuse_gateways()
        schema.collect_static()
        return papers.new_secret() if sample else ""


def _repeat_erasures() -> None:
    """Let nobody who was erased be served again from an older database."""
    from masthead.people import audit
    from masthead.people.rights.repeat import repeat_erasures

    repeat_erasures(by=audit.COMMAND, at=ground.now())


def _refuse_gateways() -> None:
    from masthead.paper.models import the_paper
    from masthead.payments.checks import refuse_gateways

    if reasons := refuse_gateways(the_paper()):
        raise click.ClickException(" ".join(reasons))


def _greet(host: str, port: int, secret: str) -> None:
    from masthead.paper.models import the_paper

    base = f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}"
    click.echo(f"\n{the_paper().name} is being served.\n")
    click.echo(f"  The paper   {base}/")
    click.echo(f"  The desk    {base}/desk/")
    if secret:
        click.echo(
            f"  Sign in     {ground.sign_in_address(secret, base=base)}   (once, within a day)"
        )
    click.echo("\nCtrl-C stops it.")
