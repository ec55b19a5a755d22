-- How do some events read in a list?
-- One row per event, by date.
-- Parameters: events (their ids).
-- Columns: event_id, started_on, ended_on, title, places, host_countries, themes, theme_codes (in the order of themes), kind, funders (the bodies they count as, short, with commas), partners, countries, participants, unodc_role; several values are joined with '; '.

with wanted as (
    select event_no, event_id, started_on, ended_on, title, participants, unodc_role
    from events
    where list_contains($events, event_id)
)

select
    wanted.event_id,
    wanted.started_on,
    wanted.ended_on,
    wanted.title,
    shown.places,
    shown.host_countries,
    shown.themes,
    (
        select string_agg(cast(links.theme as varchar), '; ' order by links.theme)
        from event_themes as links
        where links.event_no = wanted.event_no
    ) as theme_codes,
    shown.kind,
    shown.funding as funders,
    shown.partners,
    shown.countries,
    wanted.participants,
    cast(wanted.unodc_role as varchar) as unodc_role
from wanted
inner join event_shown as shown on wanted.event_no = shown.event_no
order by wanted.event_no;
