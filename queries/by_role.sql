-- What did one organisation do?
-- One row per role the organisation, or what counts under it in that role, has in an event.
-- Parameters: filter, organisation_id.
-- Columns: code, name, events, stated (events in any role, each once); an event with two of its roles counts once in each.

with roles_held as (
    select distinct role.event_no, role.role
    from filtered_events($filter) as chosen
    inner join event_organisations as role on chosen.event_no = role.event_no
    inner join organisation_bodies as under
        on role.organisation_id = under.organisation_id and role.role = under.role
    where cast(under.body_id as varchar) = $organisation_id
),

stating as (
    select count(distinct event_no) as events from roles_held
)

select
    cast(roles.code as varchar) as code,
    roles.name,
    count(*) as events,
    stating.events as stated
from roles_held
cross join stating
inner join roles on roles_held.role = roles.code
group by roles.code, roles.name, stating.events
order by events desc, roles.code asc;
