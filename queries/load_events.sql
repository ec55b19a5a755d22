-- How do the validated events become tables?
-- One row per event; nothing is filtered out.
-- Parameters: none; reads the frames raw_* and raw_version, and the temporary table ancestry of load.sql.
-- Columns: as in schema.sql; a key list holds the code 'none' where nothing is stated, 'other' beside each country elsewhere.

insert into events
with
numbered as (
    select
        event_id,
        nullif(started_on, '') as day_text,
        cast(row_number() over (order by nullif(started_on, '') nulls last, event_id) as integer) as event_no
    from raw_events
),

dated as (
    select
        event_id,
        event_no,
        day_text,
        case length(day_text) when 10 then 'day' when 7 then 'month' when 4 then 'year' else 'none' end
            as reach,
        -- '2024' is padded by '-01-01', '2024-03' by the last three characters of it.
        cast(day_text || right('-01-01', greatest(10 - length(day_text), 0)) as date) as start_min
    from numbered
),

role_names as (
    select
        roles.event_id,
        string_agg(
            concat_ws(' ', org.name, org.acronym, org.name_ru, org.aliases), ' '
            order by roles.organisation_id, roles.role
        ) as words
    from raw_event_organisations as roles
    inner join raw_organisations as org on roles.organisation_id = org.organisation_id
    inner join organisations as body on roles.organisation_id = cast(body.organisation_id as varchar)
    -- UNODC has a part in nearly every event: with its own names "drug" and "office" would find them all.
    where not body.is_unodc
    group by roles.event_id
),

-- A body is found by its own code and by the code of everything it counts under in its role.
bodies as (
    select
        roles.event_id,
        roles.role,
        under.body_id,
        body.root_id,
        body.is_unodc
    from raw_event_organisations as roles
    inner join organisation_bodies as under
        on
            roles.organisation_id = cast(under.organisation_id as varchar)
            and roles.role = cast(under.role as varchar)
    inner join organisations as body on under.body_id = body.organisation_id
),

named as (
    select
        event_id,
        list_sort(list(distinct cast(body_id as varchar))) as ids,
        list_sort(list(distinct cast(body_id as varchar)) filter (where role = 'funder')) as funders,
        list_sort(list(distinct cast(body_id as varchar)) filter (where role <> 'funder' and not is_unodc))
            as partners,
        list_sort(list(distinct cast(root_id as varchar)) filter (where role <> 'funder' and not is_unodc))
            as partner_roots
    from bodies
    group by event_id
),

told as (
    select
        raw.event_id,
        max(cast(story.added_on as date)) as added_on,
        min(case when length(story.published_on) = 10 then cast(story.published_on as date) end)
            as first_told,
        list_sort(list(distinct story.language)) as languages,
        string_agg(story.headline, ' ' order by story.line) as words
    from raw_events as raw
    cross join unnest(string_split(raw.stories, '; ')) as cell (story_id)
    inner join raw_stories as story on cell.story_id = story.story_id
    group by raw.event_id
),

-- Days from the end of an event to its first story with a whole date.
lags as (
    select
        raw.event_id,
        date_diff(
            'day', cast(coalesce(nullif(raw.ended_on, ''), raw.started_on) as date), told.first_told
        ) as days
    from raw_events as raw
    inner join told on raw.event_id = told.event_id
    where length(raw.started_on) = 10
),

located as (
    select
        raw.event_id,
        string_agg(concat_ws(' ', place.name, place.name_ru, place.aliases), ' ' order by place.line) as words,
        bool_or(place.precision <> 'country') as has_town
    from raw_events as raw
    cross join unnest(string_split(raw.places, '; ')) as cell (place_id)
    inner join raw_places as place on cell.place_id = place.place_id
    group by raw.event_id
),

elsewhere as (
    select
        'other' as code,
        code as country
    from raw_countries
    where region <> 'central_asia'
    union all
    select
        code,
        code as country
    from raw_countries
),

hosted as (
    select
        raw.event_id,
        list_sort(list(distinct elsewhere.code)) as keys
    from raw_events as raw
    cross join unnest(string_split(raw.host_countries, '; ')) as cell (country)
    inner join elsewhere on cell.country = elsewhere.country
    group by raw.event_id
),

attended as (
    select
        raw.event_id,
        list_sort(list(distinct elsewhere.code)) as keys
    from raw_events as raw
    cross join unnest(string_split(raw.countries, '; ')) as cell (country)
    inner join elsewhere on cell.country = elsewhere.country
    group by raw.event_id
)

select
    dated.event_no,
    raw.event_id,
    raw.title,
    raw.summary,
    dated.day_text as started_on,
    nullif(raw.ended_on, '') as ended_on,
    dated.start_min,
    case dated.reach
        when 'year' then cast(dated.start_min + interval 1 year - interval 1 day as date)
        when 'month' then last_day(dated.start_min)
        else dated.start_min
    end as start_max,
    dated.reach as date_precision,
    raw.date_basis,
    raw.kind,
    raw.scope,
    raw.unodc_role,
    cast(nullif(raw.participants, '') as integer) as participants,
    told.added_on,
    raw.online = 'yes' as online,
    coalesce(located.has_town, false) as has_town,
    lags.days as lag_days,
    case
        when lags.days is null then 'none'
        when lags.days < 0 then 'before'
        when lags.days <= 7 then 'week'
        when lags.days <= 30 then 'month'
        when lags.days <= 90 then 'quarter'
        else 'later'
    end as lag_class,
    fold(concat_ws(' ', raw.title, raw.summary, told.words, role_names.words, located.words)) as search_text,
    string_split(raw.themes, '; ') as theme_keys,
    coalesce(hosted.keys, [case when raw.online = 'yes' then 'online' else 'none' end]) as host_keys,
    coalesce(attended.keys, ['none']) as country_keys,
    string_split(coalesce(nullif(raw.places, ''), 'none'), '; ') as place_keys,
    coalesce(named.funders, ['none']) as funder_keys,
    coalesce(named.partners, ['none']) as partner_keys,
    coalesce(named.partner_roots, []) as partner_roots,
    coalesce(named.ids, ['none']) as organisation_keys,
    told.languages as language_keys
from raw_events as raw
inner join dated on raw.event_id = dated.event_id
left join role_names on raw.event_id = role_names.event_id
left join named on raw.event_id = named.event_id
left join told on raw.event_id = told.event_id
left join lags on raw.event_id = lags.event_id
left join located on raw.event_id = located.event_id
left join hosted on raw.event_id = hosted.event_id
left join attended on raw.event_id = attended.event_id
order by dated.event_no;

-- The data reach as far as the newest day an event or a publication is dated to.
insert into data_version
with days as (
    select start_min as day_known from events
    where date_precision = 'day'
    union all
    select cast(published_on as date) as day_known from stories
    where length(published_on) = 10
)

select
    (select max(days.day_known) from days) as data_date,
    raw.data_hash,
    cast(raw.built_at as timestamp) as built_at
from raw_version as raw;
