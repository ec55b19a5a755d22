-- Which events acknowledge one funder, and in which words?
-- One row per event × arm named as funder, newest first, undated last.
-- Parameters: filter, funder (any body).
-- Columns: event_id, started_on, ended_on, title, places, host_countries, themes, named (who exactly), basis, words (empty where the page was read as facts only), headline, url (of the story they stand in); several values are joined with '; '.

with named as (
    select chosen.event_no, chosen.start_min, role.organisation_id, role.basis, role.words, role.story_no
    from filtered_events($filter) as chosen
    inner join event_organisations as role on chosen.event_no = role.event_no
    inner join organisation_ancestors as family on role.organisation_id = family.descendant_id
    where role.role = 'funder' and cast(family.ancestor_id as varchar) = $funder
)

select
    events.event_id,
    events.started_on,
    events.ended_on,
    events.title,
    shown.places,
    shown.host_countries,
    shown.themes,
    organisations.name as named,
    cast(named.basis as varchar) as basis,
    named.words,
    stories.headline,
    stories.url
from named
inner join events on named.event_no = events.event_no
inner join event_shown as shown on named.event_no = shown.event_no
inner join organisations on named.organisation_id = organisations.organisation_id
inner join stories on named.story_no = stories.story_no
order by
    named.start_min desc nulls last,
    named.event_no desc,
    organisations.name asc,
    organisations.organisation_id asc;
