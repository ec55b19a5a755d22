-- How many events began in each month, quarter or year, and what were they about?
-- One row per bucket × part that occurs, and one per bucket with part '' for the events counted once; without events a row has a zero.
-- Parameters: filter, grain ('month', 'quarter', 'year'), split ('theme', 'kind', 'country', 'funder'), shown (codes with a part of their own).
-- Columns: bucket (first day), part (code; 'other' for codes not shown, 'online' and 'none', not stated, always have one), events, total (of the part, over all buckets), cumulative, average (of the last 3 years, 4 quarters or 12 months; empty before that many are there and where the data end inside), unfinished (the data end inside the bucket), thin (it lies in a year of which few stories were found).

with placed as (
    select event_no, kind, cast(date_trunc($grain, start_min) as date) as bucket
    from filtered_events($filter)
    where date_precision in ('day', 'month') or (date_precision = 'year' and $grain = 'year')
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
    select placed.event_no, placed.bucket, cast(event_host_groups.code as varchar) as code
    from placed
    inner join event_host_groups on placed.event_no = event_host_groups.event_no
    where $split = 'country'
    union all
    select placed.event_no, placed.bucket, coalesce(cast(event_funders.body_id as varchar), 'none') as code
    from placed
    left join event_funders on placed.event_no = event_funders.event_no
    where $split = 'funder'
),

parts as (
    select
        event_no,
        bucket,
        case when code in $shown or code in ('online', 'none') then code else 'other' end as part
    from codes
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
)

select
    grid.bucket,
    grid.part,
    grid.events,
    cast(sum(grid.events) over (partition by grid.part) as bigint) as total,
    cast(sum(grid.events) over (partition by grid.part order by grid.bucket) as bigint) as cumulative,
    -- The buckets an average is made of: as many as it reaches over, the last one being its own.
    case
        when
            not grid.unfinished
            and row_number() over (partition by grid.part order by grid.bucket) >= reach.buckets
            then
                sum(grid.events) over (
                    partition by grid.part
                    order by grid.bucket
                    rows between reach.buckets - 1 preceding and current row
                ) / cast(reach.buckets as double)
    end as average,
    grid.unfinished,
    coalesce(coverage_years.thin, false) as thin
from grid
cross join (select case $grain when 'year' then 3 when 'quarter' then 4 else 12 end as buckets) as reach
left join coverage_years on extract(year from grid.bucket) = coverage_years.year
order by grid.bucket, grid.part;
