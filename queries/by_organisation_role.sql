-- Which organisation did what?
-- One row per partner × role, the bodies with most events first; arms count under their body as that role has it.
-- Parameters: filter, top (how many organisations).
-- Columns: code, name, full_name, arms (the organisations named, in any role, if others than the body itself), type (IATI organisation type), role, events, total (events in any role; an event with two roles counts once).

with roles as (
    select bodies.event_no, bodies.body_id, bodies.role, bodies.organisation_id
    from filtered_events($filter) as chosen
    inner join event_bodies as bodies on chosen.event_no = bodies.event_no
    inner join organisations on bodies.body_id = organisations.organisation_id
    where not organisations.is_unodc
),

ranked as (
    select body_id, count(distinct event_no) as total
    from roles
    group by body_id
    order by total desc, cast(body_id as varchar) asc
    limit $top
),

named as (
    select roles.body_id, string_agg(distinct arm.short_name, ', ' order by arm.short_name) as arms
    from ranked
    inner join roles on ranked.body_id = roles.body_id
    inner join organisations as arm on roles.organisation_id = arm.organisation_id
    where roles.organisation_id <> roles.body_id
    group by roles.body_id
)

select
    cast(organisations.organisation_id as varchar) as code,
    organisations.short_name as name,
    organisations.name as full_name,
    coalesce(named.arms, '') as arms,
    types.name as type,
    cast(roles.role as varchar) as role,
    count(distinct roles.event_no) as events,
    ranked.total
from ranked
inner join roles on ranked.body_id = roles.body_id
inner join organisations on ranked.body_id = organisations.organisation_id
inner join organisation_types as types on organisations.kind = types.code
left join named on ranked.body_id = named.body_id
group by
    organisations.organisation_id, organisations.short_name, organisations.name, named.arms, types.name,
    roles.role, ranked.total
order by ranked.total desc, full_name asc, code asc, roles.role asc;
