-- Which events do the sides of a comparison have, and which side has each?
-- One row per event of any side, newest first, undated last.
-- Parameters: filter, second, third (optional), skip (optional: rows to pass over), top (optional: rows to return).
-- Columns: event_id, started_on, ended_on, title, themes, host_countries, places, kind, funders, partners, participants, unodc_role, stories, headlines, url, in_first, in_second, in_third (whether the side has it), sides (how many have it).

with of_sides as (
    select event_no, 1 as side from filtered_events($filter)
    union all
    select event_no, 2 as side from filtered_events($second)
    union all
    select event_no, 3 as side from filtered_events(coalesce($third, $second))
    where $third is not null
),

found as (
    select
        event_no,
        bool_or(side = 1) as in_first,
        bool_or(side = 2) as in_second,
        bool_or(side = 3) as in_third,
        count(*) as sides
    from of_sides
    group by event_no
)

select
    events.event_id,
    events.started_on,
    events.ended_on,
    events.title,
    shown.themes,
    shown.host_countries,
    shown.places,
    shown.kind,
    shown.funders,
    shown.partners,
    events.participants,
    cast(events.unodc_role as varchar) as unodc_role,
    shown.stories,
    shown.headlines,
    shown.url,
    found.in_first,
    found.in_second,
    found.in_third,
    found.sides
from found
inner join events on found.event_no = events.event_no
inner join event_shown as shown on found.event_no = shown.event_no
order by events.start_min desc nulls last, events.event_no desc
limit $top offset $skip;
