-- Which events look like one told twice, and nobody has judged them to be two?
-- One row per pair with days in common that has alike titles and a host in common, or one story, start and place.
-- Parameters: none.
-- Columns: event_id, other_id.
-- Reason: told twice? alike is {other_id}

with spans as (
    select
        event_no,
        event_id,
        fold(title) as title,
        -- The same words turned round are the same title.
        array_to_string(list_sort(string_split(fold(title), ' ')), ' ') as words,
        start_min,
        case
            when length(ended_on) = 10 then cast(ended_on as date)
            else start_max
        end as end_max,
        started_on,
        place_keys
    from events
    where date_precision <> 'none'
),

alike as (
    select one.event_no, two.event_no as other_no
    from event_hosts
    inner join event_hosts as others
        on event_hosts.country = others.country and event_hosts.event_no < others.event_no
    inner join spans as one on event_hosts.event_no = one.event_no
    inner join spans as two on others.event_no = two.event_no
    where
        jaro_winkler_similarity(one.title, two.title) > 0.85
        or jaro_winkler_similarity(one.words, two.words) > 0.95
),

told_together as (
    select one.event_no, two.event_no as other_no
    from event_stories
    inner join event_stories as others
        on event_stories.story_no = others.story_no and event_stories.event_no < others.event_no
    inner join spans as one on event_stories.event_no = one.event_no
    inner join spans as two on others.event_no = two.event_no
    where one.started_on = two.started_on and one.place_keys = two.place_keys
),

suspects as (
    select event_no, other_no from alike
    union
    select event_no, other_no from told_together
)

select one.event_id, two.event_id as other_id
from suspects
inner join spans as one on suspects.event_no = one.event_no
inner join spans as two on suspects.other_no = two.event_no
left join distinct_pairs as judged
    on suspects.event_no = judged.event_no and suspects.other_no = judged.other_no
where
    judged.event_no is null
    and one.start_min <= two.end_max
    and two.start_min <= one.end_max
order by one.event_id, two.event_id;
