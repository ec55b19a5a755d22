"""The messages that headlines are made of: whole sentences, and what a filter adds to them."""

from dashboard.words import N_plural

SUBJECTS = {  # of a sentence, and the field of the filter that they say already
    "funder": "funders",
    "country": "countries",
    "country_part": "countries",
    "organisation": "organisations",
}
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
# The same of one kind of activity whose name is a noun to count; other kinds stand in {clauses}.
HEADLINES_OF_KIND = {
    "training": N_plural(
        "UNODC and its partners held **{n} training** {clauses}, {told}.",
        "UNODC and its partners held **{n} trainings** {clauses}, {told}.",
    ),
    "campaign": N_plural(
        "UNODC and its partners ran **{n} campaign** {clauses}, {told}.",
        "UNODC and its partners ran **{n} campaigns** {clauses}, {told}.",
    ),
    "publication": N_plural(
        "UNODC and its partners brought out **{n} publication** {clauses}, {told}.",
        "UNODC and its partners brought out **{n} publications** {clauses}, {told}.",
    ),
    "operation": N_plural(
        "UNODC and its partners carried out **{n} operation** {clauses}, {told}.",
        "UNODC and its partners carried out **{n} operations** {clauses}, {told}.",
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
