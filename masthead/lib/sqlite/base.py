"""Django's backend for SQLite, in which each write waits for its turn in the line."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base

from masthead.lib.sqlite.line import Line, open_line

_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that stands in line before it begins a transaction or writes without one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line: Line | None = None
        self._line_of = 0
        self._has_turn = False
        self.execute_wrappers.append(self._write_in_turn)

    def _start_transaction_under_autocommit(self) -> None:
        self._enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave()
            self._close_line()

    def _write_in_turn(
        self,
        execute: Callable[..., Any],
        sql: Any,
        params: Any,
        many: bool,  # noqa: FBT001 (how Django calls it)
        context: Any,
    ) -> Any:
        """Run one statement; one that writes outside any transaction is one by itself."""
        if self.in_atomic_block or self._has_turn or not str(sql)[:7].startswith(_WRITES):
            return execute(sql, params, many, context)
        with self._turn():
            return execute(sql, params, many, context)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def _enter(self) -> None:
        if self._line_of != os.getpid():
            self._close_line()
            self._line, self._line_of = open_line(str(self.settings_dict["NAME"])), os.getpid()
        self._has_turn = self._line is not None and self._line.enter()

    def _leave(self) -> None:
        if self._line and self._has_turn:
            self._line.leave()
        self._has_turn = False

    def _close_line(self) -> None:
        if self._line:
            self._line.close()
        self._line, self._line_of = None, 0
