"""Keep subscriptions on mandates, as the paper has them: `python -m bench.subscriptions_worker N`.

Prints their keys in the order in which the gateway is to name them.
"""

import datetime as dt
import json
import sys

import django


def main() -> None:
    """Write the rows, and print the keys of each subscription and its mandate."""
    django.setup()
    from django.db import transaction

    from masthead.payments.contract import MandateStatus, SubscriptionStatus
    from masthead.payments.models import Mandate, Subscription

    at = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    count = int(sys.argv[1])
    with transaction.atomic():
        mandates = Mandate.objects.bulk_create(
            [
                Mandate(
                    provider="gocardless",
                    remote_id=f"MD{place:04d}",
                    status=MandateStatus.ACTIVE,
                    status_at=at,
                    created_at=at,
                )
                for place in range(1, count + 1)
            ],
            batch_size=500,
        )
        subscriptions = Subscription.objects.bulk_create(
            [
                Subscription(
                    provider="gocardless",
                    way="direct-debit",
                    remote_id=f"SB{place:04d}",
                    mandate=mandate,
                    status=SubscriptionStatus.ACTIVE,
                    status_at=at,
                    amount_minor=1000,
                    currency="GBP",
                    every_months=1,
                    day_of_month=1,
                    next_charge_on=dt.date(2026, 7, 1),
                    created_at=at,
                )
                for place, mandate in enumerate(mandates, start=1)
            ],
            batch_size=500,
        )
    keys = [(str(one.pk), str(one.mandate_id)) for one in subscriptions]
    sys.stdout.write(json.dumps(keys) + "\n")


if __name__ == "__main__":
    main()
