-- How full are the data?
-- One row per year of event start, the undated last (year is empty).
-- Parameters: none.
-- Columns: year, events, online, without_host (neither stated nor online), without_town (no place, or known by country only), without_funder, without_participants, inferred_date.

with towns as (
    select distinct event_places.event_no
    from event_places
    inner join places on event_places.place_id = places.place_id
    where places.place_precision <> 'country'
)

select
    extract(year from events.start_min) as year,
    count(*) as events,
    count(*) filter (where events.online) as online,
    count(*) filter (where list_contains(events.host_keys, 'none')) as without_host,
    count(*) filter (where towns.event_no is null) as without_town,
    count(*) filter (where list_contains(events.funder_keys, 'none')) as without_funder,
    count(*) filter (where events.participants is null) as without_participants,
    count(*) filter (where events.date_basis = 'inferred') as inferred_date
from events
left join towns on events.event_no = towns.event_no
group by extract(year from events.start_min)
order by year nulls last;
