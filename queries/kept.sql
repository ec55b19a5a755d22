-- How is a filter evaluated once for all questions that a page asks under it?
-- One row per event, and per event × partner, of one filter; kept in a connection of its own, where the macros of filtered_events.sql read them.
-- Parameters: filter.
-- Columns: as matching_events and chosen_partners have them.
--
-- The questions stay as they are: a temporary macro goes before one of the same name that the file holds.

create temp table kept_events as
select * from fitting_events($filter);

create temp macro matching_events(chosen) as table (
    select * from kept_events
);
