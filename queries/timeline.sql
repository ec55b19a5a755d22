-- How many events began in each month, quarter or year, and what were they about?
-- One row per bucket × part, and one per bucket with part '' for the events counted once (also where none began).
-- Parameters: filter, grain ('month', 'quarter', 'year'), split ('theme', 'kind', 'country'), shown (codes with a part of their own).
-- Columns: bucket (first day), part (code; 'other' for codes not shown, 'none' for not stated), events, total (of the part, over all buckets), unfinished (the data end inside the bucket).

with placed as (
    select event_no, kind, cast(date_trunc($grain, start_min) as date) as bucket
    from filtered_events($filter)
    where date_precision in ('day', 'month') or (date_precision = 'year' and $grain = 'year')
),

buckets as (
    select
        cast(unnest(generate_series(min(bucket), max(bucket), cast('1 ' || $grain as interval))) as date)
            as bucket
    from placed
),

codes as (
    select placed.event_no, placed.bucket, cast(event_themes.theme as varchar) as code
    from placed
    inner join event_themes on placed.event_no = event_themes.event_no
    where $split = 'theme'
    union all
    select event_no, bucket, cast(kind as varchar) as code
    from placed
    where $split = 'kind'
    union all
    select placed.event_no, placed.bucket, coalesce(cast(event_hosts.country as varchar), 'none') as code
    from placed
    left join event_hosts on placed.event_no = event_hosts.event_no
    where $split = 'country'
),

parts as (
    select event_no, bucket, case when code in $shown or code = 'none' then code else 'other' end as part
    from codes
),

counts as (
    select bucket, part, count(distinct event_no) as events from parts
    group by bucket, part
    union all
    select buckets.bucket, '' as part, count(placed.event_no) as events
    from buckets
    left join placed on buckets.bucket = placed.bucket
    group by buckets.bucket
)

select
    counts.bucket,
    counts.part,
    counts.events,
    cast(sum(counts.events) over (partition by counts.part) as bigint) as total,
    coalesce(
        cast(counts.bucket + cast('1 ' || $grain as interval) as date) > data_version.data_date, true
    ) as unfinished
from counts
cross join data_version
order by counts.bucket, counts.part;
