-- Which of the events that are kept for a filter have the words that it asks for?
-- One row per event of kept_events that has them; the others are taken out.
-- Parameters: filter.
-- Columns: as matching_events has them.
--
-- A step of its own, since most filters have no words and looking for them costs more than all else.

delete from kept_events
where
    len(terms($filter['words'])) > 0
    and event_no not in (select event_no from events_with($filter['words']));
