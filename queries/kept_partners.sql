-- Which partners do the events have that are kept for a filter?
-- One row per event × partner, kept beside the events.
-- Parameters: filter.
-- Columns: as chosen_partners has them.

create temp table kept_partners as
select * from chosen_partners($filter);

create temp macro chosen_partners(chosen) as table (
    select * from kept_partners
);
