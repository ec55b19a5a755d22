-- Which events of a filter do some stories tell?
-- One row per story × event, newest event first.
-- Parameters: filter, stories (their ids).
-- Columns: story_id, event_id, title.

with wanted as (
    select story_no, story_id from stories
    where list_contains($stories, story_id)
)

select
    wanted.story_id,
    events.event_id,
    events.title
from wanted
inner join event_stories as links on wanted.story_no = links.story_no
inner join filtered_events($filter) as chosen on links.event_no = chosen.event_no
inner join events on chosen.event_no = events.event_no
order by wanted.story_id asc, events.event_no desc;
