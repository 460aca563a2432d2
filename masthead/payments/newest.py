"""Find what a gateway put in the place of a subscription that it ended."""

from masthead.payments import registry
from masthead.payments.contract import RemoteSubscription
from masthead.payments.models import Subscription
from masthead.payments.models.subscription import OVER


def newest(subscription: Subscription, remote: RemoteSubscription) -> RemoteSubscription:
    """Return what took the place of a subscription that has ended, or `remote` where nothing did.

    To change a subscription a gateway may have to make another and end the old one. Where its
    answer was lost, all that is known here is the old one's end. Asks the gateway, so never
    inside a transaction. Raises GatewayUnreachable, GatewayRefused, UnknownObject.
    """
    if remote.status not in OVER:
        return remote
    row = Subscription.objects.select_related("mandate").get(pk=subscription.pk)
    in_change = row.asked_at is not None or row.change_id is not None
    if not in_change or row.status in OVER or row.remote_id != remote.remote_id:
        return remote
    return registry.recurring_provider(row.provider).successor(row) or remote
