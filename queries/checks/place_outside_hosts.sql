-- Which events have a place in a country that does not host them?
-- One row per event × place.
-- Parameters: none.
-- Columns: event_id, place.
-- Reason: {place} lies in no host country of the event

select events.event_id, places.name as place
from event_places
inner join events on event_places.event_no = events.event_no
inner join places on event_places.place_id = places.place_id
left join event_hosts
    on event_places.event_no = event_hosts.event_no and places.country = event_hosts.country
where event_hosts.country is null
order by events.event_id, places.name;
