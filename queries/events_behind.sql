-- Which events stand behind a bar that no filter can choose?
-- One row per event, newest first, undated last.
-- Parameters: filter, breakdown ('lag', 'type', 'newcomer', 'returned', 'role' with all that counts under the organisation, 'arm' for it alone, 'pair', 'filter' for all that match both), code (of the bar: a class of days, an organisation type, a year, an organisation and its role as 'inl:funder', two organisations as 'osce:undp'), also (optional: a second filter they match as well).
-- Columns: event_id, started_on, ended_on, title, places, host_countries, because (the days, or the organisations, that put the event there; empty for 'filter').

with chosen as (
    select event_no from filtered_events($filter)
    intersect
    select event_no from filtered_events(coalesce($also, $filter))
),

reasons as (
    select event_no, cast(null as varchar) as because
    from chosen
    where $breakdown = 'filter'
    union all
    select
        chosen.event_no,
        cast(events.lag_days as varchar) || case when abs(events.lag_days) = 1 then ' day' else ' days' end
            as because
    from chosen
    inner join events on chosen.event_no = events.event_no
    where $breakdown = 'lag' and events.lag_class = $code
    union all
    select chosen.event_no, organisations.name as because
    from chosen
    left join chosen_partners($filter) as partners on chosen.event_no = partners.event_no
    left join organisations on partners.body_id = organisations.organisation_id
    where $breakdown = 'type' and coalesce(organisations.kind, 'none') = $code
    union all
    select chosen.event_no, organisations.name as because
    from chosen
    inner join events on chosen.event_no = events.event_no
    inner join chosen_partners($filter) as partners on chosen.event_no = partners.event_no
    inner join organisations on partners.body_id = organisations.organisation_id
    where
        $breakdown = case when partners.known_before then 'returned' else 'newcomer' end
        and cast(extract(year from events.start_min) as varchar) = $code
    union all
    select chosen.event_no, coalesce(role.words, organisations.name) as because
    from chosen
    inner join event_organisations as role on chosen.event_no = role.event_no
    inner join organisations on role.organisation_id = organisations.organisation_id
    inner join organisation_bodies as under
        on role.organisation_id = under.organisation_id and role.role = under.role
    where
        ($breakdown = 'role' or ($breakdown = 'arm' and under.body_id = role.organisation_id))
        and cast(under.body_id as varchar) || ':' || cast(role.role as varchar) = $code
    union all
    select
        chosen.event_no,
        string_agg(distinct organisations.name, '; ' order by organisations.name) as because
    from chosen
    inner join event_bodies as bodies on chosen.event_no = bodies.event_no
    inner join organisations on bodies.organisation_id = organisations.organisation_id
    where $breakdown = 'pair' and list_contains(string_split($code, ':'), cast(bodies.body_id as varchar))
    group by chosen.event_no
    having count(distinct bodies.body_id) = len(list_distinct(string_split($code, ':')))
),

found as (
    select event_no, string_agg(because, '; ' order by because) as because
    from reasons
    group by event_no
)

select
    events.event_id,
    events.started_on,
    events.ended_on,
    events.title,
    shown.places,
    shown.host_countries,
    found.because
from found
inner join events on found.event_no = events.event_no
inner join event_shown as shown on found.event_no = shown.event_no
order by events.start_min desc nulls last, events.event_no desc;
