-- Which organisation did what?
-- One row per organisation beside UNODC × role, the organisations with most events first.
-- Parameters: filter, top (how many organisations).
-- Columns: code, name, full_name, type (IATI organisation type), role, events, total (events in any role; an event with two roles counts once).

with roles as (
    select role.event_no, role.organisation_id, role.role
    from filtered_events($filter) as chosen
    inner join event_organisations as role on chosen.event_no = role.event_no
    inner join organisations on role.organisation_id = organisations.organisation_id
    where not organisations.is_unodc
),

ranked as (
    select organisation_id, count(distinct event_no) as total
    from roles
    group by organisation_id
    order by total desc, cast(organisation_id as varchar) asc
    limit $top
)

select
    cast(organisations.organisation_id as varchar) as code,
    organisations.short_name as name,
    organisations.name as full_name,
    types.name as type,
    cast(roles.role as varchar) as role,
    count(*) as events,
    ranked.total
from ranked
inner join roles on ranked.organisation_id = roles.organisation_id
inner join organisations on ranked.organisation_id = organisations.organisation_id
inner join organisation_types as types on organisations.kind = types.code
group by
    organisations.organisation_id, organisations.short_name, organisations.name, types.name, roles.role,
    ranked.total
order by ranked.total desc, full_name asc, code asc, roles.role asc;
