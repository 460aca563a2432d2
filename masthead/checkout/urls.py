"""Addresses of the till."""

from django.urls import include, path

from masthead.checkout import views
from masthead.checkout.debit import views as debit_views

urlpatterns = [
    path("", include("masthead.checkout.share.urls")),
    path("", include("masthead.checkout.support.urls")),
    path("", include("masthead.checkout.support_life.urls")),
    path("give/", views.give_page, name="give"),
    path("give/direct-debit/<str:signed>/", debit_views.direct_debit, name="direct_debit"),
    path("give/thanks/<uuid:key>/", views.thanks, name="give_thanks"),
    path("webhooks/<slug:provider_name>/", views.webhook, name="webhook"),
]
