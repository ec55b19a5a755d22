-- How many events have the sides of a comparison together?
-- One row per comparison (always exactly one).
-- Parameters: filter, second, third (optional).
-- Columns: events (each counted once, whatever sides have it), stories (that tell of them), together (events that all sides have).

with of_sides as (
    select event_no, 1 as side from filtered_events($filter)
    union all
    select event_no, 2 as side from filtered_events($second)
    union all
    select event_no, 3 as side from filtered_events(coalesce($third, $second))
    where $third is not null
),

found as (
    select event_no, count(*) as sides from of_sides
    group by event_no
),

event_totals as (
    select
        count(*) as events,
        count(*) filter (where sides = case when $third is null then 2 else 3 end) as together
    from found
),

story_totals as (
    select count(distinct event_stories.story_no) as stories
    from found
    inner join event_stories on found.event_no = event_stories.event_no
)

select event_totals.events, story_totals.stories, event_totals.together
from event_totals
cross join story_totals;
