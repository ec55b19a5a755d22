-- How is a filter evaluated once for all questions that a page asks under it?
-- One row per event of one filter; kept in a connection of its own.
-- Parameters: filter.
-- Columns: as matching_events has them.
--
-- The questions stay as they are: temporary macros answer them from these tables.

create temp table kept_events as
select * from fitting_events($filter);
