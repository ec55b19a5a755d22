-- How did the totals move from year to year?
-- One row per year, from the first to the last with an event, years without events included.
-- Parameters: filter.
-- Columns: year, events, stories, organisations, funders, participants, unfinished (the data end inside the year), thin (few stories were found, by coverage_years).

with chosen as (
    select event_no, participants, cast(extract(year from start_min) as integer) as event_year
    from filtered_events($filter)
    where date_precision <> 'none'
),

years as (
    select cast(unnest(range(min(event_year), max(event_year) + 1)) as integer) as event_year from chosen
),

event_totals as (
    select event_year, count(*) as events, cast(coalesce(sum(participants), 0) as bigint) as participants
    from chosen
    group by event_year
),

-- What the events of a year name, each in a column of its own, so that one pass counts all of it.
named as (
    select chosen.event_year, links.story_no, null as partner, null as funder
    from chosen
    inner join event_stories as links on chosen.event_no = links.event_no
    union all
    select chosen.event_year, null as story_no, links.body_id as partner, null as funder
    from chosen
    inner join chosen_partners($filter) as links on chosen.event_no = links.event_no
    union all
    select chosen.event_year, null as story_no, null as partner, links.body_id as funder
    from chosen
    inner join event_funders as links on chosen.event_no = links.event_no
),

named_totals as (
    select
        event_year,
        count(distinct story_no) as stories,
        count(distinct partner) as organisations,
        count(distinct funder) as funders
    from named
    group by event_year
)

select
    years.event_year as year,
    coalesce(event_totals.events, 0) as events,
    coalesce(named_totals.stories, 0) as stories,
    coalesce(named_totals.organisations, 0) as organisations,
    coalesce(named_totals.funders, 0) as funders,
    coalesce(event_totals.participants, 0) as participants,
    coalesce(make_date(years.event_year, 12, 31) > data_version.data_date, true) as unfinished,
    coalesce(coverage_years.thin, false) as thin
from years
left join event_totals on years.event_year = event_totals.event_year
left join named_totals on years.event_year = named_totals.event_year
left join coverage_years on years.event_year = coverage_years.year
cross join data_version
order by years.event_year;
