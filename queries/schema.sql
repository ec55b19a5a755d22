-- What does the database hold, and what may stand in it?
-- One row per statement's object: types, tables with keys and checks.
-- Parameters: none; reads the registered frames raw_* (the data files as text, with their line numbers).
-- Columns: see data/README.md; event_no numbers the events by date, so the file is sorted by date.

create table countries (
    code country_code primary key,
    name varchar not null,
    name_ru varchar not null,
    region varchar not null check (region in ('central_asia', 'other'))
);

create table themes (
    code theme_code primary key,
    name varchar not null,
    name_ru varchar not null,
    crs_codes varchar not null,
    sdg_targets varchar not null
);

create table kinds (
    code kind_code primary key,
    name varchar not null,
    name_ru varchar not null
);

create table unodc_roles (
    code part_of_unodc primary key,
    name varchar not null,
    name_ru varchar not null
);

create table roles (
    code role_code primary key,
    name varchar not null,
    name_ru varchar not null,
    iati_code varchar
);

create table organisation_types (
    code varchar primary key,
    name varchar not null,
    name_ru varchar not null
);

-- Names of what is in no other table, such as 'none' of each dimension; in the order of the file.
create table labels (
    position integer not null,
    dimension varchar not null,
    code varchar not null,
    name varchar not null,
    name_ru varchar not null,
    primary key (dimension, code)
);

create macro label(of_dimension, of_code) as (
    select name from labels
    where dimension = of_dimension and code = of_code
);

create table organisations (
    organisation_id organisation_key primary key,
    name varchar not null,
    short_name varchar not null,
    name_ru varchar,
    kind varchar not null references organisation_types (code),
    country country_code references countries (code),
    root_id organisation_key not null,
    is_unodc boolean not null,
    aliases varchar not null
);

-- Every organisation with itself and everything it is an arm of, at any distance.
create table organisation_ancestors (
    descendant_id organisation_key not null references organisations (organisation_id),
    ancestor_id organisation_key not null references organisations (organisation_id),
    primary key (descendant_id, ancestor_id)
);

-- What an organisation counts under in a role: itself, and everything it is an arm of if it is the funder or
-- its topmost parent is no state's government. The topmost of them is the body it counts as.
create table organisation_bodies (
    organisation_id organisation_key not null references organisations (organisation_id),
    role role_code not null references roles (code),
    body_id organisation_key not null references organisations (organisation_id),
    topmost boolean not null,
    primary key (organisation_id, role, body_id)
);

create table places (
    place_id place_key primary key,
    name varchar not null,
    name_ru varchar,
    country country_code not null references countries (code),
    latitude double not null check (latitude between -90 and 90),
    longitude double not null check (longitude between -180 and 180),
    place_precision varchar not null check (place_precision in ('site', 'city', 'province', 'country')),
    geonames_id varchar,
    source varchar not null,
    aliases varchar not null
);

create table stories (
    story_no integer primary key,
    story_id varchar not null unique,
    headline varchar not null,
    language varchar not null,
    publisher varchar not null,
    url varchar,
    published_on varchar,
    collection varchar not null,
    added_on date not null
);

create table events (
    event_no integer primary key,
    event_id varchar not null unique,
    title varchar not null,
    summary varchar not null,
    started_on varchar,
    ended_on varchar,
    start_min date,
    start_max date,
    date_precision date_precision_code not null,
    date_basis basis_code not null,
    kind kind_code not null references kinds (code),
    scope event_scope not null,
    unodc_role part_of_unodc not null,
    participants integer check (participants > 0),
    added_on date not null,
    online boolean not null,
    has_town boolean not null,
    lag_days integer,
    lag_class varchar not null check (lag_class in ('before', 'week', 'month', 'quarter', 'later', 'none')),
    search_text varchar not null,
    theme_keys theme_code[] not null,
    host_keys country_key[] not null,
    country_keys country_key[] not null,
    place_keys place_key[] not null,
    funder_keys organisation_key[] not null,
    partner_keys organisation_key[] not null,
    partner_roots organisation_key[] not null,
    organisation_keys organisation_key[] not null,
    language_keys varchar[] not null,
    check (start_min <= start_max),
    check ((start_min is null) = (date_precision = 'none'))
);

