"""Addresses of the fund."""

from django.urls import path

from masthead.fund.views import public, receipt

urlpatterns = [
    path("fund/", public.fund, name="fund"),
    path("give/receipt/<str:token>/", receipt.receipt, name="receipt"),
    path("fund/status.json", public.fund_status, name="fund_status"),
    path("fund/<slug:slug>/", public.special, name="special_appeal"),
]
