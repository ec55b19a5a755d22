-- Where in the world were the events held?
-- One row per host country with an event, each by its own name, and 'none' where no host is stated.
-- Parameters: filter.
-- Columns: code, name, events, without_town (events known by country only); two hosts count once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

towns as (
    select distinct event_places.event_no
    from event_places
    inner join places on event_places.place_id = places.place_id
    where places.place_precision <> 'country'
)

select
    coalesce(cast(countries.code as varchar), 'none') as code,
    coalesce(countries.name, 'Not stated') as name,
    count(*) as events,
    count(*) filter (where towns.event_no is null) as without_town
from chosen
left join event_hosts on chosen.event_no = event_hosts.event_no
left join countries on event_hosts.country = countries.code
left join towns on chosen.event_no = towns.event_no
group by countries.code, countries.name
order by countries.code is null, events desc, name asc, code asc;
