"""Fund: appeals, gifts, totals, thanks."""

from django.apps import AppConfig


class FundConfig(AppConfig):
    """The room of appeals, gifts, totals, thanks."""

    name = "masthead.fund"
    label = "fund"
