"""The messages that headlines are made of: whole sentences, and what a filter adds to them."""

from dashboard.words import N_, N_plural

# The part to stress stands between stars; {clauses} say the filter, {told} the number of stories.
HEADLINES = {
    "stories": N_plural(
        "Public stories tell of **{n} event** {clauses}, {told}.",
        "Public stories tell of **{n} events** {clauses}, {told}.",
    ),
    "held": N_plural(
        "UNODC and its partners held **{n} event** {clauses}, {told}.",
        "UNODC and its partners held **{n} events** {clauses}, {told}.",
    ),
    "funder": N_plural(
        "{name} is named as a funder of **{n} event** {clauses}, {told}.",
        "{name} is named as a funder of **{n} events** {clauses}, {told}.",
    ),
    "country": N_plural(
        "{name} hosted **{n} event** {clauses}, and took part in {took_part}, {told}.",
        "{name} hosted **{n} events** {clauses}, and took part in {took_part}, {told}.",
    ),
    "country_part": N_plural(
        "{name} took part in **{n} event** {clauses}, and hosted {hosted}, {told}.",
        "{name} took part in **{n} events** {clauses}, and hosted {hosted}, {told}.",
    ),
    "organisation": N_plural(
        "{name} is named in **{n} event** {clauses}, {told}.",
        "{name} is named in **{n} events** {clauses}, {told}.",
    ),
}
# The same where nothing else is chosen.
HEADLINES_OF_ALL = {
    "funder": N_plural(
        "{name} is named as a funder of **{n} event**, {told}.",
        "{name} is named as a funder of **{n} events**, {told}.",
    ),
    "country": N_plural(
        "{name} hosted **{n} event** and took part in {took_part}, {told}.",
        "{name} hosted **{n} events** and took part in {took_part}, {told}.",
    ),
    "country_part": N_plural(
        "{name} took part in **{n} event** and hosted {hosted}, {told}.",
        "{name} took part in **{n} events** and hosted {hosted}, {told}.",
    ),
    "organisation": N_plural(
        "{name} is named in **{n} event**, {told}.",
        "{name} is named in **{n} events**, {told}.",
    ),
}
# What a field of Filters adds to a sentence.
CLAUSES = {
    "themes": N_("about {names}"),
    "kinds": N_("of the kind {names}"),
    "countries": N_("hosted by {names}"),
    "countries_part": N_("with {names} taking part"),
    "places": N_("in {names}"),
    "funders": N_("naming {names} as a funder"),
    "partners": N_("with {names} as a partner"),
    "organisations": N_("naming {names}"),
    "languages": N_("with a story in {names}"),
    "languages_only": N_("told only in {names}"),
}
# The codes that stand for no body and no country.
UNSTATED: dict[str, dict[str, str]] = {
    "countries": {
        "other": N_("held elsewhere"),
        "online": N_("held online"),
        "none": N_("with the host not stated"),
    },
    "countries_part": {
        "other": N_("with a country elsewhere taking part"),
        "online": N_("held online"),
        "none": N_("with the countries taking part not stated"),
    },
    "places": {"none": N_("with the place not stated")},
    "funders": {"none": N_("with the funder not stated")},
    "partners": {"none": N_("with no partner named")},
    "organisations": {"none": N_("with no organisation named")},
}
