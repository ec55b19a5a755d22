-- Is it more or less than in the period before, and what drove the difference?
-- One row per dimension × code that occurs in either period; the dimension 'total' has one row, also where nothing occurs.
-- Parameters: filter (the period), before (the same filter with the equal period before).
-- Columns: dimension (total, theme, kind, country), code, name, now, before, change (now less before), percent (of before, rounded; empty where before is 0); an event with two themes or hosts counts once in each.

with chosen as (
    select 'now' as period, event_no from filtered_events($filter)
    union all
    select 'before' as period, event_no from filtered_events($before)
),

pairs as (
    select chosen.period, event_parts.split as dimension, event_parts.code
    from chosen
    inner join event_parts on chosen.event_no = event_parts.event_no
    where event_parts.split in ('theme', 'kind', 'country')
),

counts as (
    select
        dimension,
        code,
        count(*) filter (where period = 'now') as now,
        count(*) filter (where period = 'before') as before
    from pairs
    group by dimension, code
    union all
    select
        'total' as dimension,
        '' as code,
        count(*) filter (where period = 'now') as now,
        count(*) filter (where period = 'before') as before
    from chosen
),

names as (
    select 'theme' as dimension, cast(code as varchar) as code, name, 1 as block from themes
    union all
    select 'kind' as dimension, cast(code as varchar) as code, name, 1 as block from kinds
    union all
    select 'country' as dimension, cast(code as varchar) as code, name, block from country_groups
    union all
    select 'total' as dimension, '' as code, label('total', 'all') as name, 1 as block
)

select
    counts.dimension,
    counts.code,
    names.name,
    counts.now,
    counts.before,
    counts.now - counts.before as change,
    cast(round(100.0 * (counts.now - counts.before) / nullif(counts.before, 0)) as integer) as percent
from counts
inner join names on counts.dimension = names.dimension and counts.code = names.code
order by
    counts.dimension asc,
    names.block asc,
    counts.now desc,
    counts.before desc,
    names.name asc,
    counts.code asc;
