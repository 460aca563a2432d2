"""Addresses of a support, for its supporter: by its id when signed in, or by a letter's link."""

from django.urls import path

from masthead.checkout.support_life import views

ONE = "account/support/<str:key>/"
urlpatterns = [
    path(ONE, views.support_life, name="support_life"),
    path(f"{ONE}change/", views.change_support, name="change_support"),
    path(f"{ONE}pause/", views.pause_support, name="pause_support"),
    path(f"{ONE}resume/", views.resume_support, name="resume_support"),
    path(f"{ONE}stop/", views.stop_support, name="stop_support"),
    path(f"{ONE}method/", views.support_method, name="support_method"),
    path(f"{ONE}another-way/", views.another_way, name="support_another_way"),
]
