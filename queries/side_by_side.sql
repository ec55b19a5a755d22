-- What are the numbers of one side of a comparison?
-- One row per filter (always exactly one).
-- Parameters: filter.
-- Columns: events, stories, full_years (events of the five years up to the last full one of which enough stories were found, by coverage_years; empty where the filter has a period), years_before (events of the five before these), funder_named (events that name a funder), participants, known_for (events whose participants are known), undated, first_year, last_year (of the full years), first_before, last_before.

with chosen as (
    select event_no, participants, date_precision, cast(extract(year from start_min) as integer) as event_year
    from filtered_events($filter)
),

spans as (
    select
        max(year) as last_year,
        max(year) - 4 as first_year,
        max(year) - 5 as last_before,
        max(year) - 9 as first_before
    from coverage_years
    where not thin and not unfinished and $filter['date_from'] is null and $filter['date_to'] is null
),

story_totals as (
    select count(distinct event_stories.story_no) as stories
    from chosen
    inner join event_stories on chosen.event_no = event_stories.event_no
),

funder_totals as (
    select count(distinct chosen.event_no) as funder_named
    from chosen
    inner join event_funders on chosen.event_no = event_funders.event_no
),

event_totals as (
    select
        spans.first_year,
        spans.last_year,
        spans.first_before,
        spans.last_before,
        count(chosen.event_no) as events,
        count(*) filter (
            where chosen.date_precision <> 'none'
            and chosen.event_year between spans.first_year and spans.last_year
        ) as full_years,
        count(*) filter (
            where chosen.date_precision <> 'none'
            and chosen.event_year between spans.first_before and spans.last_before
        ) as years_before,
        cast(coalesce(sum(chosen.participants), 0) as bigint) as participants,
        count(chosen.participants) as known_for,
        count(*) filter (where chosen.date_precision = 'none') as undated
    from spans
    left join chosen on true
    group by spans.first_year, spans.last_year, spans.first_before, spans.last_before
)

select
    event_totals.events,
    story_totals.stories,
    case when event_totals.last_year is not null then event_totals.full_years end as full_years,
    case when event_totals.last_year is not null then event_totals.years_before end as years_before,
    funder_totals.funder_named,
    event_totals.participants,
    event_totals.known_for,
    event_totals.undated,
    event_totals.first_year,
    event_totals.last_year,
    event_totals.first_before,
    event_totals.last_before
from event_totals
cross join story_totals
cross join funder_totals;
