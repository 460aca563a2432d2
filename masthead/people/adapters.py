"""How allauth, which signs in and keeps second factors, is at home in this paper."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Signs people in."""


class FactorAdapter(DefaultMFAAdapter):
    """Keeps second factors."""
