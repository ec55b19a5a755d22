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
    shown.kind,
    cast(events.scope as varchar) as scope,
    cast(events.unodc_role as varchar) as unodc_role,
    events.participants,
    shown.themes,
    string_agg(nullif(themes.crs_codes, ''), '; ' order by themes.code) as crs_codes,
    string_agg(nullif(themes.sdg_targets, ''), '; ' order by themes.code) as sdg_targets,
    shown.host_countries,
    shown.countries,
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
inner join event_shown as shown on events.event_no = shown.event_no
inner join event_themes on events.event_no = event_themes.event_no
inner join themes on event_themes.theme = themes.code
where events.event_id = $event_id
group by all;
