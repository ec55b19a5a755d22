-- What can be found by its name?
-- One row per kind of thing × code: what can be chosen in a filter, languages also as the only ones of an event, years; events by their titles, unless there are more than most of them.
-- Parameters: most (events, beyond which none is listed).
-- Columns: what (country, theme, kind, funder, organisation, language, told, year, event; of places city, site, province), code, name, acronym, other_names (joined with '; '), events (in all the data, mentions left out; null for an event), year (in which an event began; null if unknown); the likeliest stand first, events last.

with chosen as (
    select
        coalesce(cast(places.place_precision as varchar), choices.dimension) as what,
        choices.code,
        choices.name,
        choices.acronym,
        choices.other_names,
        choices.events
    from choices
    left join places on choices.dimension = 'place' and choices.code = cast(places.place_id as varchar)
    where
        choices.dimension in ('country', 'theme', 'kind', 'funder', 'organisation', 'place', 'language')
        and choices.code not in ('none', 'other', 'online')
        and places.place_precision is distinct from 'country'
),

only_ones as (
    select array_to_string(language_keys, '') as code, count(*) as events
    from events
    where unodc_role <> 'mentioned' and len(language_keys) = 1
    group by code
),

told as (
    select
        'told' as what,
        chosen.code,
        chosen.name,
        '' as acronym,
        '' as other_names,
        only_ones.events
    from only_ones
    inner join chosen on only_ones.code = chosen.code and chosen.what = 'language'
),

years as (
    select
        'year' as what,
        cast(extract(year from start_min) as varchar) as code,
        code as name,
        '' as acronym,
        '' as other_names,
        count(*) as events
    from events
    where unodc_role <> 'mentioned' and start_min is not null
    group by code
),

titled as (
    select
        'event' as what,
        event_id as code,
        title as name,
        '' as acronym,
        '' as other_names,
        null as events,
        cast(extract(year from start_min) as integer) as year
    from events
    where (select count(*) from event_shown) <= cast($most as integer)
),

findable as (
    select what, code, name, acronym, other_names, events, null as year from chosen
    union all
    select what, code, name, acronym, other_names, events, null as year from told
    union all
    select what, code, name, acronym, other_names, events, null as year from years
    union all
    select what, code, name, acronym, other_names, events, year from titled
)

-- Who funds in at least half of its events is likelier looked for as a funder.
select what, code, name, acronym, other_names, events, year
from findable
order by
    case what when 'funder' then 2 * events else events end desc nulls last,
    year desc nulls last,
    what asc,
    code asc;
