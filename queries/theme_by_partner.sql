-- What do the partners work on?
-- One row per theme × organisation with an event, for the partners with most events.
-- Parameters: filter, top (how many organisations).
-- Columns: theme, theme_name, code, name, full_name (organisation), events, total (of the organisation, each event once); an event with two themes or partners counts once in each.

with partners as (
    select event_no, body_id as organisation_id from chosen_partners($filter)
),

ranked as (
    select organisation_id, count(*) as total from partners
    group by organisation_id
    order by total desc, cast(organisation_id as varchar) asc
    limit $top
)

select
    cast(event_themes.theme as varchar) as theme,
    themes.name as theme_name,
    cast(organisations.organisation_id as varchar) as code,
    organisations.short_name as name,
    organisations.name as full_name,
    count(*) as events,
    ranked.total
from ranked
inner join partners on ranked.organisation_id = partners.organisation_id
inner join organisations on ranked.organisation_id = organisations.organisation_id
inner join event_themes on partners.event_no = event_themes.event_no
inner join themes on event_themes.theme = themes.code
group by
    event_themes.theme, themes.name, organisations.organisation_id, organisations.short_name,
    organisations.name, ranked.total
order by ranked.total desc, code asc, event_themes.theme asc;
