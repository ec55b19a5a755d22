-- What types of organisations are partners of UNODC?
-- One row per IATI organisation type of the partners, and 'none' for events that name none.
-- Parameters: filter.
-- Columns: code, name, events, organisations (how many of the type), stated (all events naming one); an event with two types counts once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

partners as (
    select event_no, body_id from chosen_partners($filter)
),

stating as (
    select count(distinct event_no) as events from partners
)

select
    coalesce(types.code, 'none') as code,
    coalesce(types.name, label('partner', 'none')) as name,
    count(distinct chosen.event_no) as events,
    count(distinct partners.body_id) as organisations,
    stating.events as stated
from chosen
cross join stating
left join partners on chosen.event_no = partners.event_no
left join organisations on partners.body_id = organisations.organisation_id
left join organisation_types as types on organisations.kind = types.code
group by types.code, types.name, stating.events
order by types.code is null, events desc, name asc, code asc;
