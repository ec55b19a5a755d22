-- Which events can the timeline not place?
-- One row per event without a date, or with one too vague for the grain.
-- Parameters: filter, grain ('month', 'quarter', 'year').
-- Columns: event_id, title, date_precision ('none', or 'year' where months are drawn).

select event_id, title, cast(date_precision as varchar) as date_precision
from filtered_events($filter)
where date_precision = 'none' or (date_precision = 'year' and $grain <> 'year')
order by event_id;
