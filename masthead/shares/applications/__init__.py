"""An application for shares, from its first word until it is paid."""
