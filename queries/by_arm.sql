-- Under which names is one funder acknowledged?
-- One row per arm named as funder, the funder itself included where it is named.
-- Parameters: filter, funder (any body).
-- Columns: code, name, full_name, events, total (events naming any of them, each once); an event naming two counts once in each.

with named as (
    select distinct role.event_no, role.organisation_id
    from filtered_events($filter) as chosen
    inner join event_organisations as role on chosen.event_no = role.event_no
    inner join organisation_ancestors as family on role.organisation_id = family.descendant_id
    where role.role = 'funder' and cast(family.ancestor_id as varchar) = $funder
),

totals as (
    select count(distinct event_no) as events from named
)

select
    cast(organisations.organisation_id as varchar) as code,
    organisations.short_name as name,
    organisations.name as full_name,
    count(*) as events,
    totals.events as total
from named
cross join totals
inner join organisations on named.organisation_id = organisations.organisation_id
group by organisations.organisation_id, organisations.short_name, organisations.name, totals.events
order by events desc, full_name asc, code asc;
