"""How fast it is: the app beside a minimal Dash page, on the real data and on a million events."""
