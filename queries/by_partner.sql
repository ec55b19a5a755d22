-- Who worked beside UNODC?
-- One row per organisation named as organiser, host, partner or supporter, and 'none' for events that name none.
-- Parameters: filter.
-- Columns: code, name, full_name, events, stated (all events naming a partner); an event with two partners counts once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

stating as (
    select count(distinct chosen.event_no) as events
    from chosen
    inner join event_partners as partners on chosen.event_no = partners.event_no
)

select
    coalesce(cast(organisations.organisation_id as varchar), 'none') as code,
    coalesce(organisations.short_name, 'No partner named') as name,
    coalesce(organisations.name, 'No partner named') as full_name,
    count(*) as events,
    stating.events as stated
from chosen
cross join stating
left join event_partners as partners on chosen.event_no = partners.event_no
left join organisations on partners.organisation_id = organisations.organisation_id
group by organisations.organisation_id, organisations.short_name, organisations.name, stating.events
order by organisations.organisation_id is null, events desc, full_name asc, code asc;
