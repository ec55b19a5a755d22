"""Numbers as people read them; the house writes them alike in every language."""

THIN_SPACE = "\u202f"


def number(value: float) -> str:
    """A whole number with thin spaces between the thousands: 12 345."""
    return f"{int(value):,}".replace(",", THIN_SPACE)


def signed(value: float) -> str:
    """A whole number with its sign: +3, −4, 0; a true minus, so that it is not read as a dash."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + number(abs(value))
