-- Which organisation did what?
-- One row per organisation × role, the organisations with most events first; UNODC's own offices included.
-- Parameters: filter, top (how many organisations).
-- Columns: code, name, full_name, role, events, total (events in any role; an event with two roles counts once).

with roles as (
    select role.event_no, role.organisation_id, role.role
    from filtered_events($filter) as chosen
    inner join event_organisations as role on chosen.event_no = role.event_no
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
    cast(roles.role as varchar) as role,
    count(*) as events,
    ranked.total
from ranked
inner join roles on ranked.organisation_id = roles.organisation_id
inner join organisations on ranked.organisation_id = organisations.organisation_id
group by organisations.organisation_id, organisations.short_name, organisations.name, roles.role, ranked.total
order by ranked.total desc, full_name asc, code asc, roles.role asc;
