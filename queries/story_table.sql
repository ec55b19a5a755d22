-- Which events are shown, and which stories tell them?
-- One row per event, newest first, undated last.
-- Parameters: filter, skip (optional: rows to pass over), top (optional: rows to return).
-- Columns: event_id, started_on, ended_on, date_basis, title, summary, kind, themes, host_countries, countries, places, unodc_role, funders, partners, participants, stories, headlines, publishers, url (of the first story with an address); several values are joined with '; '.

with page as (
    select event_no
    from filtered_events($filter)
    order by start_min desc nulls last, event_no desc
    limit $top offset $skip
)

select
    events.event_id,
    events.started_on,
    events.ended_on,
    cast(events.date_basis as varchar) as date_basis,
    events.title,
    events.summary,
    shown.kind,
    shown.themes,
    shown.host_countries,
    shown.countries,
    shown.places,
    cast(events.unodc_role as varchar) as unodc_role,
    shown.funders,
    shown.partners,
    events.participants,
    shown.stories,
    shown.headlines,
    shown.publishers,
    shown.url
from page
inner join events on page.event_no = events.event_no
inner join event_shown as shown on page.event_no = shown.event_no
order by events.start_min desc nulls last, events.event_no desc;
