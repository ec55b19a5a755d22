-- How many events began in each month, quarter or year, each counted once, and how many in the equal period before?
-- One row per bucket from the first to the last; of a period chosen those up to the newest day of the data, those without events included.
-- Parameters: filter, grain ('month', 'quarter', 'year'), before (optional: the same filter with the equal period before, whose end must be that of a bucket).
-- Columns: bucket (first day), earlier (it lies in the period before), events, total (of its period, also of events that no bucket of this grain can hold), percent (how much more than the period before the chosen one has, rounded; empty where there is none, or nothing in it), unfinished (the data end inside the bucket), thin (it lies in a year of which few stories were found).

with placed as (
    select start_min, date_precision from filtered_events($filter)
    union all
    select start_min, date_precision from filtered_events(coalesce($before, $filter))
    where $before is not null
),

counts as (
    select cast(date_trunc($grain, start_min) as date) as bucket, count(*) as events
    from placed
    where date_precision in ('day', 'month') or (date_precision = 'year' and $grain = 'year')
    group by bucket
),

reach as (
    select
        coalesce(cast(coalesce($before, $filter)['date_from'] as date), min(bucket)) as first_day,
        coalesce(cast($filter['date_to'] as date), max(bucket)) as last_day
    from counts
),

ends as (
    select
        min(events.start_min) as oldest,
        max(greatest(events.start_min, data_version.data_date)) as newest
    from events
    cross join data_version
),

buckets as (
    select
        cast(unnest(generate_series(
            date_trunc($grain, greatest(reach.first_day, ends.oldest)),
            date_trunc($grain, least(reach.last_day, ends.newest)),
            cast('1 ' || $grain as interval)
        )) as date) as bucket
    from reach
    cross join ends
    where reach.first_day is not null
),

sums as (
    select
        coalesce(start_min < cast($filter['date_from'] as date), false) and $before is not null as earlier,
        count(*) as events
    from placed
    where date_precision <> 'none'
    group by earlier
),

found as (
    select
        buckets.bucket,
        coalesce(buckets.bucket < cast($filter['date_from'] as date), false)
        and $before is not null as earlier,
        coalesce(counts.events, 0) as events
    from buckets
    left join counts on buckets.bucket = counts.bucket
)

select
    found.bucket,
    found.earlier,
    found.events,
    coalesce(sums.events, 0) as total,
    cast(round(
        100.0 * (max(sums.events) filter (where not found.earlier) over () - earlier.events) / earlier.events
    ) as bigint) as percent,
    coalesce(
        cast(found.bucket + cast('1 ' || $grain as interval) - interval 1 day as date)
        > data_version.data_date,
        true
    ) as unfinished,
    coalesce(coverage_years.thin, false) as thin
from found
cross join data_version
left join sums on found.earlier = sums.earlier
left join sums as earlier on earlier.earlier
left join coverage_years on extract(year from found.bucket) = coverage_years.year
order by found.bucket;
