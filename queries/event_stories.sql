-- Which stories tell some events?
-- One row per event × story.
-- Parameters: events (their ids).
-- Columns: event_id, headline, language, publisher, published_on, url, collection.

with wanted as (
    select event_no, event_id from events
    where list_contains($events, event_id)
)

select
    wanted.event_id,
    stories.headline,
    stories.language,
    stories.publisher,
    stories.published_on,
    stories.url,
    stories.collection
from wanted
inner join event_stories on wanted.event_no = event_stories.event_no
inner join stories on event_stories.story_no = stories.story_no
order by wanted.event_id, stories.story_no;
