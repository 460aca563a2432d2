"""People: one record a person, sign-in, roles, audit."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PeopleConfig(AppConfig):
    """Keeps the roles and the database's guards in step with the code at each migration."""

    name = "masthead.people"
    label = "people"

    def ready(self) -> None:
        """Ask to hear of migrations. Guards go first and come back once, for all rooms."""
        from masthead.lib import guards
        from masthead.people import factor_log

        factor_log.listen()
        pre_migrate.connect(guards.on_pre_migrate, sender=self)
        post_migrate.connect(_after_last_migration)


def _after_last_migration(*, app_config: AppConfig, using: str, **kwargs: Any) -> None:
    from django.apps import apps

    from masthead.lib import guards
    from masthead.people import roles

    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if app_config == last:
        guards.on_post_migrate(using=using)
        roles.sync()
