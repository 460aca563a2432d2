"""What the newsroom keeps."""

from masthead.newsroom.models.articles import ArticlePage, Byline, Kind
from masthead.newsroom.models.authors import Author, Topic
from masthead.newsroom.models.pictures import Picture, Rendition
from masthead.newsroom.models.records import Correction, Hold, Prominence, Withdrawal
from masthead.newsroom.models.sections import SectionPage

__all__ = [
    "ArticlePage",
    "Author",
    "Byline",
    "Correction",
    "Hold",
    "Kind",
    "Picture",
    "Prominence",
    "Rendition",
    "SectionPage",
    "Topic",
    "Withdrawal",
]
