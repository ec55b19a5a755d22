-- Who works with whom?
-- One row per pair of the partners named most, each pair once, and one per organisation with itself for all its events.
-- Parameters: filter, top (how many organisations).
-- Columns: code, name, full_name, other_code, other_name, other_full_name, events (that name both, in any role), position, other_position (rank from 1 by events).

with named as (
    select distinct chosen.event_no, bodies.body_id as organisation_id
    from filtered_events($filter) as chosen
    inner join event_bodies as bodies on chosen.event_no = bodies.event_no
    inner join organisations on bodies.body_id = organisations.organisation_id
    where not organisations.is_unodc
),

counted as (
    select organisation_id, count(*) as total from named
    group by organisation_id
),

ranked as (
    select
        counted.organisation_id,
        organisations.short_name,
        organisations.name,
        row_number() over (
            order by counted.total desc, cast(counted.organisation_id as varchar) asc
        ) as position
    from counted
    inner join organisations on counted.organisation_id = organisations.organisation_id
    qualify position <= $top
),

members as (
    select named.event_no, ranked.organisation_id, ranked.short_name, ranked.name, ranked.position
    from ranked
    inner join named on ranked.organisation_id = named.organisation_id
)

select
    cast(one.organisation_id as varchar) as code,
    one.short_name as name,
    one.name as full_name,
    cast(two.organisation_id as varchar) as other_code,
    two.short_name as other_name,
    two.name as other_full_name,
    count(*) as events,
    one.position,
    two.position as other_position
from members as one
inner join members as two on one.event_no = two.event_no and one.position <= two.position
group by
    one.organisation_id, one.short_name, one.name, one.position,
    two.organisation_id, two.short_name, two.name, two.position
order by one.position, two.position;
