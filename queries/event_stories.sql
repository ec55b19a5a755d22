-- Which stories tell one event?
-- One row per story.
-- Parameters: event_id.
-- Columns: headline, language, publisher, published_on, url, collection.

select
    stories.headline,
    stories.language,
    stories.publisher,
    stories.published_on,
    stories.url,
    stories.collection
from events
inner join event_stories on events.event_no = event_stories.event_no
inner join stories on event_stories.story_no = stories.story_no
where events.event_id = $event_id
order by stories.story_no;
