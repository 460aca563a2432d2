"""The pages of a member's own account: asked for by email, and seen by the link in the letter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from masthead.mail.send import NotAnAddress
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.shares.account.form import EmailForm
from masthead.shares.account.link import LinkNotValid, member_of
from masthead.shares.account.send_link import send_link
from masthead.shares.account.shown import account_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for an email address and write to it, if it is a member's.

    The page says the same whoever asks: nobody learns here who is a member.
    """
    form = EmailForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        try:
            send_link(email, paper=the_paper(), by=audit.READER, at=timezone.now())
            return render(request, "shares/account_sent.html", {"email": email})
        except NotAnAddress:
            form.add_error("email", form.not_an_address)
    status = 422 if form.errors else 200
    return render(request, "shares/account_ask.html", {"form": form}, status=status)


@never_cache
@require_safe
def account(request: HttpRequest, signed: str) -> HttpResponse:
    """Show a member what the register says of them. The link is the password, for a day."""
    try:
        member = member_of(signed)
    except LinkNotValid:
        return render(request, "shares/account_over.html", status=404)
    context = account_of(member, paper=the_paper(), at=timezone.now())
    answer = render(request, "shares/account.html", context)
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer
