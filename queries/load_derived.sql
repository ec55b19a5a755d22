-- What follows from the links of events: bodies, funders, partners, parts over time, the words of texts, thin years?
-- One row per event × body, part or word, and per year; nothing is filtered out.
-- Parameters: none; reads the tables of load_events.sql and load_links.sql.
-- Columns: as in schema_links.sql.

create temporary table spelled as
select distinct
    event_no,
    unnest(string_split(search_text, ' ')) as word
from events;

insert into search_words
select
    row_number() over (order by word) as word_no,
    word
from spelled
group by word
order by word_no;

insert into event_words
select
    search_words.word_no,
    spelled.event_no
from spelled
inner join search_words on spelled.word = search_words.word
order by search_words.word_no, spelled.event_no;

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

insert into event_parts
select
    'theme' as split,
    event_no,
    cast(theme as varchar) as code
from event_themes
union all
select
    'kind' as split,
    event_no,
    cast(kind as varchar) as code
from events
union all
select
    'country' as split,
    event_no,
    cast(code as varchar) as code
from event_host_groups
union all
select
    'funder' as split,
    events.event_no,
    coalesce(cast(event_funders.body_id as varchar), 'none') as code
from events
left join event_funders on events.event_no = event_funders.event_no
order by split, event_no, code;

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
