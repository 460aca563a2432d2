"""Addresses of the practice gateway."""

from django.urls import path

from masthead.payments.practice import regular_views, views

urlpatterns = [
    path("practice/", views.about, name="practice"),
    path("practice/regular/<slug:key>/", regular_views.regular, name="practice_regular"),
    path("practice/method/<slug:visit>/", regular_views.method, name="practice_method"),
    path("practice/<slug:session_id>/", views.page, name="practice_page"),
]
