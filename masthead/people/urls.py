"""Addresses of signing in and of how one does."""

from django.urls import URLPattern, path

from masthead.people.gates import signed_in
from masthead.people.views import account, printed, rights, sign_in

later, factors = account.later, account.factors

_DOOR: list[URLPattern] = [
    path("account/login/", sign_in.login, name="account_login"),
    path("account/login/code/<uuid:key>/", sign_in.code, name="account_code"),
    path("account/login/link/<str:secret>/", sign_in.link, name="account_link"),
    path("account/login/password/", sign_in.password, name="account_password_login"),
    path("account/login/factor/", later("base.views", "authenticate"), name="mfa_authenticate"),
    path(
        "account/login/passkey/",
        later("webauthn.views", "login_webauthn"),
        name="mfa_login_webauthn",
    ),
    path("account/logout/", sign_in.sign_out, name="account_logout"),
    path("account/again/", sign_in.again, name="sign_in_again"),
    path("desk/sign-in/<str:secret>/", printed.sign_in, name="sign_in"),
    # The CMS has two pages of its own to sign in by; neither knows of tries or factors.
    path("desk/login/", sign_in.to_our_door),
    path("_util/login/", sign_in.to_our_door),
]
_HOW = "account/security/"
_FACTORS: list[URLPattern] = [
    path("account/second-factor/", account.needed, name="second_factor"),
    path("account/password/", account.password, name="account_password"),
    path("account/everywhere/", account.everywhere, name="sign_out_everywhere"),
    path(_HOW, signed_in(later("base.views", "index")), name="mfa_index"),
    path(f"{_HOW}app/", factors("totp.views", "activate_totp"), name="mfa_activate_totp"),
    path(
        f"{_HOW}app/remove/", factors("totp.views", "deactivate_totp"), name="mfa_deactivate_totp"
    ),
    path(
        f"{_HOW}codes/",
        factors("recovery_codes.views", "view_recovery_codes"),
        name="mfa_view_recovery_codes",
    ),
    path(
        f"{_HOW}codes/new/",
        factors("recovery_codes.views", "generate_recovery_codes"),
        name="mfa_generate_recovery_codes",
    ),
    path(f"{_HOW}passkeys/", account.passkeys, name="mfa_list_webauthn"),
    path(
        f"{_HOW}passkeys/add/", factors("webauthn.views", "add_webauthn"), name="mfa_add_webauthn"
    ),
    path(
        f"{_HOW}passkeys/<int:pk>/remove/",
        factors("webauthn.views", "remove_webauthn"),
        name="mfa_remove_webauthn",
    ),
    path(
        f"{_HOW}passkeys/<int:pk>/name/",
        factors("webauthn.views", "edit_webauthn"),
        name="mfa_edit_webauthn",
    ),
]
_RIGHTS: list[URLPattern] = [
    path("account/data/", rights.data, name="account_data"),
    path("account/erase/", rights.erase_me, name="account_erase"),
    path("account/erased/", rights.erased, name="erased"),
]
urlpatterns = [*_DOOR, *_FACTORS, *_RIGHTS]
