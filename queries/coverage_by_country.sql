-- How full are the data, country by country?
-- One row per host (Central Asian state, 'other' elsewhere, 'none' not stated) × year of event start; the undated of each come last (year is empty).
-- Parameters: none.
-- Columns: code, name, year, events, without_town (no place, or known by country only), without_funder; an event with two hosts counts once in each.

with towns as (
    select distinct event_places.event_no
    from event_places
    inner join places on event_places.place_id = places.place_id
    where places.place_precision <> 'country'
),

hosts as (
    select distinct
        events.event_no,
        case
            when countries.code is null then 'none'
            when countries.region = 'other' then 'other'
            else cast(countries.code as varchar)
        end as code,
        case
            when countries.code is null then 'Not stated'
            when countries.region = 'other' then 'Elsewhere'
            else countries.name
        end as name
    from events
    left join event_hosts on events.event_no = event_hosts.event_no
    left join countries on event_hosts.country = countries.code
)

select
    hosts.code,
    hosts.name,
    extract(year from events.start_min) as year,
    count(*) as events,
    count(*) filter (where towns.event_no is null) as without_town,
    count(*) filter (where list_contains(events.funder_keys, 'none')) as without_funder
from hosts
inner join events on hosts.event_no = events.event_no
left join towns on hosts.event_no = towns.event_no
group by hosts.code, hosts.name, extract(year from events.start_min)
order by hosts.code = 'none', hosts.code = 'other', hosts.name, year nulls last;
