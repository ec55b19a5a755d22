-- Which organisations share a name, acronym or alias?
-- One row per name that stands for two ids, whatever its case and accents.
-- Parameters: none.
-- Columns: event_id (here the name), organisations (their ids).
-- Reason: stands for {organisations}

with names as (
    select cast(organisation_id as varchar) as organisation_id, fold(name) as spelling from organisations
    union
    select
        cast(organisation_id as varchar) as organisation_id,
        fold(short_name) as spelling
    from organisations
    union
    select cast(organisation_id as varchar) as organisation_id, fold(name_ru) as spelling from organisations
    union
    select
        cast(organisation_id as varchar) as organisation_id,
        fold(unnest(string_split(aliases, '; '))) as spelling
    from organisations
)

select spelling as event_id, string_agg(organisation_id, ', ' order by organisation_id) as organisations
from names
where spelling <> ''
group by spelling
having count(*) > 1
order by spelling;
