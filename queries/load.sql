-- How do the code lists, organisations, places and stories become tables?
-- One row per record of a file; nothing is filtered out, so the counts balance with the files.
-- Parameters: none; reads the registered frames raw_* (text cells and line numbers).
-- Columns: as in schema.sql; the temporary table ancestry (organisation_id, ancestor_id, is_root) stays for load_events.sql.

insert into countries
select code, name, name_ru, region
from raw_countries
order by line;

insert into labels
select line, dimension, code, name, name_ru
from raw_labels
order by line;

insert into country_groups
select cast(code as varchar) as code, name, 1 as block
from countries
where region = 'central_asia'
union all
select code, name, 1 + row_number() over (order by position) as block
from labels
where dimension = 'country'
order by block, name;

insert into themes
select code, name, name_ru, crs_codes, sdg_targets
from raw_themes
order by line;

insert into kinds
select code, name, name_ru
from raw_kinds
order by line;

insert into unodc_roles
select code, name, name_ru
from raw_unodc_roles
order by line;

insert into roles
select code, name, name_ru, nullif(iati_code, '') as iati_code
from raw_roles
order by line;

insert into organisation_types
select code, name, name_ru
from raw_organisation_types
order by line;

-- Every organisation with itself and all it is an arm of: INL, Department of State, United States.
create temporary table ancestry as
with recursive climbs as (
    select
        organisation_id,
        organisation_id as ancestor_id,
        nullif(parent_id, '') as next_id
    from raw_organisations
    union all
    select
        climbs.organisation_id,
        parent.organisation_id as ancestor_id,
        nullif(parent.parent_id, '') as next_id
    from climbs
    inner join raw_organisations as parent on climbs.next_id = parent.organisation_id
)

select organisation_id, ancestor_id, next_id is null as is_root
from climbs;

insert into organisations
select
    raw.organisation_id,
    raw.name,
    coalesce(
        nullif(raw.acronym, ''),
        case
            when raw.name like '% of ' || home.name
                then left(raw.name, length(raw.name) - length(' of ' || home.name)) || ', ' || home.name
            else raw.name
        end
    ) as short_name,
    nullif(raw.name_ru, '') as name_ru,
    raw.kind,
    nullif(raw.country, '') as country,
    ancestry.ancestor_id as root_id,
    ancestry.ancestor_id = 'unodc' as is_unodc,
    raw.aliases
from raw_organisations as raw
inner join ancestry on raw.organisation_id = ancestry.organisation_id
left join raw_countries as home on raw.country = home.code
where ancestry.is_root
order by raw.line;

insert into organisation_ancestors
select organisation_id, ancestor_id
from ancestry
order by organisation_id, ancestor_id;

-- Ministries and agencies of a state (IATI type 10) stand for themselves, but not as funders.
insert into organisation_bodies
with families as (
    select
        ancestry.organisation_id,
        roles.code as role,
        ancestry.ancestor_id as body_id,
        ancestry.is_root,
        roles.code = 'funder' or root.kind <> '10' as under_root
    from ancestry
    cross join roles
    inner join organisations on ancestry.organisation_id = cast(organisations.organisation_id as varchar)
    inner join organisations as root on organisations.root_id = root.organisation_id
)

select organisation_id, role, body_id, is_root or not under_root as topmost
from families
where under_root or body_id = organisation_id
order by organisation_id, role, body_id;

insert into places
select
    place_id,
    name,
    nullif(name_ru, '') as name_ru,
    country,
    cast(latitude as double) as latitude,
    cast(longitude as double) as longitude,
    precision as place_precision,
    nullif(geonames_id, '') as geonames_id,
    source,
    aliases
from raw_places
order by line;

insert into stories
select
    cast(row_number() over (order by line) as integer) as story_no,
    story_id,
    headline,
    language,
    publisher,
    nullif(url, '') as url,
    nullif(published_on, '') as published_on,
    collection,
    cast(added_on as date) as added_on
from raw_stories
order by line;
