-- Which names are shown where the data are read in another language?
-- One row per statement's table: its names in the language, where there are any; runs last, so that words of both are found.
-- Parameters: none; reads the registered frame raw_version, whose language is the one in force.
-- Columns: as in schema.sql; another language than Russian needs columns of its own, and a line in each statement.

create temporary table spoken as
select language from raw_version;

update countries
set name = name_ru
from spoken
where spoken.language = 'ru';

update labels
set name = name_ru
from spoken
where spoken.language = 'ru';

update unodc_roles
set name = name_ru
from spoken
where spoken.language = 'ru';

update country_groups
set name = labels.name
from labels
where labels.dimension = 'country' and cast(country_groups.code as varchar) = labels.code;

update country_groups
set name = countries.name
from countries
where cast(country_groups.code as varchar) = cast(countries.code as varchar);

update themes
set name = name_ru
from spoken
where spoken.language = 'ru';

update kinds
set name = name_ru
from spoken
where spoken.language = 'ru';

update roles
set name = name_ru
from spoken
where spoken.language = 'ru';

update organisation_types
set name = name_ru
from spoken
where spoken.language = 'ru';

-- An acronym stays; what is short for a name in English is no short form of the other.
update organisations
set
    name = name_ru,
    short_name = case when short_name = name or short_name like '%, %' then name_ru else short_name end
from spoken
where spoken.language = 'ru' and name_ru is not null;

update places
set name = name_ru
from spoken
where spoken.language = 'ru' and name_ru is not null;
