-- Where in the world were the events held?
-- One row per host country with an event, each by its own name, then 'online' and 'none' where no host is stated.
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
),

hosts as (
    select
        event_hosts.event_no,
        cast(countries.code as varchar) as code,
        countries.name,
        1 as block
    from event_hosts
    inner join countries on event_hosts.country = countries.code
    union all
    select
        event_host_groups.event_no,
        cast(country_groups.code as varchar) as code,
        country_groups.name,
        country_groups.block
    from event_host_groups
    inner join country_groups on event_host_groups.code = country_groups.code
    where country_groups.code in ('online', 'none')
)

select
    hosts.code,
    hosts.name,
    count(*) as events,
    count(*) filter (where towns.event_no is null) as without_town
from chosen
inner join hosts on chosen.event_no = hosts.event_no
left join towns on chosen.event_no = towns.event_no
group by hosts.code, hosts.name, hosts.block
order by hosts.block asc, events desc, hosts.name asc, hosts.code asc;
