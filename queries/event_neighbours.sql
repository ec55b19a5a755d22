-- Which events stand before and after one in the list, and where does it stand?
-- One row per event (one, or none if the filter leaves the event out).
-- Parameters: filter, wanted (an order, as ordered_events takes it), event_id.
-- Columns: place (from 1), events (in the list), before_id, before_title, after_id, after_title.

with listed as (
    select event_no, place from ordered_events($filter, $wanted)
),

here as (
    select listed.place
    from events
    inner join listed on events.event_no = listed.event_no
    where events.event_id = $event_id
),

near as (
    select
        listed.place - here.place as step,
        here.place,
        events.event_id,
        events.title
    from here
    inner join listed on listed.place between here.place - 1 and here.place + 1
    inner join events on listed.event_no = events.event_no
)

select
    place,
    (select count(*) from listed) as events,
    max(event_id) filter (where step = -1) as before_id,
    max(title) filter (where step = -1) as before_title,
    max(event_id) filter (where step = 1) as after_id,
    max(title) filter (where step = 1) as after_title
from near
group by place
order by place;
