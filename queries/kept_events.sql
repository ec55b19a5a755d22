-- Which events match a filter, but for its words?
-- One row per event, into the table of kept.sql.
-- Parameters: filter, with its number nth.
-- Columns: those of kept_events.

insert into kept_events
select $filter['nth'] as nth, fitting.* from fitting_events($filter) as fitting;
