"""Editing mode: stories read, judged and written on this computer; a viewer's server never imports it."""
