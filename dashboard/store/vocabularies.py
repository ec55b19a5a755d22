"""The row models of what events speak of: code lists, organisations and places."""

from itertools import product
from typing import Literal, get_args

from dashboard.store.cells import (
    Cells,
    Code,
    CountryCode,
    Decimal,
    Digits,
    Optional,
    Text,
    TypeCode,
)
from dashboard.store.codes import NONE, ONLINE, OTHER
from dashboard.store.rows import Row, column

Part = Literal["lead", "partner", "mentioned"]
Precision = Literal["site", "city", "province", "country"]  # of the coordinates of a place


class Listed(Row):
    """A code with its names; which codes, each list says."""

    code: Code
    name: Text = column("The name in English.")
    name_ru: Text = column("The name in Russian.")


class Country(Listed):
    """A country or territory, named by its ISO 3166-1 alpha-3 code."""

    file = "countries.csv"
    one_row_per = "country or territory"
    code: CountryCode = column("Country code, three capital letters (ISO 3166-1 alpha-3).")
    name: Text = column("Short name in English, as the dashboard shows it.")
    name_ru: Text = column("Short name in Russian.")
    region: Literal["central_asia", "other"] = column(
        "central_asia for the five states the dashboard is about, other for the rest."
    )


class Theme(Listed):
    """A subject of work, with the OECD DAC CRS purpose codes and SDG targets it maps to by rule."""

    file = "themes.csv"
    one_row_per = "subject of work"
    code: Code = column("Short code of the theme, made for this project.")
    crs_codes: Cells[str] = column(
        'OECD DAC CRS purpose codes the theme maps to by rule, never as stated by a story; joined with "; ".'
    )
    sdg_targets: Cells[str] = column(
        'Targets of the UN Sustainable Development Goals (SDG) the theme maps to by rule; joined with "; ".'
    )


class Kind(Listed):
    """A form an event takes."""

    file = "kinds.csv"
    one_row_per = "form an event takes"
    code: Code = column("Short code of the kind, made for this project.")


class UnodcRole(Listed):
    """What UNODC can do in an event."""

    file = "unodc_roles.csv"
    one_row_per = "part UNODC can have in an event"
    needed = tuple((code,) for code in get_args(Part))
    code: Part = column("Short code of UNODC's part.")


class Role(Listed):
    """What an organisation can do in an event, with the IATI organisation role where there is one."""

    file = "roles.csv"
    one_row_per = "role an organisation can have in an event"
    code: Literal["organiser", "host", "partner", "supporter", "funder"] = column("Short code of the role.")
    iati_code: Optional[Digits] = column(
        "Code of the IATI organisation role it stands for; empty where IATI has none."
    )


class OrganisationType(Listed):
    """A type of organisation (IATI code list OrganisationType)."""

    file = "organisation_types.csv"
    one_row_per = "IATI organisation type"
    code: TypeCode = column("IATI organisation type code, two digits.")
    name: Text = column("The name in English, as in the IATI code list.")


class Label(Row):
    """A name in no other file: of what is not stated, of languages, spans of days, kinds of place."""

    file = "labels.csv"
    one_row_per = "dimension and code that no other file names"
    key = ("dimension", "code")
    needed = (
        ("country", OTHER),
        ("country", ONLINE),
        ("taking_part", OTHER),
        *product(("funder", "partner", "organisation"), (NONE,)),
        *product(("lag",), ("before", "week", "month", "quarter", "later", NONE)),
        *product(("precision",), get_args(Precision)),
        ("total", "all"),
    )
    dimension: Text = column("What is named: a filter, or a breakdown.")
    code: Text = column("The code, such as none for what is not stated.")
    name: Text = column("The name in English, as the dashboard shows it.")
    name_ru: Text = column("The name in Russian.")


class Organisation(Row):
    """An organisation, its IATI organisation type, and the government or body it is an arm of."""

    file = "organisations.csv"
    one_row_per = "organisation"
    may_be_empty = True
    key = ("organisation_id",)
    organisation_id: Code = column("Short code of the organisation, made for this project.")
    name: Text = column("Full name in English.")
    acronym: Optional[str] = column("Short form shown in charts; empty where none is in use.")
    name_ru: Optional[str] = column("Full name in Russian; empty where none was found.")
    kind: TypeCode = column(
        "IATI organisation type, a code of organisation_types.csv: 10 government, 40 multilateral and so on.",
        refers="organisation_types.csv",
    )
    country: Optional[str] = column(
        "Country the organisation belongs to (ISO 3166-1 alpha-3); empty for international bodies.",
        refers="countries.csv",
    )
    parent_id: Optional[str] = column(
        "The organisation this one is an arm of, such as a ministry of its government; "
        "empty for a topmost one.",
        refers="organisations.csv",
    )
    aliases: Cells[str] = column(
        'Other spellings and Russian names that search should find; joined with "; ".'
    )


class Place(Row):
    """A place on the map, with coordinates in degrees (WGS 84) and where they come from."""

    file = "places.csv"
    one_row_per = "place events were held at"
    may_be_empty = True
    key = ("place_id",)
    place_id: Code = column("Short code of the place, made for this project.")
    name: Text = column("The name in English.")
    name_ru: Optional[str] = column("The name in Russian; empty where none was found.")
    country: Text = column("Country the place lies in (ISO 3166-1 alpha-3).", refers="countries.csv")
    latitude: Decimal = column("Degrees north of the equator, negative to the south (WGS 84).", ge=-90, le=90)
    longitude: Decimal = column("Degrees east of Greenwich, negative to the west (WGS 84).", ge=-180, le=180)
    precision: Precision = column("What the coordinates stand for: a site, a city, a province or a country.")
    geonames_id: Optional[Digits] = column("Number of the place in GeoNames; empty where GeoNames lacks it.")
    aliases: Cells[str] = column('Other spellings that search should find; joined with "; ".')
    source: Text = column("Where the coordinates come from, with the licence.")


VOCABULARIES = (Country, Theme, Kind, UnodcRole, Role, OrganisationType, Label, Organisation, Place)
