"""Gifts by direct debit, once or each month: asked for, announced, collected, stopped.

A mandate is signed on the gateway's page. Each collection is announced by mail first and made
by the clock; one whose notice did not go out in time isn't made.
"""
