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

story_totals as (
    select chosen.event_year, count(distinct event_stories.story_no) as stories
    from chosen
    inner join event_stories on chosen.event_no = event_stories.event_no
    group by chosen.event_year
),

organisation_totals as (
    select
        chosen.event_year,
        count(distinct partners.body_id) as organisations,
        count(distinct event_funders.body_id) as funders
    from chosen
    left join chosen_partners($filter) as partners on chosen.event_no = partners.event_no
    left join event_funders on chosen.event_no = event_funders.event_no
    group by chosen.event_year
)

select
    years.event_year as year,
    coalesce(event_totals.events, 0) as events,
    coalesce(story_totals.stories, 0) as stories,
    coalesce(organisation_totals.organisations, 0) as organisations,
    coalesce(organisation_totals.funders, 0) as funders,
    coalesce(event_totals.participants, 0) as participants,
    coalesce(make_date(years.event_year, 12, 31) > data_version.data_date, true) as unfinished,
    coalesce(coverage_years.thin, false) as thin
from years
left join event_totals on years.event_year = event_totals.event_year
left join story_totals on years.event_year = story_totals.event_year
left join organisation_totals on years.event_year = organisation_totals.event_year
left join coverage_years on years.event_year = coverage_years.year
cross join data_version
order by years.event_year;
