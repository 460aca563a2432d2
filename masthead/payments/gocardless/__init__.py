"""GoCardless: direct debits (Bacs), by mandates that are signed on its hosted page.

Through GoCardless's own library, which is imported by whoever needs it. A mandate is set up by
a billing request and its flow; each collection is a payment on the mandate.
"""
