"""How allauth signs people in and keeps their second factors."""

from __future__ import annotations


def sign_in_settings(*, practice: bool) -> dict[str, object]:
    """Return allauth’s settings.

    Its own bounds on tries would be counted by each worker alone: `people/tries.py` counts for
    all. The letter-box proves an address, so nothing else is verified. A practice paper may be
    served over plain HTTP, where a passkey would not be taken otherwise.
    """
    return {
        "ACCOUNT_ADAPTER": "masthead.people.adapters.AccountAdapter",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_RATE_LIMITS": False,
        "MFA_RATE_LIMITS": False,
        "MFA_ADAPTER": "masthead.people.adapters.FactorAdapter",
        "MFA_FORMS": {
            "authenticate": "masthead.people.forms.FactorForm",
            "activate_totp": "masthead.people.forms.NewAppForm",
        },
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_RECOVERY_CODES_SHOW_ONCE": True,
        # A clock may go half a minute wrong.
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": practice,
    }
