-- Which events are shown, and which stories tell them?
-- One row per event, newest first, undated last.
-- Parameters: filter, skip (optional: rows to pass over), top (optional: rows to return).
-- Columns: event_id, started_on, ended_on, date_basis, title, summary, kind, themes, host_countries, countries, places, unodc_role, funders, partners, participants, stories, headlines, publishers, url (of the first story with an address); several values are joined with '; '.

with page as (
    select event_no
    from filtered_events($filter)
    order by start_min desc nulls last, event_no desc
    limit $top offset $skip
),

theme_names as (
    select page.event_no, string_agg(themes.name, '; ' order by themes.code) as names
    from page
    inner join event_themes on page.event_no = event_themes.event_no
    inner join themes on event_themes.theme = themes.code
    group by page.event_no
),

host_names as (
    select page.event_no, string_agg(countries.name, '; ' order by countries.name) as names
    from page
    inner join event_hosts on page.event_no = event_hosts.event_no
    inner join countries on event_hosts.country = countries.code
    group by page.event_no
),

country_names as (
    select page.event_no, string_agg(countries.name, '; ' order by countries.name) as names
    from page
    inner join event_countries on page.event_no = event_countries.event_no
    inner join countries on event_countries.country = countries.code
    group by page.event_no
),

place_names as (
    select page.event_no, string_agg(places.name, '; ' order by places.name) as names
    from page
    inner join event_places on page.event_no = event_places.event_no
    inner join places on event_places.place_id = places.place_id
    group by page.event_no
),

organisation_names as (
    select
        page.event_no,
        string_agg(distinct org.name, '; ' order by org.name) filter (where role.role = 'funder') as funders,
        string_agg(distinct org.name, '; ' order by org.name)
        filter (where role.role <> 'funder' and not org.is_unodc) as partners
    from page
    inner join event_organisations as role on page.event_no = role.event_no
    inner join organisations as org on role.organisation_id = org.organisation_id
    group by page.event_no
),

told as (
    select
        page.event_no,
        count(*) as stories,
        string_agg(stories.headline, '; ' order by stories.story_no) as headlines,
        string_agg(distinct stories.publisher, '; ' order by stories.publisher) as publishers,
        arg_min(stories.url, stories.story_no) as url
    from page
    inner join event_stories on page.event_no = event_stories.event_no
    inner join stories on event_stories.story_no = stories.story_no
    group by page.event_no
)

select
    events.event_id,
    events.started_on,
    events.ended_on,
    cast(events.date_basis as varchar) as date_basis,
    events.title,
    events.summary,
    kinds.name as kind,
    theme_names.names as themes,
    coalesce(host_names.names, case when events.online then label('country', 'online') end) as host_countries,
    country_names.names as countries,
    place_names.names as places,
    cast(events.unodc_role as varchar) as unodc_role,
    organisation_names.funders,
    organisation_names.partners,
    events.participants,
    told.stories,
    told.headlines,
    told.publishers,
    told.url
from page
inner join events on page.event_no = events.event_no
inner join kinds on events.kind = kinds.code
left join theme_names on page.event_no = theme_names.event_no
left join host_names on page.event_no = host_names.event_no
left join country_names on page.event_no = country_names.event_no
left join place_names on page.event_no = place_names.event_no
left join organisation_names on page.event_no = organisation_names.event_no
left join told on page.event_no = told.event_no
order by events.start_min desc nulls last, events.event_no desc;
