"""`masthead compare`: what goes on at the gateways, held against what is kept here."""

import click

from masthead.cli import ground


@click.command()
@click.option("--gateway", default="", help="Only this one. Default: all that collect regularly.")
@click.option("--json", "as_json", is_flag=True, help="Answer for programs.")
def compare(*, gateway: str, as_json: bool) -> None:
    """Compare the gateways' subscriptions and mandates with ours, as each night does.

    Goes on where it was stopped. What differs is shown at the desk too.

    Example: masthead compare --gateway gocardless
    """
    paper = ground.open_paper()
    from masthead.checkout.compare_nightly import comparable, compare_with
    from masthead.payments.contract import GatewayUnreachable
    from masthead.payments.models import Difference

    known = comparable(paper)
    if gateway and gateway not in known:
        raise click.ClickException(f"“{gateway}” collects nothing regularly for this paper.")
    told = []
    for name in [gateway] if gateway else known:
        try:
            done = compare_with(name, at=ground.now())
        except GatewayUnreachable as error:
            raise click.ClickException(f"{error}. Run it again: it goes on there.") from error
        left = Difference.objects.open().filter(provider=name).count()
        told.append({"gateway": name, "compared": done.seen, "differences": left})
    words = "\n".join(
        f"{one['gateway']}: {one['compared']:,} compared, {one['differences']:,} differ."
        for one in told
    )
    ground.say(
        {"gateways": told},
        as_json=as_json,
        words=words or "No gateway of this paper collects regularly.",
    )
