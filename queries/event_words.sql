-- Which words prove who funded, organised or hosted some events?
-- One row per event × words, the first two of each event: of funders, then organisers, then all others.
-- Parameters: events (their ids).
-- Columns: event_id, role (its name), words.

with wanted as (
    select event_no, event_id from events
    where list_contains($events, event_id)
),

quoted as (
    select
        wanted.event_id,
        links.words,
        min(case links.role when 'funder' then 1 when 'organiser' then 2 else 3 end) as rank,
        arg_min(roles.name, case links.role when 'funder' then 1 when 'organiser' then 2 else 3 end) as role
    from wanted
    inner join event_organisations as links on wanted.event_no = links.event_no
    inner join roles on links.role = roles.code
    where links.words is not null
    group by wanted.event_id, links.words
),

-- Of words of one role those come first that say it: supported, funded, organised, hosted.
ordered as (
    select
        event_id,
        role,
        words,
        row_number() over (
            partition by event_id
            order by
                rank,
                not regexp_matches(lower(words), 'support|fund|organi[sz]|host|поддерж|финанс|организ'),
                words
        ) as position
    from quoted
)

select event_id, role, words
from ordered
where position <= 2
order by event_id, position;
