-- Which host states are missing among the countries taking part?
-- One row per event × host: whoever hosts also takes part.
-- Parameters: none.
-- Columns: event_id, country (its code).
-- Reason: {country} hosts but does not take part

select events.event_id, cast(event_hosts.country as varchar) as country
from event_hosts
inner join events on event_hosts.event_no = events.event_no
inner join countries on event_hosts.country = countries.code
left join event_countries
    on event_hosts.event_no = event_countries.event_no and event_hosts.country = event_countries.country
where event_countries.country is null and countries.region = 'central_asia'
order by events.event_id, event_hosts.country;
