-- Who did what in one event, and which words prove it?
-- One row per organisation × role, funders first.
-- Parameters: event_id.
-- Columns: organisation_id, organisation, part_of (the government or body it counts under in this role), role, basis, words (empty where the page was read as facts only), headline (of the story they stand in).

select
    cast(organisations.organisation_id as varchar) as organisation_id,
    organisations.name as organisation,
    case when body.organisation_id <> organisations.organisation_id then body.name end as part_of,
    cast(role.role as varchar) as role,
    cast(role.basis as varchar) as basis,
    role.words,
    stories.headline
from events
inner join event_organisations as role on events.event_no = role.event_no
inner join organisations on role.organisation_id = organisations.organisation_id
inner join organisation_bodies as counted
    on role.organisation_id = counted.organisation_id and role.role = counted.role and counted.topmost
inner join organisations as body on counted.body_id = body.organisation_id
inner join stories on role.story_no = stories.story_no
where events.event_id = $event_id
order by role.role <> 'funder', role.role, organisations.name, role.organisation_id;
