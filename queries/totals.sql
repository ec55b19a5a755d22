-- How much is shown, and what is left out?
-- One row per filter (always exactly one).
-- Parameters: filter.
-- Columns: events, stories, organisations (partners: bodies other than UNODC and the family of a funder the filter chooses), funders (topmost), participants, participants_known_for (events), undated (no date at all), without_month (undated, or by year only), unplaced (no town), lead_left_out, partner_left_out, mentions_left_out (events that match but for a role of UNODC that is not chosen), undecided_left_out, first_year, last_year, data_date.

with chosen as (
    select event_no, start_min, date_precision, participants, has_town from filtered_events($filter)
),

matching as (
    select unodc_role, in_role, $filter['undated'] or not undecided as counted
    from matching_events($filter)
),

left_out as (
    select
        count(*) filter (where not in_role and unodc_role = 'lead' and counted) as lead_left_out,
        count(*) filter (where not in_role and unodc_role = 'partner' and counted) as partner_left_out,
        count(*) filter (where not in_role and unodc_role = 'mentioned' and counted) as mentions_left_out,
        count(*) filter (where in_role and not counted) as undecided_left_out
    from matching
),

event_totals as (
    select
        count(*) as events,
        sum(participants) as participants,
        count(participants) as participants_known_for,
        count(*) filter (where date_precision = 'none') as undated,
        count(*) filter (where date_precision in ('none', 'year')) as without_month,
        count(*) filter (where not has_town) as unplaced,
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
    event_totals.unplaced,
    left_out.lead_left_out,
    left_out.partner_left_out,
    left_out.mentions_left_out,
    left_out.undecided_left_out,
    event_totals.first_year,
    event_totals.last_year,
    data_version.data_date
from event_totals
cross join story_totals
cross join partner_totals
cross join funder_totals
cross join left_out
cross join data_version;
