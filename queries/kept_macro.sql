-- From where do the questions read the partners in a connection that keeps what one filter chose?
-- One row per statement's object: a temporary macro, which goes before the one of the same name that the file holds.
-- Parameters: none; the table it names is made by kept_partners.sql.
-- Columns: as in filtered_events.sql.

create temp macro chosen_partners(chosen) as table (
    select * from kept_partners
);
