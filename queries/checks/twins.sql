-- Which events look like one told twice, and nobody has judged them to be two?
-- One row per pair that shares a host, overlaps in its days and has alike titles.
-- Parameters: none.
-- Columns: event_id, reason.

with spans as (
    select
        event_no,
        event_id,
        fold(title) as title,
        start_min,
        case
            when length(ended_on) = 10 then cast(ended_on as date)
            else start_max
        end as end_max
    from events
    where date_precision <> 'none'
),

shared_hosts as (
    select distinct one.event_no, two.event_no as other_no
    from event_hosts as one
    inner join event_hosts as two on one.country = two.country and one.event_no < two.event_no
)

select one.event_id, 'told twice? alike is ' || two.event_id as reason
from shared_hosts
inner join spans as one on shared_hosts.event_no = one.event_no
inner join spans as two on shared_hosts.other_no = two.event_no
left join distinct_pairs as judged
    on shared_hosts.event_no = judged.event_no and shared_hosts.other_no = judged.other_no
where
    judged.event_no is null
    and one.start_min <= two.end_max
    and two.start_min <= one.end_max
    and jaro_winkler_similarity(one.title, two.title) > 0.85
order by one.event_id, two.event_id;