-- The words of all search texts, as blanks part them, and the events they stand in.
create table search_words (
    word_no integer primary key,
    word varchar not null
);

create table event_words (
    word_no integer not null,
    event_no integer not null
);

create table event_themes (
    event_no integer not null references events (event_no),
    theme theme_code not null references themes (code),
    primary key (event_no, theme)
);

create table event_hosts (
    event_no integer not null references events (event_no),
    country country_code not null references countries (code),
    primary key (event_no, country)
);

create table event_countries (
    event_no integer not null references events (event_no),
    country country_code not null references countries (code),
    primary key (event_no, country)
);

-- Hosts and countries taking part in the groups that breakdowns show: the five states by their code,
-- 'other' for elsewhere, 'online' for events held nowhere else, 'none' for not stated.
create table country_groups (
    code country_key primary key,
    name varchar not null,
    block integer not null
);

create table event_host_groups (
    event_no integer not null references events (event_no),
    code country_key not null references country_groups (code),
    primary key (event_no, code)
);

create table event_country_groups (
    event_no integer not null references events (event_no),
    code country_key not null references country_groups (code),
    primary key (event_no, code)
);

create table event_places (
    event_no integer not null references events (event_no),
    place_id place_key not null references places (place_id),
    primary key (event_no, place_id)
);

create table event_stories (
    event_no integer not null references events (event_no),
    story_no integer not null references stories (story_no),
    primary key (event_no, story_no)
);

create table event_organisations (
    event_no integer not null references events (event_no),
    organisation_id organisation_key not null references organisations (organisation_id),
    role role_code not null references roles (code),
    basis basis_code not null check (basis <> 'unknown'),
    story_no integer not null references stories (story_no),
    words varchar,
    primary key (event_no, organisation_id, role)
);

-- The bodies of an event beside UNODC, each with the organisation named and its role.
create table event_bodies (
    event_no integer not null references events (event_no),
    role role_code not null references roles (code),
    organisation_id organisation_key not null references organisations (organisation_id),
    body_id organisation_key not null references organisations (organisation_id)
);

-- Bodies whose funding is acknowledged.
create table event_funders (
    event_no integer not null references events (event_no),
    body_id organisation_key not null references organisations (organisation_id),
    primary key (event_no, body_id)
);

-- Bodies in any role but funder; known_before: an earlier year of the data names it.
create table event_partners (
    event_no integer not null references events (event_no),
    body_id organisation_key not null references organisations (organisation_id),
    root_id organisation_key not null references organisations (organisation_id),
    known_before boolean,
    primary key (event_no, body_id)
);

-- Each event as a table shows it: values by name, several joined with '; '.
create table event_shown (
    event_no integer primary key references events (event_no),
    kind varchar not null,
    themes varchar,
    host_countries varchar,
    countries varchar,
    places varchar,
    funders varchar,
    partners varchar,
    stories bigint,
    headlines varchar,
    publishers varchar,
    url varchar
);

-- What can be chosen in each filter, in the order of the lists.
create table choices (
    position integer primary key,
    dimension varchar not null,
    code varchar not null,
    name varchar not null,
    acronym varchar not null,
    other_names varchar not null,
    events bigint not null
);

-- Pairs that look like one event told twice and were judged to be two.
create table distinct_pairs (
    event_no integer not null references events (event_no),
    other_no integer not null references events (event_no),
    why varchar not null,
    primary key (event_no, other_no)
);

-- How much was found of each year of event start; the rule of thin years stands in load_links.sql.
create table coverage_years (
    year integer primary key,
    events integer not null,
    stories integer not null,
    thin boolean not null,
    unfinished boolean not null
);

create table data_version (
    data_date date,
    data_hash varchar not null,
    built_at timestamp not null
);
