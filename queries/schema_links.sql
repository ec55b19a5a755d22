-- What stands beside each event: its links to codes, organisations, places and stories, and what is made of them?
-- One row per statement's table; keys and checks hold what the data promise.
-- Parameters: none.
-- Columns: none.

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

-- What each event is split by over time and between periods: its themes, kind, host groups and funders.
create table event_parts (
    split varchar not null check (split in ('theme', 'kind', 'country', 'funder')),
    event_no integer not null references events (event_no),
    code varchar not null
);

-- Each event as a table shows it: values by name, several joined with '; '. Of funders those named, and as
-- funding the bodies they count as, short.
create table event_shown (
    event_no integer primary key references events (event_no),
    kind varchar not null,
    themes varchar,
    host_countries varchar,
    countries varchar,
    places varchar,
    funders varchar,
    funding varchar,
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

-- How much was found of each year of event start; the rule of thin years stands in load_derived.sql.
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
