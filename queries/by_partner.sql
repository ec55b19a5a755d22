-- Who were the partners of UNODC?
-- One row per body named as organiser, host, partner or supporter, the offices of an international organisation counted under it, and 'none' for events that name none.
-- Parameters: filter (the family of a funder it chooses is no partner).
-- Columns: code, name, full_name, arms (the organisations named, if others than the body itself), events, stated (all events naming a partner); an event with two partners counts once in each.

with chosen as (
    select event_no from filtered_events($filter)
),

partners as (
    select event_no, body_id from chosen_partners($filter)
),

named as (
    select partners.body_id, string_agg(distinct arm.short_name, ', ' order by arm.short_name) as arms
    from partners
    inner join event_bodies as bodies
        on partners.event_no = bodies.event_no and partners.body_id = bodies.body_id
    inner join organisations as arm on bodies.organisation_id = arm.organisation_id
    where bodies.role <> 'funder' and bodies.organisation_id <> bodies.body_id
    group by partners.body_id
),

stating as (
    select count(distinct event_no) as events from partners
)

select
    coalesce(cast(organisations.organisation_id as varchar), 'none') as code,
    coalesce(organisations.short_name, label('partner', 'none')) as name,
    coalesce(organisations.name, label('partner', 'none')) as full_name,
    coalesce(named.arms, '') as arms,
    count(*) as events,
    stating.events as stated
from chosen
cross join stating
left join partners on chosen.event_no = partners.event_no
left join organisations on partners.body_id = organisations.organisation_id
left join named on partners.body_id = named.body_id
group by
    organisations.organisation_id, organisations.short_name, organisations.name, named.arms, stating.events
order by organisations.organisation_id is null, events desc, full_name asc, code asc;
