-- How do the lists and roles of the validated events become link tables?
-- One row per event × value of a list column, and per role; nothing is filtered out.
-- Parameters: none; reads the frames raw_* and the tables of load.sql and load_events.sql.
-- Columns: as in schema.sql; event_bodies, event_funders, event_partners and coverage_years are made of the links.

create temporary table spelled as
select distinct
    event_no,
    unnest(string_split(search_text, ' ')) as word
from events;

insert into search_words
select
    row_number() over (order by word) as word_no,
    word
from (select distinct word from spelled)
order by word_no;

insert into event_words
select
    search_words.word_no,
    spelled.event_no
from spelled
inner join search_words on spelled.word = search_words.word
order by search_words.word_no, spelled.event_no;

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

insert into event_bodies
select
    role.event_no,
    role.role,
    role.organisation_id,
    bodies.body_id
from event_organisations as role
inner join organisation_bodies as bodies
    on role.organisation_id = bodies.organisation_id and role.role = bodies.role
inner join organisations on bodies.body_id = organisations.organisation_id
where bodies.topmost and (role.role = 'funder' or not organisations.is_unodc)
order by role.event_no, role.role, role.organisation_id, bodies.body_id;

insert into event_funders
select distinct
    event_no,
    body_id
from event_bodies
where role = 'funder'
order by event_no, body_id;

insert into distinct_pairs
select
    least(one.event_no, two.event_no) as event_no,
    greatest(one.event_no, two.event_no) as other_no,
    raw.why
from raw_distinct_pairs as raw
inner join events as one on raw.event_id = one.event_id
inner join events as two on raw.other_id = two.event_id
order by event_no, other_no;

insert into event_partners
with partners as (
    select distinct
        bodies.event_no,
        bodies.body_id,
        body.root_id,
        extract(year from events.start_min) as event_year
    from event_bodies as bodies
    inner join organisations as body on bodies.body_id = body.organisation_id
    inner join events on bodies.event_no = events.event_no
    where bodies.role <> 'funder'
)

select
    event_no,
    body_id,
    root_id,
    event_year > min(event_year) over (partition by body_id) as known_before
from partners
order by event_no, body_id;

-- A year is thin if fewer stories tell of its events than half the median of the (up to ten) years before it.
insert into coverage_years
with told as (
    select
        cast(extract(year from events.start_min) as integer) as event_year,
        count(distinct events.event_no) as events,
        count(distinct event_stories.story_no) as stories
    from events
    inner join event_stories on events.event_no = event_stories.event_no
    where events.start_min is not null
    group by event_year
),

years as (
    select cast(unnest(range(min(event_year), max(event_year) + 1)) as integer) as event_year from told
),

filled as (
    select
        years.event_year,
        coalesce(told.events, 0) as events,
        coalesce(told.stories, 0) as stories,
        coalesce(make_date(years.event_year, 12, 31) > data_version.data_date, true) as unfinished
    from years
    cross join data_version
    left join told on years.event_year = told.event_year
)

select
    event_year,
    events,
    stories,
    not unfinished and coalesce(
        stories * 2 < median(stories) over (
            order by event_year
            rows between 10 preceding and 1 preceding
        ),
        false
    ) as thin,
    unfinished
from filled
order by event_year;

checkpoint;
