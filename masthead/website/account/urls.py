"""Addresses of an account; those of signing in are the door's, those of a support the till's."""

from django.urls import path

from masthead.website.account.views import gifts, home, letters, particulars, shares

urlpatterns = [
    path("account/", home.home, name="account"),
    path("account/gifts/", gifts.gifts, name="account_gifts"),
    path("account/gifts/<slug:year>.pdf", gifts.statement, name="account_statement"),
    path("account/letters/", letters.letters, name="account_letters"),
    path("account/letters/<uuid:key>/", letters.letter, name="account_letter"),
    path("account/letters/<uuid:key>/<int:number>/", letters.enclosure, name="account_enclosure"),
    path("account/shares/<int:number>/", shares.membership, name="account_membership"),
    path("account/address/", particulars.address, name="account_address"),
    path("account/thanks/", particulars.thanks, name="account_thanks"),
    path("account/mail/", particulars.mail, name="account_mail"),
]
