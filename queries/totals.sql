-- How much is shown, and what is left out?
-- One row per filter (always exactly one).
-- Parameters: filter.
-- Columns: events, stories, organisations (beside UNODC), funders (topmost), participants, participants_known_for (events), undated (no date at all), without_month (undated, or by year only), unplaced (no town), mentions_left_out, undecided_left_out, first_year, last_year, data_date.

with chosen as (
    select event_no, start_min, date_precision, participants from filtered_events($filter)
),

left_out as (
    select
        count(*) filter (where not in_role and in_period = 'inside') as mentions_left_out,
        count(*) filter (where in_role and in_period = 'undecided') as undecided_left_out
    from matching_events($filter)
),

event_totals as (
    select
        count(*) as events,
        sum(participants) as participants,
        count(participants) as participants_known_for,
        count(*) filter (where date_precision = 'none') as undated,
        count(*) filter (where date_precision in ('none', 'year')) as without_month,
        min(extract(year from start_min)) as first_year,
        max(extract(year from start_min)) as last_year
    from chosen
),

story_totals as (
    select count(distinct event_stories.story_no) as stories
    from chosen
    inner join event_stories on chosen.event_no = event_stories.event_no
),

organisation_totals as (
    select
        count(distinct role.organisation_id)
        filter (where role.role <> 'funder' and not organisations.is_unodc) as organisations,
        count(distinct organisations.root_id) filter (where role.role = 'funder') as funders
    from chosen
    inner join event_organisations as role on chosen.event_no = role.event_no
    inner join organisations on role.organisation_id = organisations.organisation_id
),

placed as (
    select count(distinct chosen.event_no) as events
    from chosen
    inner join event_places on chosen.event_no = event_places.event_no
    inner join places on event_places.place_id = places.place_id
    where places.place_precision <> 'country'
)

select
    event_totals.events,
    story_totals.stories,
    organisation_totals.organisations,
    organisation_totals.funders,
    cast(coalesce(event_totals.participants, 0) as bigint) as participants,
    event_totals.participants_known_for,
    event_totals.undated,
    event_totals.without_month,
    event_totals.events - placed.events as unplaced,
    left_out.mentions_left_out,
    case when $filter['undated'] then 0 else left_out.undecided_left_out end as undecided_left_out,
    event_totals.first_year,
    event_totals.last_year,
    data_version.data_date
from event_totals
cross join story_totals
cross join organisation_totals
cross join placed
cross join left_out
cross join data_version;
