-- Which stories stand on one page of the list?
-- One row per story that tells an event of the filter, in the order asked for; what is not known stands last.
-- Parameters: filter, wanted (the order: newest, oldest, headline, publisher or language), skip (optional: rows to pass over), top (optional: rows to return).
-- Columns: story_id, headline, language (its code), publisher, published_on, url, year (empty without a date), of_year (stories of the filter in that year).

with told as (
    select distinct links.story_no
    from filtered_events($filter) as chosen
    inner join event_stories as links on chosen.event_no = links.event_no
),

listed as (
    select
        stories.story_id,
        stories.story_no,
        stories.headline,
        stories.language,
        stories.publisher,
        stories.published_on,
        stories.url,
        cast(left(stories.published_on, 4) as integer) as story_year
    from told
    inner join stories on told.story_no = stories.story_no
),

years as (
    select story_year, count(*) as of_year from listed
    group by story_year
)

select
    listed.story_id,
    listed.headline,
    listed.language,
    listed.publisher,
    listed.published_on,
    listed.url,
    listed.story_year as year,
    years.of_year
from listed
inner join years on listed.story_year is not distinct from years.story_year
order by
    case when $wanted = 'oldest' then listed.published_on end asc nulls last,  -- noqa: RF02
    case $wanted  -- noqa: RF02
        when 'headline' then lower(listed.headline)
        when 'publisher' then lower(listed.publisher)
        when 'language' then listed.language
    end asc nulls last,
    listed.published_on desc nulls last,
    listed.story_no desc
limit $top offset $skip;
