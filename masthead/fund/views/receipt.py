"""The receipt as a giver gets it from the address in their letter."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from masthead.fund.models import Gift
from masthead.fund.receipts.link import NoSuchReceipt, number_of
from masthead.fund.receipts.print_receipt import print_receipt


@never_cache
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the receipt as PDF, made as it is asked for; 404 for an address not given out."""
    try:
        gift = Gift.objects.select_related("giver", "appeal").get(pk=number_of(token))
    except (NoSuchReceipt, Gift.DoesNotExist) as error:
        raise Http404(str(error)) from error
    name = _("receipt-{number}.pdf").format(number=gift.number)
    return HttpResponse(
        print_receipt(gift),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        },
    )
