"""Work of the newsroom that readers and editors don't wait for."""

from __future__ import annotations

from django_tasks import task

from masthead.newsroom.cuts import cut_all
from masthead.newsroom.models import ArticlePage


@task()
def cut_pictures(article_id: int) -> None:
    """Cut a story's pictures for every place that shows it.

    Safe to run twice: what is cut already is found again.
    """
    article = ArticlePage.objects.filter(pk=article_id).first()
    for picture in article.pictures if article else []:
        cut_all(picture)
