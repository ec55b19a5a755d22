"""The rules behind every number, as the page About the data gives them: name and rule."""

from dashboard.words import N_

RULES = {
    N_("Events, not stories"): N_(
        "One event told by three stories counts once. Both numbers are always given."
    ),
    N_("Dates"): N_(
        "A publication date is never taken for the date of an event. Where a story gives day and "
        "month only and the year follows from its publication, the date is marked as inferred."
    ),
    N_("Not stated"): N_(
        "An event without date, place or funder is counted and shown as such, never dropped."
    ),
    N_("Several themes"): N_(
        "An event with two themes counts once in each, so bars may add up to more than the total."
    ),
    N_("Host and taking part"): N_(
        "Where an event was held and who took part are two counts; each chart says which it shows."
    ),
    N_("Funders"): N_(
        "A funder named in a story is an acknowledgement, not a sum of money. Arms of a government "
        "count under it. Most stories name no funder; that does not mean there was none."
    ),
    N_("Participants"): N_("The sum of what is known, always with the number of events it is known for."),
    N_("UNODC's part"): N_(
        "Shown are events that UNODC leads or takes part in. Events that only mention UNODC are "
        "one click away, and the page says how many."
    ),
    N_("Unfinished periods"): N_("The period in which the data end is hatched and left out of comparisons."),
    N_("Thin years"): N_(
        "Where the tables below show few events, or many without a town or funder, the data say little "
        "about trends. The newest years are thin because stories are found late."
    ),
    N_("No event found"): N_("means that no story was found. It does not mean that nothing took place."),
}
