-- How much is shown, and what is left out?
-- One row per filter (always exactly one).
-- Parameters: filter.
-- Columns: events, stories, organisations (bodies beside UNODC, and beside the family of a funder the filter chooses), funders (topmost), participants, participants_known_for (events), undated (no date at all), without_month (undated, or by year only), unplaced (no town), lead_left_out, partner_left_out, mentions_left_out (events that match but for a role of UNODC that is not chosen), undecided_left_out, first_year, last_year, data_date.

with chosen as (
    select event_no, start_min, date_precision, participants from filtered_events($filter)
),

matching as (
    select
        unodc_role,
        in_period,
        in_role,
        in_period = 'inside' or ($filter['undated'] and in_period = 'undecided') as counted
    from matching_events($filter)
),

left_out as (
    select
        count(*) filter (where counted and not in_role and unodc_role = 'lead') as lead_left_out,
        count(*) filter (where counted and not in_role and unodc_role = 'partner') as partner_left_out,
        count(*) filter (where counted and not in_role and unodc_role = 'mentioned') as mentions_left_out,
        count(*) filter (where in_role and in_period = 'undecided') as undecided_left_out
    from matching
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

partner_totals as (
    select count(distinct body_id) as organisations from chosen_partners($filter)
),

funder_totals as (
    select count(distinct event_funders.body_id) as funders
    from chosen
    inner join event_funders on chosen.event_no = event_funders.event_no
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
    partner_totals.organisations,
    funder_totals.funders,
    cast(coalesce(event_totals.participants, 0) as bigint) as participants,
    event_totals.participants_known_for,
    event_totals.undated,
    event_totals.without_month,
    event_totals.events - placed.events as unplaced,
    left_out.lead_left_out,
    left_out.partner_left_out,
    left_out.mentions_left_out,
    case when $filter['undated'] then 0 else left_out.undecided_left_out end as undecided_left_out,
    event_totals.first_year,
    event_totals.last_year,
    data_version.data_date
from event_totals
cross join story_totals
cross join partner_totals
cross join funder_totals
cross join placed
cross join left_out
cross join data_version;
