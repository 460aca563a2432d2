"""Every address of the paper. Wagtail's catch-all comes last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("", include("masthead.people.urls")),
    path("", include("masthead.mail.urls")),
    path("", include("masthead.payments.urls")),
    path("", include("masthead.shares.urls")),
    path("", include("masthead.checkout.urls")),
    path("", include("masthead.fund.urls")),
    path("", include("masthead.website.urls")),
    path("", include("masthead.newsroom.urls")),
    path("desk/", include(wagtailadmin_urls)),
    path("", include(wagtail_urls)),
]

handler400 = "masthead.website.errors.not_understood"
handler403 = "masthead.website.errors.refused"
handler404 = "masthead.website.errors.not_found"
handler500 = "masthead.website.errors.broken"
