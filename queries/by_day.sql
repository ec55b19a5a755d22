-- On which days of a year did events begin?
-- One row per day of the year, days without events included.
-- Parameters: filter, year.
-- Columns: day, week (counted from 0 at the week of 1 January, Monday first), weekday (1 Monday to 7 Sunday), events (dated to the day), total (of the year), unknown_day (events of the year dated to a month or the year only).

with chosen as (
    select start_min, date_precision from filtered_events($filter)
    where date_precision <> 'none' and extract(year from start_min) = $year
),

days as (
    select
        cast(
            unnest(generate_series(make_date($year, 1, 1), make_date($year, 12, 31), interval 1 day)) as date
        )
            as day
),

counts as (
    select start_min as day, count(*) as events from chosen
    where date_precision = 'day'
    group by start_min
),

year_totals as (
    select
        count(*) filter (where date_precision = 'day') as total,
        count(*) filter (where date_precision <> 'day') as unknown_day
    from chosen
)

select
    days.day,
    cast(
        (
            extract(doy from days.day) - 1 + extract(isodow from make_date($year, 1, 1)) - 1
        ) // 7 as integer
    ) as week,
    cast(extract(isodow from days.day) as integer) as weekday,
    coalesce(counts.events, 0) as events,
    year_totals.total,
    year_totals.unknown_day
from days
cross join year_totals
left join counts on days.day = counts.day
order by days.day;
