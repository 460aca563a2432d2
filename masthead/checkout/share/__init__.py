"""Shares bought on the website: from `/shares/` to the page that says how it stands."""
