"""Where a request comes from on the network."""

from masthead.lib.caller import address_of

__all__ = ["address_of"]
