"""Statements that were uploaded, read where nobody waits for it."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from masthead.bank.models import Statement
from masthead.bank.read import read_statement
from masthead.people import audit
from masthead.people.models import User
from masthead.reconcile.match import match


@task()
def read_and_match(statement_id: int) -> None:
    """Read a statement and match its lines.

    Safe to run twice: a statement is read once and a line settled once.
    """
    statement = Statement.objects.select_related("account").get(pk=statement_id)
    taker: User | None = statement.taken_by
    by = audit.at_desk(taker) if taker else audit.CLOCK
    read = read_statement(statement, by=by, at=timezone.now())
    match(read, by=by, at=timezone.now())
