"""Bytes for download: tables and framed images."""
