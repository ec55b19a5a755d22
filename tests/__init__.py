"""One module a room; the laws of the house in test_layers.py."""
