"""An older database is put back: whoever was erased since is erased there again."""

from pathlib import Path

from django.db import connections
from pytest_django.fixtures import Settings

from masthead.fund.tests.cast import NOON
from masthead.people import audit
from masthead.people.rights.erase import erase
from masthead.people.rights.repeat import repeat_erasures
from masthead.people.rights.whom import whom_at_desk
from masthead.tests import rights_cast as cast
from tests.database import Database, use
from tests.servers.copies import Copies


def test_an_erasure_is_done_again_in_an_older_database(
    committed_db: Database, copies: Copies, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    cast.a_paper()
    person = cast.a_person()
    now, older = connections["default"].settings_dict["NAME"], copies.name("older")
    connections["default"].close()
    copies.copy(now, older)
    erase(whom_at_desk(person), by=audit.COMMAND, at=NOON)
    use(older)
    try:
        assert cast.tables_with(cast.CANARY)
        assert repeat_erasures(by=audit.COMMAND, at=NOON) == 1
        assert cast.tables_with(cast.CANARY) == set()
        assert repeat_erasures(by=audit.COMMAND, at=NOON) == 0
    finally:
        use(now)
        copies.drop(older)
