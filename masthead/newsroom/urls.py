"""Addresses of stories, their lists, feeds and pictures; Wagtail's catch-all comes after them."""

from django.urls import path, re_path

from masthead.newsroom.views import access, desk, feeds, media, pages

DATED = r"(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})"
STORY = rf"^(?P<section>[-\w]+)/{DATED}/(?P<slug>[-\w]+)/"

urlpatterns = [
    # Before Wagtail's own: they have a word to say about published stories.
    path("desk/pages/<int:page_id>/delete/", desk.delete_page),
    path("desk/pages/<int:page_id>/unpublish/", desk.unpublish_page),
    path("desk/pages/<int:page_id>/move/", desk.move_page),
    path("feeds/rss.xml", feeds.paper, name="feed"),
    path("authors/<slug:slug>/", pages.author, name="author"),
    path("authors/<slug:slug>/feeds/rss.xml", feeds.author, name="feed_of_author"),
    path("topics/<slug:slug>/", pages.topic, name="topic"),
    path("topics/<slug:slug>/feeds/rss.xml", feeds.topic, name="feed_of_topic"),
    path("media/images/<str:name>", media.rendition, name="rendition"),
    path("<slug:slug>/feeds/rss.xml", feeds.section, name="feed_of_section"),
    re_path(rf"{STORY}$", pages.article, name="article"),
    re_path(rf"{STORY}read/$", access.read_on_meter, name="read_on_meter"),
    re_path(rf"{STORY}pass-on/$", access.pass_story_on, name="pass_on"),
]
