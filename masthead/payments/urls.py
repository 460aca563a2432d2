"""Addresses of the practice gateway."""

from django.urls import path

from masthead.payments.practice import views

urlpatterns = [
    path("practice/", views.about, name="practice"),
    path("practice/<slug:session_id>/", views.page, name="practice_page"),
]
