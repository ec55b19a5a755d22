-- Where do the questions read in a connection that keeps what a filter chose?
-- One row per statement's object: temporary tables, filled once a filter, and macros that go before those of the same names in the file.
-- Parameters: none.
-- Columns: as matching_events and chosen_partners have them; nth tells a filter, 1, from one it is compared with, 2.
--
-- So the questions stay as they are, and a page evaluates its filter once.

create temp table kept_events (
    nth integer,
    event_no integer,
    start_min date,
    date_precision date_precision_code,
    kind kind_code,
    unodc_role part_of_unodc,
    participants integer,
    has_town boolean,
    undecided boolean,
    in_role boolean
);

create temp table kept_partners (
    event_no integer,
    body_id organisation_key,
    known_before boolean
);

create temp macro matching_events(chosen) as table (
    select * exclude (nth) from kept_events
    where nth = chosen['nth']
);

create temp macro chosen_partners(chosen) as table (
    select * from kept_partners
);
