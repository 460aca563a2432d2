"""Addresses of mail: the links in our letters, and where services report to."""

from django.urls import path

from masthead.mail.preferences import views as preferences
from masthead.mail.reports import views as reports

urlpatterns = [
    path("mail/stop/<str:signed>/", preferences.stop, name="mail_stop"),
    path("mail/choose/<str:signed>/", preferences.choices, name="mail_choose"),
    path("webhooks/mail/<slug:service>/", reports.reports, name="mail_reports"),
]
