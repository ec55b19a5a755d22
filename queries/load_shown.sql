-- How does an event read in a table: its values by name, several joined with '; '?
-- One row per event; made once, after the names of the language in force.
-- Parameters: none; reads the tables of schema.sql.
-- Columns: as event_shown in schema.sql has them; empty where nothing is stated.

insert into event_shown
with theme_names as (
    select
        links.event_no,
        string_agg(themes.name, '; ' order by themes.code) as names
    from event_themes as links
    inner join themes on links.theme = themes.code
    group by links.event_no
),

host_names as (
    select
        links.event_no,
        string_agg(countries.name, '; ' order by countries.name) as names
    from event_hosts as links
    inner join countries on links.country = countries.code
    group by links.event_no
),

country_names as (
    select
        links.event_no,
        string_agg(countries.name, '; ' order by countries.name) as names
    from event_countries as links
    inner join countries on links.country = countries.code
    group by links.event_no
),

place_names as (
    select
        links.event_no,
        string_agg(places.name, '; ' order by places.name) as names
    from event_places as links
    inner join places on links.place_id = places.place_id
    group by links.event_no
),

organisation_names as (
    select
        role.event_no,
        string_agg(distinct org.name, '; ' order by org.name) filter (where role.role = 'funder') as funders,
        string_agg(distinct org.name, '; ' order by org.name)
        filter (where role.role <> 'funder' and not org.is_unodc) as partners
    from event_organisations as role
    inner join organisations as org on role.organisation_id = org.organisation_id
    group by role.event_no
),

funding_names as (
    select
        links.event_no,
        string_agg(bodies.short_name, ', ' order by bodies.short_name) as names
    from event_funders as links
    inner join organisations as bodies on links.body_id = bodies.organisation_id
    group by links.event_no
),

told as (
    select
        links.event_no,
        count(*) as stories,
        string_agg(stories.headline, '; ' order by stories.story_no) as headlines,
        string_agg(distinct stories.publisher, '; ' order by stories.publisher) as publishers,
        arg_min(stories.url, stories.story_no) as url
    from event_stories as links
    inner join stories on links.story_no = stories.story_no
    group by links.event_no
)

select
    events.event_no,
    kinds.name as kind,
    theme_names.names as themes,
    coalesce(host_names.names, case when events.online then label('country', 'online') end) as host_countries,
    country_names.names as countries,
    place_names.names as places,
    organisation_names.funders,
    funding_names.names as funding,
    organisation_names.partners,
    told.stories,
    told.headlines,
    told.publishers,
    told.url
from events
inner join kinds on events.kind = kinds.code
left join theme_names on events.event_no = theme_names.event_no
left join host_names on events.event_no = host_names.event_no
left join country_names on events.event_no = country_names.event_no
left join place_names on events.event_no = place_names.event_no
left join organisation_names on events.event_no = organisation_names.event_no
left join funding_names on events.event_no = funding_names.event_no
left join told on events.event_no = told.event_no
order by events.event_no;
