"""A member's own account: a link by mail to it, and what it shows. Source: s.103."""
