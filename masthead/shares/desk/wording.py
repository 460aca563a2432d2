"""The society's own words in its papers, at the desk."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from masthead.people.audit import at_desk
from masthead.shares.desk.forms import WordingForm
from masthead.shares.desk.screen import PERMISSION, secretary, shown
from masthead.shares.models import Place
from masthead.shares.papers.set_words import set_words
from masthead.shares.papers.standard import own_words


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def wording(request: HttpRequest) -> HttpResponse:
    """Show the words that stand in each paper, and set them."""
    who = secretary(request)
    begun = {place.value: own_words(place) for place in Place}
    form = WordingForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        said = {Place(name): words for name, words in form.cleaned_data.items()}
        set_words(said, by=at_desk(who), at=timezone.now())
        messages.success(request, _("From now on the papers say this."))
        return redirect("share_wording")
    status = 422 if request.method == "POST" else 200
    return shown(request, "wording", _("Words of the papers"), status, form=form)
