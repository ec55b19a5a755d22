-- How do the lists and roles of the validated events become link tables?
-- One row per event × value of a list column, and per role; nothing is filtered out.
-- Parameters: none; reads the frames raw_* and the tables of load.sql and load_events.sql.
-- Columns: as in schema_links.sql.

insert into event_themes
select
    events.event_no,
    cell.code
from events
cross join unnest(events.theme_keys) as cell (code)
order by events.event_no;

insert into event_hosts
select
    events.event_no,
    cell.code
from raw_events as raw
cross join unnest(string_split(raw.host_countries, '; ')) as cell (code)
inner join events on raw.event_id = events.event_id
where raw.host_countries <> ''
order by events.event_no;

insert into event_countries
select
    events.event_no,
    cell.code
from raw_events as raw
cross join unnest(string_split(raw.countries, '; ')) as cell (code)
inner join events on raw.event_id = events.event_id
where raw.countries <> ''
order by events.event_no;

insert into event_host_groups
select distinct
    events.event_no,
    case
        when countries.region = 'central_asia' then cast(countries.code as varchar)
        when countries.region = 'other' then 'other'
        when events.online then 'online'
        else 'none'
    end as code
from events
left join event_hosts on events.event_no = event_hosts.event_no
left join countries on event_hosts.country = countries.code
order by events.event_no, code;

insert into event_country_groups
select distinct
    events.event_no,
    case
        when countries.region = 'central_asia' then cast(countries.code as varchar)
        when countries.region = 'other' then 'other'
        else 'none'
    end as code
from events
left join event_countries on events.event_no = event_countries.event_no
left join countries on event_countries.country = countries.code
order by events.event_no, code;

insert into event_places
select
    events.event_no,
    cell.place_id
from raw_events as raw
cross join unnest(string_split(raw.places, '; ')) as cell (place_id)
inner join events on raw.event_id = events.event_id
where raw.places <> ''
order by events.event_no;

insert into event_stories
select
    events.event_no,
    stories.story_no
from raw_events as raw
cross join unnest(string_split(raw.stories, '; ')) as cell (story_id)
inner join events on raw.event_id = events.event_id
inner join stories on cell.story_id = stories.story_id
order by events.event_no;

insert into event_organisations
select
    events.event_no,
    raw.organisation_id,
    raw.role,
    raw.basis,
    stories.story_no,
    nullif(raw.words, '') as words
from raw_event_organisations as raw
inner join events on raw.event_id = events.event_id
inner join stories on raw.story_id = stories.story_id
order by events.event_no, raw.line;

insert into distinct_pairs
select
    least(one.event_no, two.event_no) as event_no,
    greatest(one.event_no, two.event_no) as other_no,
    raw.why
from raw_distinct_pairs as raw
inner join events as one on raw.event_id = one.event_id
inner join events as two on raw.other_id = two.event_id
order by event_no, other_no;
