"""A gateway to practise with: it behaves as a real one does and moves no money.

It has a page of its own, keeps its own books, answers `fetch`, and sends signed webhooks over
HTTP, twice each and once more late.
"""
