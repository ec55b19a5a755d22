-- How many events did each country host, and in how many did it take part?
-- One row per Central Asian state, then 'other' (elsewhere), 'online' (hosted nowhere) and 'none' (not stated).
-- Parameters: filter.
-- Columns: code, name, hosted, took_part; an event with two countries counts once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

hosted as (
    select event_host_groups.code, count(*) as events
    from chosen
    inner join event_host_groups on chosen.event_no = event_host_groups.event_no
    group by event_host_groups.code
),

took_part as (
    select event_country_groups.code, count(*) as events
    from chosen
    inner join event_country_groups on chosen.event_no = event_country_groups.event_no
    group by event_country_groups.code
)

select
    cast(country_groups.code as varchar) as code,
    country_groups.name,
    coalesce(hosted.events, 0) as hosted,
    coalesce(took_part.events, 0) as took_part
from country_groups
left join hosted on country_groups.code = hosted.code
left join took_part on country_groups.code = took_part.code
order by country_groups.block asc, hosted desc, country_groups.name asc;
