-- How full are the data, country by country?
-- One row per host (Central Asian state, 'other' elsewhere, 'online', 'none' not stated) × year of event start; the undated of each come last (year is empty).
-- Parameters: none.
-- Columns: code, name, year, events, without_town (no place, or known by country only), without_funder; an event with two hosts counts once in each.

with towns as (
    select distinct event_places.event_no
    from event_places
    inner join places on event_places.place_id = places.place_id
    where places.place_precision <> 'country'
),

event_funders as (select distinct event_no from event_funders)

select
    cast(hosts.code as varchar) as code,
    country_groups.name,
    extract(year from events.start_min) as year,
    count(*) as events,
    count(*) filter (where towns.event_no is null) as without_town,
    count(*) filter (where event_funders.event_no is null) as without_funder
from event_host_groups as hosts
inner join country_groups on hosts.code = country_groups.code
inner join events on hosts.event_no = events.event_no
left join towns on hosts.event_no = towns.event_no
left join event_funders
    on hosts.event_no = event_funders.event_no
group by hosts.code, country_groups.name, country_groups.block, extract(year from events.start_min)
order by country_groups.block, country_groups.name, year nulls last;
