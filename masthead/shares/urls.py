"""Addresses of the papers about shares."""

from django.urls import path

from masthead.shares.views import papers

urlpatterns = [
    path("shares/letter/<str:token>/", papers.notice, name="share_notice"),
    path("shares/certificate/<str:token>/", papers.certificate, name="share_certificate"),
]
