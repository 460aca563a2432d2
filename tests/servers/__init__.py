"""The real servers that tests run against, brought by the lock, started without root."""
