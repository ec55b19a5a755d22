-- How do the years compare month by month?
-- One row per month from January of the first year with an event to the last month the data and the chosen period reach or an event has, months without events included.
-- Parameters: filter.
-- Columns: year, month (1 to 12), events (dated to the month or day), cumulative (since January), unfinished (the data end inside the month).

with placed as (
    select cast(date_trunc('month', start_min) as date) as first_day
    from filtered_events($filter)
    where date_precision in ('day', 'month')
),

bounds as (
    select
        cast(date_trunc('year', min(placed.first_day)) as date) as first_day,
        greatest(
            max(placed.first_day),
            least(
                cast(date_trunc('month', max(data_version.data_date)) as date),
                cast(date_trunc('month', cast(($filter).date_to as date)) as date)
            )
        ) as last_day
    from placed
    cross join data_version
),

months as (
    select cast(unnest(generate_series(first_day, last_day, interval 1 month)) as date) as first_day
    from bounds
),

counts as (
    select first_day, count(*) as events from placed
    group by first_day
)

select
    cast(extract(year from months.first_day) as integer) as year,
    cast(extract(month from months.first_day) as integer) as month,
    coalesce(counts.events, 0) as events,
    cast(
        sum(coalesce(counts.events, 0))
            over (partition by extract(year from months.first_day) order by months.first_day)
        as bigint
    ) as cumulative,
    coalesce(last_day(months.first_day) > data_version.data_date, true) as unfinished
from months
cross join data_version
left join counts on months.first_day = counts.first_day
order by year, month;
