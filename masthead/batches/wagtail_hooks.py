"""The post's place at the desk."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.batches import views
from masthead.people.desk_line import DeskLine


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screens at the desk."""
    one = "batches/<int:number>/"
    return [
        path("batches/", views.batches, name="batches"),
        path("batches/open/", views.open_one, name="open_batch"),
        path("batches/people/", views.people, name="batch_people"),
        path(one, views.one, name="batch"),
        path(one + "post/", views.post, name="post_batch"),
        path(one + "discard/", views.discard, name="discard_batch"),
        path(one + "slip/", views.slip, name="batch_slip"),
        path(one + "gifts/<int:pk>/", views.amend, name="amend_item"),
        path(one + "gifts/<int:pk>/remove/", views.remove, name="remove_item"),
        path(one + "gifts/<int:pk>/pass/", views.let_pass, name="pass_cheque"),
    ]


@hooks.register("register_fund_menu_item")
def post_line() -> MenuItem:
    """Offer the post."""
    return DeskLine(
        _("The post"),
        screen="batches",
        permission=views.PERMISSION,
        icon="folder-open-inverse",
        order=150,
    )
