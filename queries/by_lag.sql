-- How long after an event was it told?
-- One row per class of days from the end of an event to its first dated story; 'none' where either day is not known.
-- Parameters: filter.
-- Columns: code, name, events, stated (events for which it is known), median_days, ninetieth_days (nine of ten were told within so many days; both empty if none is known).

with lags as (
    select chosen.event_no, events.lag_days, events.lag_class as code
    from filtered_events($filter) as chosen
    inner join events on chosen.event_no = events.event_no
),

measured as (
    select
        count(lag_days) as stated,
        quantile_disc(lag_days, 0.5) as median_days,
        quantile_disc(lag_days, 0.9) as ninetieth_days
    from lags
)

select
    labels.code,
    labels.name,
    count(lags.event_no) as events,
    measured.stated,
    measured.median_days,
    measured.ninetieth_days
from labels
cross join measured
left join lags on labels.code = lags.code
where labels.dimension = 'lag'
group by
    labels.position, labels.code, labels.name, measured.stated, measured.median_days, measured.ninetieth_days
order by labels.position;
