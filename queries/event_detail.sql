-- What is known of one event?
-- One row per event (one, or none if the id is unknown).
-- Parameters: event_id.
-- Columns: event_id, title, summary, started_on, ended_on, date_precision, date_basis, kind, scope, unodc_role, participants, themes, crs_codes, sdg_targets, host_countries, countries, places; several values are joined with '; '.

select
    events.event_id,
    events.title,
    events.summary,
    events.started_on,
    events.ended_on,
    cast(events.date_precision as varchar) as date_precision,
    cast(events.date_basis as varchar) as date_basis,
    kinds.name as kind,
    cast(events.scope as varchar) as scope,
    cast(events.unodc_role as varchar) as unodc_role,
    events.participants,
    (
        select string_agg(themes.name, '; ' order by themes.code)
        from event_themes
        inner join themes on event_themes.theme = themes.code
        where event_themes.event_no = events.event_no
    ) as themes,
    (
        select string_agg(nullif(themes.crs_codes, ''), '; ' order by themes.code)
        from event_themes
        inner join themes on event_themes.theme = themes.code
        where event_themes.event_no = events.event_no
    ) as crs_codes,
    (
        select string_agg(nullif(themes.sdg_targets, ''), '; ' order by themes.code)
        from event_themes
        inner join themes on event_themes.theme = themes.code
        where event_themes.event_no = events.event_no
    ) as sdg_targets,
    case when events.online then label('country', 'online') else (
        select string_agg(countries.name, '; ' order by countries.name)
        from event_hosts
        inner join countries on event_hosts.country = countries.code
        where event_hosts.event_no = events.event_no
    ) end as host_countries,
    (
        select string_agg(countries.name, '; ' order by countries.name)
        from event_countries
        inner join countries on event_countries.country = countries.code
        where event_countries.event_no = events.event_no
    ) as countries,
    (
        select
            string_agg(
                places.name || ' (' || label('precision', places.place_precision) || ')',
                '; ' order by places.name
            )
        from event_places
        inner join places on event_places.place_id = places.place_id
        where event_places.event_no = events.event_no
    ) as places
from events
inner join kinds on events.kind = kinds.code
where events.event_id = $event_id;
