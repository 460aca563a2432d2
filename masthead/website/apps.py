"""Website: front page, standing pages, navigation, search page."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """The room of front page, standing pages, navigation, search page."""

    name = "masthead.website"
    label = "website"
