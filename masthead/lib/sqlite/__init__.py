"""Django's SQLite, with writers who stand in line instead of sleeping at random."""
