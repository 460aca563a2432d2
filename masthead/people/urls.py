"""Addresses of signing in."""

from django.urls import path

from masthead.people import views

urlpatterns = [path("desk/sign-in/<str:secret>/", views.sign_in, name="sign_in")]
