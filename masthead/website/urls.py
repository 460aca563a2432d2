"""Addresses of the website that are no pages of the tree."""

from django.urls import include, path

from masthead.website import views

urlpatterns = [
    path("", include("masthead.website.account.urls")),
    path("search/", views.search, name="search"),
    path("corrections/", views.corrections, name="corrections"),
    path("accent.css", views.accent, name="accent"),
    path("health/", views.health, name="health"),
]
