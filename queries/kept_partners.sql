-- Which partners do the events have that are kept for a filter?
-- One row per event × partner, kept beside the events; from here on a temporary macro gives the events that are kept.
-- Parameters: filter.
-- Columns: as chosen_partners has them.

create temp macro matching_events(chosen) as table (
    select * from kept_events
);

create temp table kept_partners as
select * from chosen_partners($filter);
