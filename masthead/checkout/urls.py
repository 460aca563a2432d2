"""Addresses of the till."""

from django.urls import path

from masthead.checkout import views

urlpatterns = [
    path("give/", views.give_page, name="give"),
    path("give/thanks/<uuid:key>/", views.thanks, name="give_thanks"),
    path("webhooks/<slug:provider_name>/", views.webhook, name="webhook"),
]
