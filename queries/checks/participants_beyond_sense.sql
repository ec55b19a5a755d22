-- Which events have more participants than their kind can hold?
-- One row per event: a course, workshop or meeting of more than 300, anything of more than 5 000.
-- Parameters: none.
-- Columns: event_id, participants, kind (its code).
-- Reason: {participants} participants in a {kind}

select event_id, participants, cast(kind as varchar) as kind
from events
where participants > case when kind in ('training', 'workshop', 'meeting') then 300 else 5000 end
order by event_id;
