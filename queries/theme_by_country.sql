-- What were the events in each country about?
-- One row per theme × country with an event; the country hosts or takes part, as the filter's switch says.
-- Parameters: filter.
-- Columns: theme, theme_name, code, name (country; 'other' elsewhere, 'online', 'none' not stated), events; an event with two themes or countries counts once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

grouped as (
    select chosen.event_no, event_host_groups.code
    from chosen
    inner join event_host_groups on chosen.event_no = event_host_groups.event_no
    where not $filter['taking_part']
    union all
    select chosen.event_no, event_country_groups.code
    from chosen
    inner join event_country_groups on chosen.event_no = event_country_groups.event_no
    where $filter['taking_part']
)

select
    cast(event_themes.theme as varchar) as theme,
    themes.name as theme_name,
    cast(grouped.code as varchar) as code,
    country_groups.name,
    count(*) as events
from grouped
inner join country_groups on grouped.code = country_groups.code
inner join event_themes on grouped.event_no = event_themes.event_no
inner join themes on event_themes.theme = themes.code
group by event_themes.theme, themes.name, grouped.code, country_groups.name, country_groups.block
order by event_themes.theme, country_groups.block, country_groups.name;
