"""Website: front page, standing pages, navigation, search page."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """The room of front page, standing pages, navigation, search page."""

    name = "masthead.website"
    label = "website"

    def ready(self) -> None:
        """Ask to hear of sections and standing pages that come, go or change their name."""
        from wagtail.signals import page_published, page_unpublished, post_page_move

        from masthead.newsroom.models import SectionPage
        from masthead.website.models import StandingPage
        from masthead.website.navigation import renew

        for kind in (SectionPage, StandingPage):
            for signal in (page_published, page_unpublished, post_page_move):
                signal.connect(renew, sender=kind)
