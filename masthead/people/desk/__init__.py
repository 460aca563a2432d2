"""The screens of people at the desk."""
