"""How well stories are read: stories written for it with answers by hand, and the founding stories against the data."""
