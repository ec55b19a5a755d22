-- What form did the events take?
-- One row per kind with an event.
-- Parameters: filter.
-- Columns: code, name, events; the bars add up to the total.

select cast(kinds.code as varchar) as code, kinds.name, count(*) as events
from filtered_events($filter) as chosen
inner join kinds on chosen.kind = kinds.code
group by kinds.code, kinds.name
order by events desc, kinds.name asc, code asc;
