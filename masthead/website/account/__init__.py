"""The account of whoever signed in: what every room has of them, on pages of their own."""
