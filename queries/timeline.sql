-- How many events began in each month, quarter or year, and what were they about?
-- One row per bucket × part that occurs, and one per bucket with part '' for the events counted once; without events a row has a zero.
-- Parameters: filter, grain ('month', 'quarter', 'year'), split ('theme', 'kind', 'country', 'funder'), shown (codes with a part of their own).
-- Columns: bucket (first day), part (code; 'other' for codes not shown, 'online' and 'none', not stated, always have one), events, total (of the part, over all buckets), cumulative, average (of the last 3 years, 4 quarters or 12 months; empty before that many are there and where the data end inside), unfinished (the data end inside the bucket), thin (it lies in a year of which few stories were found).

with placed as (
    select event_no, kind, cast(date_trunc($grain, start_min) as date) as bucket
    from filtered_events($filter)
    where date_precision in ('day', 'month') or (date_precision = 'year' and $grain = 'year')
),

parts as (
    select
        placed.event_no,
        placed.bucket,
        case
            when event_parts.code in $shown or event_parts.code in ('online', 'none') then event_parts.code
            else 'other'
        end as part
    from placed
    inner join event_parts on placed.event_no = event_parts.event_no
    where event_parts.split = $split
    union all
    select event_no, bucket, '' as part
    from placed
),

counts as (
    select bucket, part, count(distinct event_no) as events from parts
    group by bucket, part
),

buckets as (
    select
        cast(unnest(generate_series(min(bucket), max(bucket), cast('1 ' || $grain as interval))) as date)
            as bucket
    from placed
),

part_names as (
    select distinct part from parts
),

grid as (
    select
        buckets.bucket,
        part_names.part,
        coalesce(counts.events, 0) as events,
        coalesce(
            cast(buckets.bucket + cast('1 ' || $grain as interval) - interval 1 day as date)
            > data_version.data_date,
            true
        ) as unfinished
    from buckets
    cross join part_names
    cross join data_version
    left join counts on buckets.bucket = counts.bucket and part_names.part = counts.part
),

-- An average is made of as many buckets as it reaches over, the last one being its own.
running as (
    select
        bucket,
        part,
        events,
        unfinished,
        sum(events) over (partition by part) as total,
        sum(events) over (partition by part order by bucket) as cumulative,
        row_number() over (partition by part order by bucket) as position,
        case $grain when 'year' then 3 when 'quarter' then 4 else 12 end as reach,
        sum(events) over (
            partition by part order by bucket rows between 2 preceding and current row
        ) as of_three,
        sum(events) over (
            partition by part order by bucket rows between 3 preceding and current row
        ) as of_four,
        sum(events) over (
            partition by part order by bucket rows between 11 preceding and current row
        ) as of_twelve
    from grid
)

select
    running.bucket,
    running.part,
    running.events,
    cast(running.total as bigint) as total,
    cast(running.cumulative as bigint) as cumulative,
    case
        when running.position >= running.reach and not running.unfinished
            then
                case running.reach
                    when 3 then running.of_three when 4 then running.of_four else running.of_twelve
                end
                / cast(running.reach as double)
    end as average,
    running.unfinished,
    coalesce(coverage_years.thin, false) as thin
from running
left join coverage_years on extract(year from running.bucket) = coverage_years.year
order by running.bucket, running.part;
