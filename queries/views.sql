-- What do several questions ask of the tables in the same way?
-- One row per event (event_lags, event_lag_classes), or per event × partner (event_partner_years).
-- Parameters: none.
-- Columns: event_no, days, code (class of days); organisation_id, event_year, code ('newcomer' or 'returned').

-- Days from the end of an event to its first story with a whole date; empty where either is not known.
create view event_lags as
select
    events.event_no,
    case
        when events.date_precision = 'day'
            then date_diff(
                'day',
                cast(coalesce(events.ended_on, events.started_on) as date),
                min(case when length(stories.published_on) = 10 then cast(stories.published_on as date) end)
            )
    end as days
from events
inner join event_stories on events.event_no = event_stories.event_no
inner join stories on event_stories.story_no = stories.story_no
group by events.event_no, events.date_precision, events.ended_on, events.started_on;

create view event_lag_classes as
select
    event_no,
    days,
    case
        when days is null then 'none'
        when days < 0 then 'before'
        when days <= 7 then 'week'
        when days <= 30 then 'month'
        when days <= 90 then 'quarter'
        else 'later'
    end as code
from event_lags;

-- Partners by event, and whether an earlier year of all the data names them.
create view event_partner_years as
select
    event_partners.event_no,
    event_partners.organisation_id,
    cast(extract(year from events.start_min) as integer) as event_year,
    case
        when
            extract(year from events.start_min)
            > min(extract(year from events.start_min)) over (partition by event_partners.organisation_id)
            then 'returned'
        else 'newcomer'
    end as code
from event_partners
inner join events on event_partners.event_no = events.event_no
where events.date_precision <> 'none';
