-- Whose funding do the stories acknowledge?
-- One row per funder, the arms of a government counted under it, and 'none' for events whose funder is not stated.
-- Parameters: filter.
-- Columns: code, name, arms (the organisations named, if others than the funder itself), events, stated (all events naming a funder); two funders count once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

named as (
    select bodies.event_no, bodies.body_id, bodies.organisation_id, arm.short_name
    from event_bodies as bodies
    inner join organisations as arm on bodies.organisation_id = arm.organisation_id
    where bodies.role = 'funder'
),

stating as (
    select count(distinct chosen.event_no) as events
    from chosen
    inner join named on chosen.event_no = named.event_no
)

select
    coalesce(cast(funder.organisation_id as varchar), 'none') as code,
    coalesce(funder.name, label('funder', 'none')) as name,
    coalesce(
        string_agg(distinct named.short_name, ', ' order by named.short_name)
        filter (where named.organisation_id <> funder.organisation_id),
        ''
    ) as arms,
    count(distinct chosen.event_no) as events,
    stating.events as stated
from chosen
cross join stating
left join named on chosen.event_no = named.event_no
left join organisations as funder on named.body_id = funder.organisation_id
group by funder.organisation_id, funder.name, stating.events
order by funder.organisation_id is null, events desc, name asc, code asc;
