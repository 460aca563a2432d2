"""Addresses of the pages by which somebody becomes a supporter."""

from django.urls import path

from masthead.checkout.support import views

urlpatterns = [
    path("support/", views.support_page, name="support"),
    path("support/thanks/<uuid:key>/", views.support_thanks, name="support_thanks"),
    path("support/order/<uuid:key>/", views.order_form, name="support_order_form"),
]
