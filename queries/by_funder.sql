-- Whose funding do the stories acknowledge?
-- One row per funder, the arms of a government counted under it, and 'none' for events whose funder is not stated.
-- Parameters: filter.
-- Columns: code, name, arms (the organisations named, if others than the funder itself), events, stated (all events naming a funder), inferred (of these, events with a funder that no story states: it follows from the words); two funders count once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

named as (
    select chosen.event_no, event_funders.body_id
    from chosen
    left join event_funders on chosen.event_no = event_funders.event_no
),

counts as (
    select body_id, count(*) as events from named
    group by body_id
),

stating as (
    select count(distinct event_no) as events from named
    where body_id is not null
),

inferring as (
    select count(distinct chosen.event_no) as events
    from chosen
    inner join event_organisations as role on chosen.event_no = role.event_no
    where role.role = 'funder' and role.basis = 'inferred'
),

arms as (
    select bodies.body_id, string_agg(distinct arm.short_name, ', ' order by arm.short_name) as names
    from chosen
    inner join event_bodies as bodies on chosen.event_no = bodies.event_no
    inner join organisations as arm on bodies.organisation_id = arm.organisation_id
    where bodies.role = 'funder' and bodies.organisation_id <> bodies.body_id
    group by bodies.body_id
)

select
    coalesce(cast(counts.body_id as varchar), 'none') as code,
    coalesce(funder.name, label('funder', 'none')) as name,
    coalesce(arms.names, '') as arms,
    counts.events,
    stating.events as stated,
    inferring.events as inferred
from counts
cross join stating
cross join inferring
left join arms on counts.body_id = arms.body_id
left join organisations as funder on counts.body_id = funder.organisation_id
order by counts.body_id is null, counts.events desc, name asc, code asc;
