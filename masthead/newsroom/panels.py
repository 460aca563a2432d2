"""The order in which a story is written at the desk, with a word of help at each field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)


class SchedulePanel(PublishingPanel):
    """When a story goes live. It has no end: a published story is withdrawn, never expired."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        children: list[Any] = self.children  # type: ignore[has-type]
        self.children = [
            child for child in children if getattr(child, "field_name", "") == "go_live_at"
        ]


def story_panels(form: type[forms.ModelForm[Any]]) -> TabbedInterface:
    """Return what the editor of a story shows, in three tabs, for a form class of its own."""
    return TabbedInterface(
        [
            ObjectList(_story(), heading=_("Story")),
            ObjectList(_placing(), heading=_("Placing and rules")),
            ObjectList([SchedulePanel()], heading=_("Schedule")),
        ],
        base_form_class=form,
    )


def _story() -> list[Any]:
    return [*_words(), *_signed(), *_picture()]


def _words() -> list[Any]:
    return [
        TitleFieldPanel(
            "title",
            heading=_("Headline"),
            placeholder=_("Headline"),
            help_text=_("What happened, in a dozen words or fewer."),
        ),
        FieldPanel("standfirst", help_text=_("One sentence under the headline; no full stop.")),
        FieldPanel(
            "kicker", help_text=_("One or two words above the headline: Transport, Health.")
        ),
        FieldPanel(
            "body",
            help_text=_(
                "A block for each stretch of paragraphs, crosshead, quotation, picture or "
                "list. Nothing that you type is changed."
            ),
        ),
        FieldPanel(
            "lead_in",
            help_text=_(
                "The first words of the text, exactly as they stand there in ordinary letters: "
                "the page prints them in capitals. Leave it empty for none."
            ),
        ),
    ]


def _signed() -> list[Any]:
    return [
        InlinePanel(
            "bylines",
            heading=_("Bylines"),
            label=_("byline"),
            help_text=_("Who signs it, in the order in which they are named."),
        ),
        FieldRowPanel(
            [
                FieldPanel(
                    "byline_free",
                    help_text=_("Somebody without a page of their own: our transport reporter."),
                ),
                FieldPanel("agency", help_text=_("Where it came from, if not from us.")),
            ]
        ),
    ]


def _picture() -> list[Any]:
    return [
        MultiFieldPanel(
            [
                FieldPanel(
                    "picture",
                    help_text=_(
                        "It needs a credit, and alternative text unless it is decorative; "
                        "without them the story can’t be published."
                    ),
                ),
                FieldPanel("caption", help_text=_("What it shows, when and where.")),
            ],
            heading=_("Picture at the top"),
        ),
    ]


def _placing() -> list[Any]:
    return [
        FieldPanel(
            "short_headline", help_text=_("For lists, where the whole headline is too long.")
        ),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("series")]),
        FieldPanel(
            "topics",
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Subjects that it shares with stories of other sections."),
        ),
        FieldPanel(
            "sensitive",
            help_text=_("No fund and no shares beside it: obituaries, attacks, disasters."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("readers"),
                        FieldPanel(
                            "readers_until",
                            help_text=_("For an early look: from then on it goes by the rules."),
                        ),
                    ]
                ),
            ],
            heading=_("Letting readers in"),
            help_text=_(
                "Whom this story is kept for. The others see the headline, the standfirst and "
                "the first paragraphs. The preview shows both."
            ),
        ),
        FieldPanel(
            "embargo_until",
            help_text=_("Until then nothing publishes it: not the button, nor the schedule."),
        ),
        FieldPanel(
            "updated_at",
            help_text=_("Set it when what the story says has changed, not for a spelling."),
        ),
        FieldPanel(
            "slug",
            help_text=_(
                "The last part of its address, made of the headline. It stays once published."
            ),
        ),
        FieldPanel("search_description", help_text=_("For search engines; else the standfirst.")),
    ]
