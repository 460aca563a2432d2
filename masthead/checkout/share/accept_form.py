"""The form by which the recipient of given shares accepts them."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy

from masthead.checkout.share.forms import AgreeForm
from masthead.checkout.share.particulars import ParticularsForm
from masthead.register.rules import Rules
from masthead.shares.models import Holder


class AcceptForm(ParticularsForm, AgreeForm):
    """Who the recipient is, and that they agree to what the law wants said."""

    first_of = ParticularsForm.first_of | AgreeForm.first_of

    def __init__(self, *args: Any, rules: Rules, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, holder=Holder.ME, rules=rules, today=today, **kwargs)
        self.order_fields([name for name in self.fields if name != "agreed"])
        self.fields["agreed"].label = gettext_lazy("I accept the shares and agree to this")
