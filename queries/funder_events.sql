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
),

theme_names as (
    select event_themes.event_no, string_agg(themes.name, '; ' order by themes.code) as names
    from event_themes
    inner join themes on event_themes.theme = themes.code
    group by event_themes.event_no
),

host_names as (
    select event_hosts.event_no, string_agg(countries.name, '; ' order by countries.name) as names
    from event_hosts
    inner join countries on event_hosts.country = countries.code
    group by event_hosts.event_no
),

place_names as (
    select event_places.event_no, string_agg(places.name, '; ' order by places.name) as names
    from event_places
    inner join places on event_places.place_id = places.place_id
    group by event_places.event_no
)

select
    events.event_id,
    events.started_on,
    events.ended_on,
    events.title,
    place_names.names as places,
    coalesce(host_names.names, case when events.online then label('country', 'online') end) as host_countries,
    theme_names.names as themes,
    organisations.name as named,
    cast(named.basis as varchar) as basis,
    named.words,
    stories.headline,
    stories.url
from named
inner join events on named.event_no = events.event_no
inner join organisations on named.organisation_id = organisations.organisation_id
inner join stories on named.story_no = stories.story_no
left join theme_names on named.event_no = theme_names.event_no
left join host_names on named.event_no = host_names.event_no
left join place_names on named.event_no = place_names.event_no
order by
    named.start_min desc nulls last,
    named.event_no desc,
    organisations.name asc,
    organisations.organisation_id asc;
