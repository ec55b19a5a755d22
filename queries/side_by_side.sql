-- What are the numbers of one side of a comparison?
-- One row per filter (always exactly one).
-- Parameters: filter.
-- Columns: events, stories, full_years (events of the five years up to the last full one of which enough stories were found; empty where the filter has a period, or one of the ten years is thin by coverage_years), years_before (events of the five before these), funder_named (events that name a funder), participants, known_for (events whose participants are known), undated, first_year, last_year (of the full years), first_before, last_before.

with chosen as (
    select event_no, participants, date_precision, cast(extract(year from start_min) as integer) as event_year
    from filtered_events($filter)
),

latest as (
    select max(year) as last_year from coverage_years
    where not thin and not unfinished
),

-- Ten years in a row, none of them thin; else there is none.
spans as (
    select case when count(*) = 10 then max(latest.last_year) end as last_year
    from latest
    inner join coverage_years on coverage_years.year between latest.last_year - 9 and latest.last_year
    where not coverage_years.thin and $filter['date_from'] is null and $filter['date_to'] is null
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
        spans.last_year,
        count(chosen.event_no) as events,
        count(*) filter (
            where chosen.date_precision <> 'none'
            and chosen.event_year between spans.last_year - 4 and spans.last_year
        ) as full_years,
        count(*) filter (
            where chosen.date_precision <> 'none'
            and chosen.event_year between spans.last_year - 9 and spans.last_year - 5
        ) as years_before,
        cast(coalesce(sum(chosen.participants), 0) as bigint) as participants,
        count(chosen.participants) as known_for,
        count(*) filter (where chosen.date_precision = 'none') as undated
    from spans
    left join chosen on true
    group by spans.last_year
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
    event_totals.last_year - 4 as first_year,
    event_totals.last_year,
    event_totals.last_year - 9 as first_before,
    event_totals.last_year - 5 as last_before
from event_totals
cross join story_totals
cross join funder_totals;
