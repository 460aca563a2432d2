"""Bring the schema up to date, as the database's owner: a process of its own.

Run by `masthead.cli.schema` with MASTHEAD_MIGRATING set; afterwards the serving role, where it
is another one, is given what it needs and no more.
"""

import os
from urllib.parse import urlsplit


def main() -> None:
    """Migrate, then grant."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "masthead.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from masthead.lib.grants import grant

    call_command("migrate", interactive=False, verbosity=0)
    serving = urlsplit(os.environ.get("DATABASE_URL", "")).username
    owner = connection.settings_dict["USER"]
    if connection.vendor == "postgresql" and serving and serving != owner:
        grant(serving)


if __name__ == "__main__":
    main()
