-- Which data are these?
-- One row per database (always exactly one).
-- Parameters: none.
-- Columns: data_date (newest day an event or story is dated to), data_hash, built_at (UTC), events, stories, organisations, places, roles, roles_with_words (whose words are quoted).

select
    data_version.data_date,
    data_version.data_hash,
    data_version.built_at,
    (select count(*) from events) as events,
    (select count(*) from stories) as stories,
    (select count(*) from organisations) as organisations,
    (select count(*) from places) as places,
    (select count(*) from event_organisations) as roles,
    (select count(event_organisations.words) from event_organisations) as roles_with_words
from data_version;
