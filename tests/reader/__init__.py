"""How well stories are read: written ones with answers by hand, founding ones against the data."""
