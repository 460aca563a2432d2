"""Addresses of the papers about shares, and of a member's own account."""

from django.urls import path

from masthead.shares.account import views as account
from masthead.shares.views import papers

urlpatterns = [
    path("shares/account/", account.ask, name="ask_account"),
    path("shares/account/<str:signed>/", account.account, name="own_account"),
    path("shares/letter/<str:token>/", papers.notice, name="share_notice"),
    path("shares/certificate/<str:token>/", papers.certificate, name="share_certificate"),
]
