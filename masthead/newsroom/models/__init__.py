"""What the newsroom keeps."""

from masthead.newsroom.models.access import (
    AccessRules,
    GiftLink,
    InEngines,
    InFeeds,
    InSearch,
    MeterReading,
)
from masthead.newsroom.models.articles import ArticlePage, Byline, Kind
from masthead.newsroom.models.authors import Author, Topic
from masthead.newsroom.models.kept_for import Readers
from masthead.newsroom.models.pictures import Picture, Rendition
from masthead.newsroom.models.records import Correction, Hold, Prominence, Withdrawal
from masthead.newsroom.models.sections import SectionPage

__all__ = [
    "AccessRules",
    "ArticlePage",
    "Author",
    "Byline",
    "Correction",
    "GiftLink",
    "Hold",
    "InEngines",
    "InFeeds",
    "InSearch",
    "Kind",
    "MeterReading",
    "Picture",
    "Prominence",
    "Readers",
    "Rendition",
    "SectionPage",
    "Topic",
    "Withdrawal",
]
