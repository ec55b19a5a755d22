-- How many events did each country host, and in how many did it take part?
-- One row per Central Asian state, then 'other' (elsewhere) and 'none' (not stated).
-- Parameters: filter.
-- Columns: code, name, hosted, took_part; an event with two countries counts once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

hosts as (
    select distinct
        chosen.event_no,
        case
            when countries.code is null then 'none'
            when countries.region = 'other' then 'other'
            else cast(countries.code as varchar)
        end as code
    from chosen
    left join event_hosts on chosen.event_no = event_hosts.event_no
    left join countries on event_hosts.country = countries.code
),

attendance as (
    select distinct
        chosen.event_no,
        case
            when countries.code is null then 'none'
            when countries.region = 'other' then 'other'
            else cast(countries.code as varchar)
        end as code
    from chosen
    left join event_countries on chosen.event_no = event_countries.event_no
    left join countries on event_countries.country = countries.code
),

bars as (
    select cast(code as varchar) as code, name, 1 as block from countries
    where region = 'central_asia'
    union all
    select 'other' as code, 'Elsewhere' as name, 2 as block
    union all
    select 'none' as code, 'Not stated' as name, 3 as block
),

hosted as (
    select code, count(*) as events from hosts
    group by code
),

took_part as (
    select code, count(*) as events from attendance
    group by code
)

select
    bars.code,
    bars.name,
    coalesce(hosted.events, 0) as hosted,
    coalesce(took_part.events, 0) as took_part
from bars
left join hosted on bars.code = hosted.code
left join took_part on bars.code = took_part.code
order by bars.block asc, hosted desc, bars.name asc, bars.code asc;
