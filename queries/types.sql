-- Which codes may stand in the tables?
-- One row per statement's object: enumerations, made of the code lists and of the ids in the data.
-- Parameters: none; reads the registered frames raw_* (the data files as text, with their line numbers).
-- Columns: none; 'none', 'other' and 'online' stand beside the codes for what is not stated or not shown.

create type country_code as enum (
    select code from raw_countries
    order by line
);
create type country_key as enum (
    select code from raw_countries
    union all
    select code from raw_labels
    where dimension = 'country'
);
create type theme_code as enum (
    select code from raw_themes
    order by line
);
create type kind_code as enum (
    select code from raw_kinds
    order by line
);
create type organisation_key as enum (
    select organisation_id from raw_organisations
    union all
    select 'none'
);
create type place_key as enum (
    select place_id from raw_places
    union all
    select 'none'
);
create type event_scope as enum('national', 'subregional', 'regional', 'global');
create type part_of_unodc as enum (
    select code from raw_unodc_roles
    order by line
);
create type role_code as enum (
    select code from raw_roles
    order by line
);
create type date_precision_code as enum('day', 'month', 'year', 'none');
create type basis_code as enum('stated', 'inferred', 'unknown');
