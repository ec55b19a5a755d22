-- Which events are led by UNODC, but no role row says so?
-- One row per event.
-- Parameters: none.
-- Columns: event_id.
-- Reason: unodc_role is lead, but UNODC is no organiser in event_organisations

with led as (
    select role.event_no
    from event_organisations as role
    inner join organisations on role.organisation_id = organisations.organisation_id
    where organisations.is_unodc and role.role = 'organiser'
)

select events.event_id
from events
left join led on events.event_no = led.event_no
where events.unodc_role = 'lead' and events.kind not in ('publication', 'feature') and led.event_no is null
order by events.event_id;
