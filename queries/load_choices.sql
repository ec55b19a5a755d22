-- What can be chosen in each filter, and how often does it stand in the data?
-- One row per dimension × code that at least one event has; made once, after the names of the language in force.
-- Parameters: none; reads the tables of schema.sql.
-- Columns: as choices in schema.sql has them; mentions are left out of events but for UNODC's role itself.

insert into choices
with pairs as (
    select 'country' as dimension, unodc_role, cast(unnest(host_keys) as varchar) as code from events
    union all
    select 'taking_part' as dimension, unodc_role, cast(unnest(country_keys) as varchar) as code from events
    union all
    select 'theme' as dimension, unodc_role, cast(unnest(theme_keys) as varchar) as code from events
    union all
    select 'kind' as dimension, unodc_role, cast(kind as varchar) as code from events
    union all
    select 'funder' as dimension, unodc_role, cast(unnest(funder_keys) as varchar) as code from events
    union all
    select 'partner' as dimension, unodc_role, cast(unnest(partner_keys) as varchar) as code from events
    union all
    select 'organisation' as dimension, unodc_role, cast(unnest(organisation_keys) as varchar) as code
    from events
    union all
    select 'place' as dimension, unodc_role, cast(unnest(place_keys) as varchar) as code from events
    union all
    select 'role' as dimension, unodc_role, cast(unodc_role as varchar) as code from events
    union all
    select 'role' as dimension, null as unodc_role, cast(code as varchar) as code from unodc_roles
    union all
    select 'language' as dimension, unodc_role, unnest(language_keys) as code from events
),

counts as (
    select
        dimension,
        code,
        count(unodc_role) filter (where unodc_role <> 'mentioned' or dimension = 'role') as events
    from pairs
    group by dimension, code
),

names as (
    select 'country' as dimension, cast(code as varchar) as code, name from countries
    union all
    select 'taking_part' as dimension, cast(code as varchar) as code, name from countries
    union all
    select 'theme' as dimension, cast(code as varchar) as code, name from themes
    union all
    select 'kind' as dimension, cast(code as varchar) as code, name from kinds
    union all
    select
        'funder' as dimension,
        cast(arm.organisation_id as varchar) as code,
        case
            when arm.root_id = arm.organisation_id then arm.name else arm.name || ' (' || root.name || ')'
        end as name
    from organisations as arm
    inner join organisations as root on arm.root_id = root.organisation_id
    union all
    select
        unnest(['partner', 'organisation']) as dimension,
        cast(organisation_id as varchar) as code,
        name
    from organisations
    union all
    select 'place' as dimension, cast(place_id as varchar) as code, name from places
    union all
    select 'role' as dimension, cast(code as varchar) as code, name from unodc_roles
    union all
    select dimension, code, name from labels
),

-- A country is also found by other names of its government, such as Turkey, that are names of a country.
governments as (
    select
        countries.code,
        string_agg(names.alias, '; ' order by names.alias) as aliases
    from countries
    inner join organisations on countries.name = organisations.name
    cross join unnest(string_split(organisations.aliases, '; ')) as names (alias)
    where not regexp_matches(names.alias, '(Government|President|Department|Правительство|Госдепартамент)')
    group by countries.code
),

other_names as (
    select
        unnest(['country', 'taking_part']) as dimension,
        cast(countries.code as varchar) as code,
        cast(null as varchar) as acronym,
        concat_ws('; ', countries.name_ru, nullif(governments.aliases, '')) as names
    from countries
    left join governments on countries.code = governments.code
    union all
    select 'theme' as dimension, cast(code as varchar) as code, null as acronym, name_ru as names
    from themes
    union all
    select 'kind' as dimension, cast(code as varchar) as code, null as acronym, name_ru as names
    from kinds
    union all
    select
        unnest(['funder', 'partner', 'organisation']) as dimension,
        cast(organisation_id as varchar) as code,
        case when short_name <> name and short_name not like '%, %' then short_name end as acronym,
        concat_ws('; ', name_ru, nullif(aliases, '')) as names
    from organisations
    union all
    select
        'place' as dimension,
        cast(place_id as varchar) as code,
        null as acronym,
        concat_ws('; ', name_ru, nullif(aliases, '')) as names
    from places
)

select
    row_number() over (
        order by
            counts.dimension asc,
            case counts.code when 'none' then 3 when 'online' then 2 when 'other' then 1 else 0 end asc,
            counts.events desc,
            names.name asc,
            counts.code asc
    ) as position,
    counts.dimension,
    counts.code,
    coalesce(names.name, counts.code) as name,
    coalesce(other_names.acronym, '') as acronym,
    coalesce(other_names.names, '') as other_names,
    counts.events
from counts
left join names on counts.dimension = names.dimension and counts.code = names.code
left join other_names on counts.dimension = other_names.dimension and counts.code = other_names.code
order by position;
