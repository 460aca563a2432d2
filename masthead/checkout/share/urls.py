"""Addresses of the pages of shares."""

from django.urls import path

from masthead.checkout.share import status_views, step_views, views

urlpatterns = [
    path("shares/", views.shares_page, name="shares"),
    path("shares/buy/", views.buy, name="buy_shares"),
    path("shares/buy/<uuid:key>/<slug:step>/", step_views.buy_step, name="buy_step"),
    path(
        "shares/application/<uuid:key>/", status_views.share_application, name="share_application"
    ),
    path("shares/gift/<str:signed>/", status_views.share_gift, name="share_gift"),
]
