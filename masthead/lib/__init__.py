"""Money, days and guards: what every room stands on. No models."""
