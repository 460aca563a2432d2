"""Addresses of the fund."""

from django.urls import path

from masthead.fund.views import public

urlpatterns = [
    path("fund/", public.fund, name="fund"),
    path("fund/status.json", public.fund_status, name="fund_status"),
]
