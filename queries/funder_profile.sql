-- How is one funder named, and with whom?
-- One row per funder (always exactly one).
-- Parameters: filter (without funders), funder (any body; what counts under it in a role counts).
-- Columns: name, as_funder, as_supporter (events naming it as giving support, whether or not also as funder), supporter_only (of these, the events where it is not a funder too), with_others (funded events naming another funder too), most_with (the funder met most often), most_with_events, hosts (Central Asian states hosting funded events), host_not_stated, events (all under the filter), stated (all events naming a funder).

with chosen as (
    select event_no from filtered_events($filter)
),

roles_held as (
    select distinct role.event_no, role.role
    from chosen
    inner join event_organisations as role on chosen.event_no = role.event_no
    inner join organisation_bodies as under
        on role.organisation_id = under.organisation_id and role.role = under.role
    where cast(under.body_id as varchar) = $funder and role.role in ('funder', 'supporter')
),

funded as (
    select event_no from roles_held
    where role = 'funder'
),

-- An arm and its government are no two funders.
itself as (
    select max(root_id) as root_id from organisations
    where cast(organisation_id as varchar) = $funder
),

others as (
    select event_funders.event_no, event_funders.body_id
    from funded
    inner join event_funders on funded.event_no = event_funders.event_no
    cross join itself
    where event_funders.body_id <> itself.root_id
),

met as (
    select organisations.name, count(*) as events
    from others
    inner join organisations on others.body_id = organisations.organisation_id
    group by organisations.name
    order by events desc, organisations.name asc
    limit 1
),

hosting as (
    select
        count(distinct country_groups.code) filter (where country_groups.block = 1) as states,
        count(distinct funded.event_no) filter (where country_groups.code = 'none') as not_stated
    from funded
    inner join event_host_groups on funded.event_no = event_host_groups.event_no
    inner join country_groups on event_host_groups.code = country_groups.code
),

counts as (
    select
        count(distinct roles_held.event_no) filter (where roles_held.role = 'funder') as as_funder,
        count(distinct roles_held.event_no) filter (where roles_held.role = 'supporter') as as_supporter,
        count(distinct roles_held.event_no)
        filter (where roles_held.role = 'supporter' and funded.event_no is null) as supporter_only
    from roles_held
    left join funded on roles_held.event_no = funded.event_no
),

all_events as (
    select
        count(distinct chosen.event_no) as events,
        count(distinct event_funders.event_no) as stated
    from chosen
    left join event_funders on chosen.event_no = event_funders.event_no
),

with_others as (
    select count(distinct event_no) as events from others
),

names as (
    select max(organisations.name) as name
    from organisations
    where cast(organisations.organisation_id as varchar) = $funder
)

select
    names.name,
    counts.as_funder,
    counts.as_supporter,
    counts.supporter_only,
    with_others.events as with_others,
    met.name as most_with,
    coalesce(met.events, 0) as most_with_events,
    hosting.states as hosts,
    hosting.not_stated as host_not_stated,
    all_events.events,
    all_events.stated
from counts
cross join names
cross join hosting
cross join all_events
cross join with_others
left join met on true;
