"""Give the role that serves what it needs, and on append-only tables no more than that."""

from django.db import connection

from masthead.lib import guards


def grant(role: str) -> None:
    """Let a PostgreSQL role read and write, but only read and add where a table only grows.

    Run by the owner after a migration. `role` is quoted as an identifier.
    """
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}"
        )
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
        for table in sorted(guards.append_only_tables()):
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {name}")
