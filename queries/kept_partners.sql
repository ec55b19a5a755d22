-- Which partners do the events have that are kept for a filter?
-- One row per event × partner, into the table of kept.sql.
-- Parameters: filter, with its number nth.
-- Columns: those of kept_partners.

insert into kept_partners
select * from partners_of($filter);
