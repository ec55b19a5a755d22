-- What is known of one organisation?
-- One row per organisation (one, or none if the id is unknown).
-- Parameters: organisation_id.
-- Columns: organisation_id, name, short_name, name_ru, type, country, part_of (the topmost body it is an arm of), aliases, arms (organisations under it, joined with '; ').

select
    cast(organisations.organisation_id as varchar) as organisation_id,
    organisations.name,
    organisations.short_name,
    organisations.name_ru,
    types.name as type,
    countries.name as country,
    case when root.organisation_id <> organisations.organisation_id then root.name end as part_of,
    nullif(organisations.aliases, '') as aliases,
    (
        select string_agg(arm.name, '; ' order by arm.name)
        from organisation_ancestors as under
        inner join organisations as arm on under.descendant_id = arm.organisation_id
        where
            under.ancestor_id = organisations.organisation_id and under.descendant_id <> under.ancestor_id
    ) as arms
from organisations
inner join organisation_types as types on organisations.kind = types.code
inner join organisations as root on organisations.root_id = root.organisation_id
left join countries on organisations.country = countries.code
where cast(organisations.organisation_id as varchar) = $organisation_id;
