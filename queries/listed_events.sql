-- Which events stand on one page of the list?
-- One row per event, in the order asked for.
-- Parameters: filter, wanted (an order, as ordered_events takes it), skip (optional: rows to pass over), top (optional: rows to return).
-- Columns: event_id, year (empty without a date), of_year (events of the filter in that year), thin (few stories were found for the year).

with listed as (
    select event_no, cast(extract(year from start_min) as integer) as event_year, place
    from ordered_events($filter, $wanted)
),

years as (
    select event_year, count(*) as of_year from listed
    group by event_year
),

page as (
    select event_no, event_year, place from listed
    order by place
    limit $top offset $skip
)

select
    events.event_id,
    page.event_year as year,
    years.of_year,
    coalesce(coverage_years.thin, false) as thin
from page
inner join events on page.event_no = events.event_no
inner join years on page.event_year is not distinct from years.event_year
left join coverage_years on page.event_year = coverage_years.year
order by page.place;
