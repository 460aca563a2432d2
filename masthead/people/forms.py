"""What signing in asks for."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from masthead.people import tries


class EmailForm(forms.Form):
    """The address that a code is sent to."""

    email = forms.EmailField(
        label=_("Your email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "class": "long"}),
        error_messages={
            "required": _("Type your email address"),
            "invalid": _("That is no email address: type it as name@example.org"),
        },
    )


class CodeForm(forms.Form):
    """The code in the letter."""

    code = forms.CharField(
        label=_("The code in our letter"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Type the code")},
    )


class PasswordSignInForm(EmailForm):
    """Address and password."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "long"}),
        error_messages={"required": _("Type your password")},
    )


class NewPasswordForm(forms.Form):
    """A password, typed once: the browser can show it."""

    password = forms.CharField(
        label=_("The new password"),
        strip=False,
        max_length=1000,
        help_text=_("Twelve characters at least; four words in a row are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "long"}),
        error_messages={"required": _("Type a password")},
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Refuse what is too easily guessed."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class FactorForm(AuthenticateForm):
    """The code of an authenticator app, or a recovery code; tries are counted for all workers."""

    def clean_code(self) -> str:
        """Count the try, look at the code, and take no code of an app twice."""
        try:
            counted = tries.count_try("factor", str(self.user.pk), address="", at=timezone.now())
        except tries.TooManyTries as refused:
            raise forms.ValidationError(str(refused)) from refused
        code: str = super().clean_code()
        if not tries.spend(f"{self.user.pk}", code, at=timezone.now()):
            raise forms.ValidationError(_("This code was used before: wait for the next one."))
        tries.take_back(counted)
        return code


class NewAppForm(ActivateTOTPForm):
    """The first code of an authenticator app that was just set up."""

    def clean_code(self) -> str:
        """Look at the code, and let it open nothing a second time."""
        code: str = super().clean_code()
        tries.spend(f"{self.user.pk}", code, at=timezone.now())
        return code


class ErasureForm(forms.Form):
    """The word of somebody that they know what they ask for."""

    sure = forms.BooleanField(
        label=_("I know that this can’t be undone"),
        error_messages={"required": _("Tick that you know it can’t be undone")},
    )
