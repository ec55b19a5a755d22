"""Colours and type, for light, dark and print."""

from dataclasses import dataclass, replace

from plotly.colors import find_intermediate_color, hex_to_rgb

from dashboard.store.codes import NONE, ONLINE, OTHER

FONT = "Source Sans, Source Sans Pro, DejaVu Sans, Arial, sans-serif"


@dataclass(frozen=True)
class Palette:
    """The colours of one mode and the size of chart text in px."""

    mode: str
    page: str
    card: str
    edge: str
    text: str
    second: str
    quiet: str
    accent: str
    ground: str
    amount: str
    pale: str
    grid: str
    axis: str
    unknown: str
    unknown_edge: str
    hues: tuple[str, ...]
    pale_edge: str
    side_1: str
    side_2: str
    side_3: str
    side_text_1: str
    side_text_2: str
    side_text_3: str
    land: str
    around: str
    water: str
    border: str
    size: int = 13


LIGHT = Palette(
    mode="light",
    page="#FFFFFF",
    card="#FFFFFF",
    edge="#DDE3E9",
    text="#17212B",
    second="#51606F",
    quiet="#5E6B78",
    accent="#1A5FA6",
    ground="#EAF1F9",
    amount="#1F69B3",
    pale="#A9CBEA",
    grid="#E9EDF1",
    axis="#8C95A1",
    unknown="#C9D0D8",
    unknown_edge="#8C95A1",
    hues=("#004D74", "#4F91F2", "#007E6B", "#D38216", "#7B5BB9", "#89052C"),
    pale_edge="#5B93CB",
    side_1="#1F69B3",
    side_2="#D38216",
    side_3="#007E6B",
    side_text_1="#1A5FA6",
    side_text_2="#97560A",
    side_text_3="#007E6B",
    land="#D3E1EF",
    around="#ECEFF2",
    water="#FAFCFE",
    border="#FFFFFF",
)
DARK = Palette(
    mode="dark",
    page="#0F151D",
    card="#161D27",
    edge="#2C3744",
    text="#EEF2F6",
    second="#AEBAC6",
    quiet="#93A1AF",
    accent="#7FB5EC",
    ground="#1E2F43",
    amount="#5FA3E6",
    pale="#35597F",
    grid="#26303C",
    axis="#7C8793",
    unknown="#46525F",
    unknown_edge="#7C8793",
    hues=("#486FAC", "#85D2FF", "#319986", "#DC871F", "#AD86E4", "#FBA6B0"),
    pale_edge="#6E9CCB",
    side_1="#5FA3E6",
    side_2="#DC871F",
    side_3="#319986",
    side_text_1="#7FB5EC",
    side_text_2="#EBA451",
    side_text_3="#4DB8A3",
    land="#26394E",
    around="#1B242F",
    water="#111923",
    border="#0F151D",
)
PALETTES = {"light": LIGHT, "dark": DARK}
PRINT = replace(LIGHT, size=20)  # for images of 1600 × 900 px

# Codes that own a hue, in the order of the stack, bottom up; all others share the grey "other".
ORDERS = {
    "theme": (
        "drug_control_and_trafficking",
        "border_and_container_control",
        "criminal_justice_and_prisons",
        "terrorism_prevention",
        "drug_prevention",
        "trafficking_in_persons",
    ),
    "kind": ("training", "workshop", "meeting", "campaign", "handover", "publication"),
    "country": ("UZB", "KAZ", "TKM", "KGZ", "TJK", OTHER),
    "funder": (
        "usa-government",
        "jpn-government",
        "eu",
        "rus-government",
        "fin-government",
        "un-peacebuilding-fund",
    ),
    "role": ("organiser", "host", "partner", "supporter", "funder"),
}


def colour(split: str, code: str, palette: Palette) -> str:
    """The fixed colour of a code within a split; pale for online, greys for the rest and for not stated."""
    order = ORDERS[split]
    if code in (ONLINE, NONE):
        return palette.pale if code == ONLINE else palette.around
    return palette.hues[order.index(code)] if code in order else palette.unknown


def ink(role: str, palette: Palette) -> str:
    """The colour of a role: amount, text …, hue/2, or a code within its list, theme/drug_prevention.

    The sides of a comparison are side/1, side/2 and side/3, in words side_text/1 …
    """
    kind, _, code = role.partition("/")
    if kind == "hue":
        return palette.hues[int(code)]
    if kind in ("side", "side_text"):
        return str(getattr(palette, f"{kind}_{code}"))
    own: str = colour(kind, code, palette) if code else getattr(palette, kind)
    return own


def is_grey(colour: str, palette: Palette) -> bool:
    """Whether a colour is one of the greys, which are drawn with an edge."""
    return colour in (palette.unknown, palette.around)


def edge(colour: str, palette: Palette) -> str:
    """The edge without which a pale colour or a grey is lost on a card, else an empty text."""
    if colour == palette.pale:
        return palette.pale_edge
    return palette.unknown_edge if is_grey(colour, palette) else ""


def contrast(one: str, two: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance")."""
    low, high = sorted(_luminance(colour) for colour in (one, two))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in hex_to_rgb(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(one: str, two: str, part: float = 0.5) -> str:
    """The colour between two colours such as #1F69B3, `part` of the way from the first."""
    between = find_intermediate_color(hex_to_rgb(one), hex_to_rgb(two), part)
    return "#" + "".join(f"{round(value):02X}" for value in between)
