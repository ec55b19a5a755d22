-- What types of organisations work beside UNODC?
-- One row per IATI organisation type of the organisations beside UNODC, and 'none' for events that name none.
-- Parameters: filter.
-- Columns: code, name, events, organisations (how many of the type), stated (all events naming one); an event with two types counts once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

stating as (
    select count(distinct chosen.event_no) as events
    from chosen
    inner join event_partners on chosen.event_no = event_partners.event_no
)

select
    coalesce(types.code, 'none') as code,
    coalesce(types.name, 'No partner named') as name,
    count(distinct chosen.event_no) as events,
    count(distinct partners.organisation_id) as organisations,
    stating.events as stated
from chosen
cross join stating
left join event_partners as partners on chosen.event_no = partners.event_no
left join organisations on partners.organisation_id = organisations.organisation_id
left join organisation_types as types on organisations.kind = types.code
group by types.code, types.name, stating.events
order by types.code is null, events desc, name asc, code asc;
