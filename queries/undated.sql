-- Which events can the timeline not place?
-- One row per event without a date, or with one too vague for the grain.
-- Parameters: filter, grain ('month', 'quarter', 'year').
-- Columns: event_id, title, date_precision ('none', or 'year' where months are drawn).

select events.event_id, events.title, cast(chosen.date_precision as varchar) as date_precision
from filtered_events($filter) as chosen
inner join events on chosen.event_no = events.event_no
where chosen.date_precision = 'none' or (chosen.date_precision = 'year' and $grain <> 'year')
order by events.event_id;
