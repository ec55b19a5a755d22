-- How many partners are new each year, and how many return?
-- One row per year, from the first to the last with an event, years without partners included.
-- Parameters: filter.
-- Columns: year, organisations (partners in the events of the year), newcomers (of them, those that no earlier year of all the data names), returned (the others), unfinished (the data end inside the year).

with chosen as (
    select event_no, cast(extract(year from start_min) as integer) as event_year
    from filtered_events($filter)
    where date_precision <> 'none'
),

years as (
    select cast(unnest(range(min(event_year), max(event_year) + 1)) as integer) as event_year from chosen
),

counts as (
    select
        chosen.event_year,
        count(distinct partners.body_id) as organisations,
        count(distinct partners.body_id) filter (where not partners.known_before) as newcomers,
        count(distinct partners.body_id) filter (where partners.known_before) as returned
    from chosen
    inner join chosen_partners($filter) as partners on chosen.event_no = partners.event_no
    group by chosen.event_year
)

select
    years.event_year as year,
    coalesce(counts.organisations, 0) as organisations,
    coalesce(counts.newcomers, 0) as newcomers,
    coalesce(counts.returned, 0) as returned,
    coalesce(make_date(years.event_year, 12, 31) > data_version.data_date, true) as unfinished
from years
cross join data_version
left join counts on years.event_year = counts.event_year
order by years.event_year;
