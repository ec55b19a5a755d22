-- Which towns, border posts and provinces saw events?
-- One row per place with an event; events known by country only have no row, by_host counts them.
-- Parameters: filter.
-- Columns: code, name, country, region (of its country), latitude, longitude (degrees, WGS 84), place_precision, events; two places count once in each.

select
    cast(places.place_id as varchar) as code,
    places.name,
    countries.name as country,
    countries.region,
    places.latitude,
    places.longitude,
    places.place_precision,
    count(*) as events
from filtered_events($filter) as chosen
inner join event_places on chosen.event_no = event_places.event_no
inner join places on event_places.place_id = places.place_id
inner join countries on places.country = countries.code
where places.place_precision <> 'country'
group by
    places.place_id,
    places.name,
    countries.name,
    countries.region,
    places.latitude,
    places.longitude,
    places.place_precision
order by events desc, places.name asc, code asc;
