-- Of which years are so few stories found that they cannot be compared?
-- One row per year of event start, from the first to the last, years without events included.
-- Parameters: none.
-- Columns: year, events, stories (that tell of them), thin (over, and fewer stories than half the median of the up to ten years before), unfinished (the data end inside the year).

select
    year,
    events,
    stories,
    thin,
    unfinished
from coverage_years
order by year;
