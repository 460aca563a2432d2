"""`masthead doctor`: look whether all is well with a paper, and say what is not."""

import click

from masthead.cli import ground


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer for programs.")
def doctor(*, as_json: bool) -> None:
    """Check the book, its guards, the register and the settings; exit status 1 if any is not well.

    Example: masthead doctor
    """
    paper = ground.open_paper()
    found = {
        "database": _database(),
        "guards of the book": _guards(),
        "trial balance": _balance(),
        "sums of the fund": _sums(),
        "register": _register(),
        "settings": _settings(),
        "mail": _mail(),
    }
    words = [f"{paper.name}"]
    for what, troubles in found.items():
        words.append(f"  {what}: " + ("well" if not troubles else "; ".join(troubles)))
    ground.say(found, as_json=as_json, words="\n".join(words))
    if any(found.values()):
        raise click.exceptions.Exit(1)


def _database() -> list[str]:
    from django.db import connection

    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        said: list[str] = [row[0] for row in cursor.fetchall()]
    return [] if said == ["ok"] else said


def _guards() -> list[str]:
    from django.db import connection

    from masthead.lib import guards

    return [f"{name} is missing" for name in guards.missing(connection)]


def _balance() -> list[str]:
    from masthead.ledger.balances import loose_legs, trial_balance

    if loose := loose_legs():
        return [f"{loose} legs belong to no entry"]
    sums: dict[str, int] = {}
    for (_account, currency), total in trial_balance().items():
        sums[currency] = sums.get(currency, 0) + total
    return [f"{currency} is out by {total}" for currency, total in sums.items() if total]


def _sums() -> list[str]:
    from masthead.fund.sum_up import unequal_sums

    return unequal_sums()


def _register() -> list[str]:
    from masthead.register.soundness import unsound

    return unsound()


def _settings() -> list[str]:
    from django.conf import settings
    from django.core.checks import run_checks

    from masthead.paper.models import the_paper
    from masthead.payments.checks import refuse_gateways

    paper = the_paper()
    troubles = [*refuse_gateways(paper)]
    found = run_checks(include_deployment_checks=not paper.practice)
    troubles += [check.msg for check in found if not check.is_silenced()]
    if paper.practice != settings.PRACTICE:
        troubles.append("the folder’s marker and the database disagree on practice")
    return troubles


def _mail() -> list[str]:
    import datetime as dt

    from django.utils import timezone

    from masthead.mail.hand_over import is_set
    from masthead.mail.models import Letter, Standing

    waiting = Letter.objects.filter(standing=Standing.WAITING)
    if not is_set() and (count := waiting.count()):
        return [f"no server of mail is set (MASTHEAD_MAIL_URL); letters waiting: {count}"]
    late = waiting.filter(queued_at__lt=timezone.now() - dt.timedelta(hours=1))
    if first := late.order_by("queued_at").first():
        why = first.why or "not tried"
        return [f"letters waiting for more than an hour: {late.count()} ({why})"]
    return []
