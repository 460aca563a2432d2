"""Batches of gifts that came by post, their items, and each cheque in them."""

from masthead.batches.models.batch import Banking, Batch, BatchDiscarded, BatchPosted, Part
from masthead.batches.models.item import Cheque, Item

__all__ = [
    "Banking",
    "Batch",
    "BatchDiscarded",
    "BatchPosted",
    "Cheque",
    "Item",
    "Part",
]
