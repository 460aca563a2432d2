"""The post's place at the desk."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.batches import desk_views
from masthead.people.desk_line import DeskLine


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screens at the desk."""
    one = "batches/<int:number>/"
    return [
        path("batches/", desk_views.batches, name="batches"),
        path("batches/open/", desk_views.open_one, name="open_batch"),
        path("batches/people/", desk_views.people, name="batch_people"),
        path(one, desk_views.one, name="batch"),
        path(one + "post/", desk_views.post, name="post_batch"),
        path(one + "discard/", desk_views.discard, name="discard_batch"),
        path(one + "slip/", desk_views.slip, name="batch_slip"),
        path(one + "gifts/<int:pk>/", desk_views.amend, name="amend_item"),
        path(one + "gifts/<int:pk>/remove/", desk_views.remove, name="remove_item"),
        path(one + "gifts/<int:pk>/pass/", desk_views.let_pass, name="pass_cheque"),
    ]


@hooks.register("register_fund_menu_item")
def post_line() -> MenuItem:
    """Offer the post."""
    return DeskLine(
        _("The post"),
        screen="batches",
        permission=desk_views.PERMISSION,
        icon="folder-open-inverse",
        order=150,
    )
