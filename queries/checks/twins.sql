-- Which events look like one told twice?
-- One row per pair with the same day and host and alike titles.
-- Parameters: none.
-- Columns: event_id, reason.

select
    one.event_id,
    'same day and host as ' || two.event_id as reason
from events as one
inner join events as two
    on
        one.event_no < two.event_no
        and one.start_min = two.start_min
        and one.host_keys = two.host_keys
        and one.kind = two.kind
where
    one.date_precision = 'day'
    and jaro_winkler_similarity(fold(one.title), fold(two.title)) > 0.85
order by one.event_id, two.event_id;
