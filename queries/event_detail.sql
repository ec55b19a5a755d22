-- What is known of one event?
-- One row per event (one, or none if the id is unknown).
-- Parameters: event_id.
-- Columns: event_id, title, summary, started_on, ended_on, date_precision, date_basis, kind, scope, unodc_role, participants, themes, theme_codes (in the order of themes), crs_codes (each once), sdg_targets (each once), host_countries, countries, places (what they are, if no town); several values are joined with '; '.

with lists as (
    select themes.crs_codes, themes.sdg_targets
    from events
    inner join event_themes on events.event_no = event_themes.event_no
    inner join themes on event_themes.theme = themes.code
    where events.event_id = $event_id
),

mapped as (
    select 'crs' as scheme, unnest(string_split(crs_codes, '; ')) as code from lists
    where crs_codes <> ''
    union all
    select 'sdg' as scheme, unnest(string_split(sdg_targets, '; ')) as code from lists
    where sdg_targets <> ''
),

mapped_once as (
    select
        string_agg(distinct code, '; ' order by code) filter (where scheme = 'crs') as crs_codes,
        string_agg(distinct code, '; ' order by code) filter (where scheme = 'sdg') as sdg_targets
    from mapped
)

select
    events.event_id,
    events.title,
    events.summary,
    events.started_on,
    events.ended_on,
    cast(events.date_precision as varchar) as date_precision,
    cast(events.date_basis as varchar) as date_basis,
    shown.kind,
    cast(events.scope as varchar) as scope,
    cast(events.unodc_role as varchar) as unodc_role,
    events.participants,
    shown.themes,
    string_agg(cast(themes.code as varchar), '; ' order by themes.code) as theme_codes,
    mapped_once.crs_codes,
    mapped_once.sdg_targets,
    shown.host_countries,
    shown.countries,
    (
        select
            string_agg(
                case
                    when places.place_precision = 'city' then places.name
                    else places.name || ' (' || label('precision', places.place_precision) || ')'
                end,
                '; ' order by places.name
            )
        from event_places
        inner join places on event_places.place_id = places.place_id
        where event_places.event_no = events.event_no
    ) as places
from events
cross join mapped_once
inner join event_shown as shown on events.event_no = shown.event_no
inner join event_themes on events.event_no = event_themes.event_no
inner join themes on event_themes.theme = themes.code
where events.event_id = $event_id
group by all;
