"""Widgets: plain data in, messages out. They know no files and no workspace."""
