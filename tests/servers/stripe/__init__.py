"""Programs that answer as Stripe does, and the relay that stands between them and the paper.

`emulate` has the hosted page; `localstripe` payment intents with refunds, 3-D Secure and late
failures; `stripe-stateful-mock` idempotency, disputes and refunds that are refused. None has
all: the relay keeps the sessions, adds what is missing in the shape that Stripe documents, and
delivers the notices once, often, late, in another order, or not at all.
"""
