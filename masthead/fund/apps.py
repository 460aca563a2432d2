"""Fund: appeals, gifts, totals, thanks."""

from django.apps import AppConfig


class FundConfig(AppConfig):
    """The room of appeals, gifts, totals, thanks."""

    name = "masthead.fund"
    label = "fund"

    def ready(self) -> None:
        """Keep the paper's currency from the first appeal on: its target is a sum in it."""
        from masthead.fund.models import Appeal
        from masthead.paper import currency

        currency.keep_when(Appeal.objects.exists)
