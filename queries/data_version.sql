-- Which data are these?
-- One row per database (always exactly one).
-- Parameters: none.
-- Columns: data_date (newest day an event or story is dated to), data_hash, built_at (UTC), events, stories, organisations, places.

select
    data_version.data_date,
    data_version.data_hash,
    data_version.built_at,
    (select count(*) from events) as events,
    (select count(*) from stories) as stories,
    (select count(*) from organisations) as organisations,
    (select count(*) from places) as places
from data_version;
