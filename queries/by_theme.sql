-- What were the events about?
-- One row per theme with an event.
-- Parameters: filter.
-- Columns: code, name, events; an event with two themes counts once in each.

select cast(themes.code as varchar) as code, themes.name, count(*) as events
from filtered_events($filter) as chosen
inner join event_themes on chosen.event_no = event_themes.event_no
inner join themes on event_themes.theme = themes.code
group by themes.code, themes.name
order by events desc, themes.name asc, code asc;
