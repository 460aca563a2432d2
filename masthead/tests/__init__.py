"""Tests that look across the rooms."""
