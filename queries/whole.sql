-- Is every row of a built file still there and readable?
-- One row per data file.
-- Parameters: none.
-- Columns: file, records, expected (records of the file when it was built), fingerprint (of every cell, so that all are read).

with read as (
    select 'countries.csv' as file, count(*) as records, bit_xor(hash(countries)) as fingerprint
    from countries
    union all
    select 'themes.csv' as file, count(*) as records, bit_xor(hash(themes)) as fingerprint
    from themes
    union all
    select 'kinds.csv' as file, count(*) as records, bit_xor(hash(kinds)) as fingerprint
    from kinds
    union all
    select 'roles.csv' as file, count(*) as records, bit_xor(hash(roles)) as fingerprint
    from roles
    union all
    select
        'organisation_types.csv' as file,
        count(*) as records,
        bit_xor(hash(organisation_types)) as fingerprint
    from organisation_types
    union all
    select 'organisations.csv' as file, count(*) as records, bit_xor(hash(organisations)) as fingerprint
    from organisations
    union all
    select 'places.csv' as file, count(*) as records, bit_xor(hash(places)) as fingerprint
    from places
    union all
    select 'stories.csv' as file, count(*) as records, bit_xor(hash(stories)) as fingerprint
    from stories
    union all
    select 'events.csv' as file, count(*) as records, bit_xor(hash(events)) as fingerprint
    from events
    union all
    select
        'event_organisations.csv' as file,
        count(*) as records,
        bit_xor(hash(event_organisations)) as fingerprint
    from event_organisations
    union all
    select
        'distinct_pairs.csv' as file,
        count(*) as records,
        bit_xor(hash(distinct_pairs)) as fingerprint
    from distinct_pairs
)

select read.file, read.records, file_records.records as expected, read.fingerprint
from read
inner join file_records on read.file = file_records.file
order by read.file;
