"""The sentences of the dashboard with holes for numbers and names; another language is another such file."""

# Before the number to stress, the number, after it.
HEADLINES = {
    "stories": ("Public stories tell of ", "{events}", "{clauses}, told in {stories}."),
    "held": ("UNODC and its partners held ", "{events}", "{clauses}, told in {stories}."),
    "funder": ("{name} is named as a funder of ", "{events}", "{clauses}, told in {stories}."),
    "country": (
        "{name} hosted ",
        "{events}",
        "{clauses}{comma} and took part in {took_part}, told in {stories}.",
    ),
    "country_part": (
        "{name} took part in ",
        "{events}",
        "{clauses}{comma} and hosted {hosted}, told in {stories}.",
    ),
    "organisation": ("{name} is named in ", "{events}", "{clauses}, told in {stories}."),
    "none": ("", "No event", " was found{clauses}{loosened}."),
}
REGION = "in or for Central Asia"
# What a period adds to a sentence, and what would be without a filter; FACETS has the words of the others.
CLAUSES = {
    "years": "in {years}",
    "day": "on {day}",
    "days": "between {first} and {last}",
    "undated": " or with an unclear date",
    "without": "without “{chip}” there {are} {events}",
}
SENTENCES = {
    "change": "{now_in} had {now}, {than} of {before_in}{percent}.",
    "same": "as many as the {before}",
    "more": "{difference} more than the {before}",
    "fewer": "{difference} fewer than the {before}",
    "percent": " ({percent} %)",
    "thin": "Few stories were found for {years}: fewer events found are not fewer held.",
    "too_few": "{now_in} had {now}, against {before} in {before_in}: too few to compare.",
    "drivers": "What moved most: {drivers}.",
    "no_period": "No full year lies in the chosen period, so nothing is compared.",
    "lag": "Of the {stated} for which both days are known, half were told {median} "
    "and nine in ten {ninetieth}.",
    "lag_unknown": "For no event are both its day and that of its story known.",
    "partners": "In {year}, {organisations} worked beside UNODC: {newcomers} new to these data, "
    "{returned} known before.",
    "about": "{most} of the {events} {are} about {theme}.",
    "hosted_by": "{hosts}.",
    "latest_day": "The latest with a date began on {latest}.",
    "latest": "The latest with a date began in {latest}.",
    "supports": "Support without mention of money is named in {supporter} more.",
    "with_others": "{others} {name} another funder too, most often {most_with} ({times}).",
    "not_stated": "A funder is named for {stated} of {events}; for the rest none was read.",
    "no_payment": "An acknowledgement in the news is not a payment.",
    "most_named": "Named most often: {funders}.",
    "roles": "As {roles}.",
    "unknown": "Not known: {parts}.",
    "participants_known": "Participants are known for {known_for} of {events}.",
    "age": "The data end on {day}, {months} ago: what happened since is not in them.",
    "missing": "A missing event means that no story was found, not that nothing took place.",
}
