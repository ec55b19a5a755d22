-- Who did what in one event, and which words prove it?
-- One row per organisation × role.
-- Parameters: event_id.
-- Columns: organisation, part_of (the government or body it is an arm of), role, basis, words (empty where the page was read as facts only), headline (of the story they stand in).

select
    organisations.name as organisation,
    case when root.organisation_id <> organisations.organisation_id then root.name end as part_of,
    cast(role.role as varchar) as role,
    cast(role.basis as varchar) as basis,
    role.words,
    stories.headline
from events
inner join event_organisations as role on events.event_no = role.event_no
inner join organisations on role.organisation_id = organisations.organisation_id
inner join organisations as root on organisations.root_id = root.organisation_id
inner join stories on role.story_no = stories.story_no
where events.event_id = $event_id
order by role.role, organisations.name, role.organisation_id;
