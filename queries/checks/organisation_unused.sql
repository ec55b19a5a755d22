-- Which organisations have no role in any event and nothing under them?
-- One row per organisation.
-- Parameters: none.
-- Columns: event_id (here the organisation).
-- Reason: is named in no event and is no parent

select cast(organisations.organisation_id as varchar) as event_id
from organisations
left join event_organisations on organisations.organisation_id = event_organisations.organisation_id
left join organisation_ancestors as under
    on organisations.organisation_id = under.ancestor_id and under.descendant_id <> under.ancestor_id
where event_organisations.event_no is null and under.descendant_id is null
order by event_id;
