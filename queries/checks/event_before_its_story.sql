-- Which events begin more than a month after the first story that tells them?
-- One row per bad event: its date or its story's is wrong, or the event was only announced.
-- Parameters: none.
-- Columns: event_id, started_on, told_on.
-- Reason: begins {started_on}, told already on {told_on}

select
    events.event_id,
    events.started_on,
    min(stories.published_on) as told_on
from events
inner join event_stories on events.event_no = event_stories.event_no
inner join stories on event_stories.story_no = stories.story_no
where length(stories.published_on) = 10
group by events.event_id, events.started_on, events.start_min
having events.start_min > min(cast(stories.published_on as date)) + interval 1 month
order by events.event_id;
