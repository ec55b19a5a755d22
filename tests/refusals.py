"""Damages to the small data set, each with all that must be said about it."""

from typing import NamedTuple

from dashboard.store.load import MAX_CELL


class Refusal(NamedTuple):
    """One damage to one file of the small data set, and all that must be said about it."""

    name: str
    file: str
    old: str | bytes
    new: str | bytes
    said: list[str]


UNUSED = "is told by no event in events.csv"
REFUSALS = [
    # Unknown codes
    Refusal(
        "a kind that is not listed", "events.csv", ",training,drug", ",trainings,drug",
        ["events.csv:2: kind: 'trainings' is not in kinds.csv (nearest: training)"],
    ),
    Refusal(
        "a theme that is not listed", "events.csv", ",cybercrime,national", ",ciber-crime,national",
        ["events.csv:7: themes: 'ciber-crime' is not in themes.csv (nearest: cybercrime)"],
    ),
    Refusal(
        "a scope out of the vocabulary", "events.csv", ",regional,lead", ",regionel,lead",
        ["events.csv:2: scope: 'regionel' is not known (nearest: regional)"],
    ),
    Refusal(
        "a part of UNODC out of the vocabulary", "events.csv", ",global,partner", ",global,partnr",
        ["events.csv:4: unodc_role: 'partnr' is not known (nearest: partner)"],
    ),
    Refusal(
        "a date basis out of the vocabulary", "events.csv", ",inferred,work", ",guessed,work",
        ["events.csv:3: date_basis: 'guessed' is not known (one of: stated, inferred, unknown)"],
    ),
    Refusal(
        "a role out of the vocabulary", "event_organisations.csv", "us-inl,funder", "us-inl,fonder",
        ["event_organisations.csv:3: role: 'fonder' is not in roles.csv (nearest: funder)"],
    ),
    Refusal(
        "a basis out of the vocabulary", "event_organisations.csv", "host,inferred", "host,unknown",
        ["event_organisations.csv:5: basis: 'unknown' is not known (one of: stated, inferred)"],
    ),
    Refusal(
        "an organisation type that IATI does not have", "organisations.csv", ",80,", ",81,",
        ["organisations.csv:13: kind: '81' is no IATI organisation type: write two digits"],
    ),
    Refusal(
        "an organisation type that is not listed", "organisations.csv", ",80,", ",50,",
        ["organisations.csv:13: kind: '50' is not in organisation_types.csv (nothing like it is known)"],
    ),
    Refusal(
        "a day of entry that is a month", "stories.csv", "2024-06-01", "2024-06",
        ["stories.csv:2: added_on: '2024-06' is no whole day: write it like 2024-03-26"],
    ),
    Refusal(
        "an event online and yet at a place", "events.csv", "partner,,KAZ,", "partner,yes,KAZ,",
        ["events.csv:13: online: 'yes' means online only, so host_countries and places must be empty"],
    ),
    Refusal(
        "a mark of online other than yes", "events.csv", "mentioned,yes,", "mentioned,no,",
        ["events.csv:14: online: 'no' is not known (one of: yes)"],
    ),
    Refusal(
        "a region out of the vocabulary", "countries.csv", "Япония,other", "Япония,asia",
        ["countries.csv:9: region: 'asia' is not known (one of: central_asia, other)"],
    ),
    Refusal(
        "a precision out of the vocabulary", "places.csv", ",province,", ",district,",
        ["places.csv:10: precision: 'district' is not known (one of: site, city, province, country)"],
    ),
    Refusal(
        "a code in capitals", "themes.csv", "forensics,F", "Forensics,F",
        ["themes.csv:6: code: 'Forensics' is no code: write small letters and digits, "
         "joined by - or _"],
    ),
    Refusal(
        "a code that queries keep for what is not stated", "places.csv", "vienna,", "none,",
        ["events.csv:4: places: 'vienna' is not in places.csv (nearest: none)",
         "places.csv:9: place_id: 'none' is kept for values that are not stated: choose another"],
    ),
    Refusal(
        "a country code of two letters", "countries.csv", "JPN,", "JP,",
        ["countries.csv:9: code: 'JP' is no country code: write three capital letters",
         "events.csv:4: countries: 'JPN' is not in countries.csv (nearest: JP)",
         "events.csv:4: host_countries: 'JPN' is not in countries.csv (nearest: JP)",
         "organisations.csv:7: country: 'JPN' is not in countries.csv (nearest: JP)"],
    ),
    Refusal(
        "a language written out", "stories.csv", ",tk,", ",Turkmen,",
        ["stories.csv:11: language: 'Turkmen' is no language code: write two small letters"],
    ),
    # Broken references
    Refusal(
        "a host country that is not listed", "events.csv", "TKM; UZB,TKM", "TKM; UZX,TKM",
        ["events.csv:3: host_countries: 'UZX' is not in countries.csv (nearest: UZB)"],
    ),
    Refusal(
        "a country taking part that is not listed", "events.csv", "UZB; AFG,f", "UZB; ATL,f",
        ["events.csv:3: countries: 'ATL' is not in countries.csv (nearest: AUT)"],
    ),
    Refusal(
        "a place that is not listed", "events.csv", "farap; alat", "farab; alat",
        ["events.csv:3: places: 'farab' is not in places.csv (nearest: farap)"],
    ),
    Refusal(
        "a story that is not there", "events.csv", ",s13; s15", ",s13; s15; s99",
        ["events.csv:13: stories: 's99' is not in stories.csv (nearest: s09)"],
    ),
    Refusal(
        "a country of an organisation", "organisations.csv", "22,KGZ", "22,Kgz",
        ["organisations.csv:12: country: 'Kgz' is not in countries.csv (nearest: KGZ)"],
    ),
    Refusal(
        "a country of a place", "places.csv", ",AUT,", ",AUS,",
        ["places.csv:9: country: 'AUS' is not in countries.csv (nearest: AUT)"],
    ),
    Refusal(
        "a parent that is not there", "organisations.csv", ",us-state,Бюро", ",us-stat,Бюро",
        ["organisations.csv:4: parent_id: 'us-stat' is not in organisations.csv "
         "(nearest: us-state)"],
    ),
    Refusal(
        "an organisation that is not there", "event_organisations.csv", "us-inl,", "us-inn,",
        ["event_organisations.csv:3: organisation_id: 'us-inn' is not in organisations.csv "
         "(nearest: us-inl)"],
    ),
    Refusal(
        "an event that is not there", "event_organisations.csv", "abroad,", "aboard,",
        ["event_organisations.csv:11: event_id: 'aboard' is not in events.csv (nearest: abroad)"],
    ),
    Refusal(
        "proof in a story that is not there", "event_organisations.csv", "s12,UNODC", "s1,UNODC",
        ["event_organisations.csv:22: story_id: 's1' is no story of this event (s12)",
         "event_organisations.csv:22: story_id: 's1' is not in stories.csv (nearest: s01)"],
    ),
    Refusal(
        "proof in a story of another event", "event_organisations.csv", "s12,UNODC", "s11,UNODC",
        ["event_organisations.csv:22: story_id: 's11' is no story of this event (s12)"],
    ),
    Refusal(
        "a story that tells no event", "events.csv", "s10; s11", "s10",
        ["event_organisations.csv:21: story_id: 's11' is no story of this event (s10)",
         f"stories.csv:12: story_id: 's11' {UNUSED}"],
    ),
    Refusal(
        "parents in a circle", "organisations.csv", ",10,USA,,USA", ",10,USA,us-inl,USA",
        [f"organisations.csv:{line}: parent_id: the chain of parents runs in a circle"
         for line in (4, 5, 6)],
    ),
    # Rows that queries ask for
    Refusal(
        "a name of what is not stated that is gone", "labels.csv", "funder,none,", "funder,nobody,",
        ["labels.csv:1: file: lacks the row 'funder · none'"],
    ),
    Refusal(
        "a name of an empty cell that is gone", "labels.csv", "place,none,", "place,nowhere,",
        ["labels.csv:1: file: lacks the row 'place · none'"],
    ),
    Refusal(
        "a part of UNODC that is gone", "unodc_roles.csv", "partner,Takes part,Участвует\n", "",
        ["unodc_roles.csv:1: file: lacks the row 'partner'"],
    ),
    # Duplicates
    Refusal(
        "a duplicate event", "events.csv", "\nabroad,", "\nmentioned,",
        ["event_organisations.csv:11: event_id: 'abroad' is not in events.csv "
         "(nothing like it is known)",
         "events.csv:7: event_id: 'mentioned' stands already on line 4"],
    ),
    Refusal(
        "a duplicate role", "event_organisations.csv", "new-year,us,", "new-year,us-inl,",
        ["event_organisations.csv:4: event_id: 'new-year · us-inl · funder' stands already on "
         "line 3"],
    ),
    Refusal(
        "a code twice in one cell", "events.csv", "UZB; KAZ", "UZB; UZB",
        ["events.csv:2: countries: 'UZB' stands twice"],
    ),
    # Dates
    Refusal(
        "a day that does not exist", "events.csv", "2024-02-29", "2023-02-29",
        ["events.csv:11: started_on: '2023-02-29' is impossible: day is out of range for month"],
    ),
    Refusal(
        "a month that does not exist", "stories.csv", ",,2024-04,", ",,2024-13,",
        ["stories.csv:5: published_on: '2024-13' is impossible: month must be in 1..12"],
    ),
    Refusal(
        "a date in another order", "events.csv", "2024-03-26", "26.03.2024",
        ["events.csv:4: started_on: '26.03.2024' is no date: write 2024, 2024-03 or 2024-03-26"],
    ),
    Refusal(
        "a date in other digits", "events.csv", "2024-03-26", "٢٠٢٤-٠٣-٢٦",
        ["events.csv:4: started_on: '٢٠٢٤-٠٣-٢٦' is no date: write 2024, 2024-03 or 2024-03-26"],
    ),
    Refusal(
        "a year in other digits", "stories.csv", ",,2024-04,", ",,٢٠٢٤-04,",
        ["stories.csv:5: published_on: '٢٠٢٤-04' is no date: write 2024, 2024-03 or 2024-03-26"],
    ),
    Refusal(
        "a year out of range", "events.csv", "2024-03-26", "1024-03-26",
        ["events.csv:4: started_on: '1024-03-26' is out of range: 1990 to 2100"],
    ),
    Refusal(
        "an end before the start", "events.csv", "2023-12-28,2024-01-03", "2023-12-28,2023-01-03",
        ["events.csv:2: ended_on: 2023-01-03 is before 2023-12-28"],
    ),
    Refusal(
        "an end as vague as the start is not", "events.csv", "2024-01-03", "2024-01",
        ["events.csv:2: ended_on: must be as precise as started_on"],
    ),
    Refusal(
        "an end without a start", "events.csv", ",2024-03,2024-04,inferred", ",,2024-04,unknown",
        ["events.csv:3: started_on: empty, though ended_on is given"],
    ),
    Refusal(
        "no date on a stated basis", "events.csv", ",2024-02-29,,stated", ",,,stated",
        ["events.csv:11: date_basis: must be 'unknown' exactly when started_on is empty"],
    ),
    Refusal(
        "a date on an unknown basis", "events.csv", "2024-02-29,,stated", "2024-02-29,,unknown",
        ["events.csv:11: date_basis: must be 'unknown' exactly when started_on is empty"],
    ),
    # Coordinates and numbers
    Refusal(
        "a latitude outside the country", "places.csv", "41.26465", "51.26465",
        ["places.csv:2: latitude: 51.26465 lies outside UZB (37.1 to 45.7)"],
    ),
    Refusal(
        "a longitude outside the country", "places.csv", "74.59", "64.59",
        ["places.csv:6: longitude: 64.59 lies outside KGZ (69.2 to 80.3)"],
    ),
    Refusal(
        "latitude and longitude the wrong way round", "places.csv", "39.17,63.61", "63.61,39.17",
        ["places.csv:4: latitude: 63.61 lies outside TKM (35.1 to 42.9)",
         "places.csv:4: longitude: 39.17 lies outside TKM (52.4 to 66.7)"],
    ),
    Refusal(
        "a latitude beyond the pole", "places.csv", "48.21", "148.21",
        ["places.csv:9: latitude: '148.21': input should be less than or equal to 90"],
    ),
    Refusal(
        "a decimal comma", "places.csv", "48.21,", '"48,21",',
        ["places.csv:9: latitude: '48,21' is no number: write it like 41.26"],
    ),
    Refusal(
        "no number at all", "places.csv", "48.21", "nan",
        ["places.csv:9: latitude: 'nan' is no number: write it like 41.26"],
    ),
    Refusal(
        "a negative number", "events.csv", ",100,", ",-100,",
        ["events.csv:4: participants: '-100' is no whole number above zero: "
         "write digits only, such as 1200"],
    ),
    Refusal(
        "no participants at all", "events.csv", ",100,", ",0,",
        ["events.csv:4: participants: '0': input should be greater than or equal to 1"],
    ),
    Refusal(
        "a number in words", "events.csv", ",100,", ",about 100,",
        ["events.csv:4: participants: 'about 100' is no whole number above zero: "
         "write digits only, such as 1200"],
    ),
    Refusal(
        "a GeoNames id that is no number", "places.csv", "1512569", "Q1512569",
        ["places.csv:2: geonames_id: 'Q1512569' is no number: write digits only"],
    ),
    # Cells
    *(
        Refusal(
            f"an empty {column}", file, old, new,
            [f"{file}:{line}: {column}: is empty, a value is needed"],
        )
        for file, line, column, old, new in (
            ("events.csv", 4, "title", "Conference in Vienna", ""),
            ("events.csv", 4, "summary", "Delegations met in Vienna.", ""),
            ("events.csv", 2, "kind", ",training,drug", ",,drug"),
            ("events.csv", 2, "themes", ",drug_prevention,regional", ",,regional"),
            ("events.csv", 4, "scope", ",global,", ",,"),
            ("events.csv", 4, "date_basis", "2024-03-26,,stated", "2024-03-26,,"),
            ("stories.csv", 4, "headline", "Customs officers of two states meet at Farap", ""),
            ("stories.csv", 4, "publisher", ",Gazeta,https://example.org/3", ",,https://example.org/3"),
            ("stories.csv", 2, "collection", "2024-01-04,fixture", "2024-01-04,"),
            ("organisations.csv", 7, "name", "japan,Japan", "japan,"),
            ("places.csv", 4, "source", '"border post, read off a map"', ""),
            ("places.csv", 2, "latitude", "41.26465", ""),
            ("event_organisations.csv", 11, "words", "s03,OSCE", "s03,"),
            ("countries.csv", 2, "name_ru", "Казахстан", ""),
            ("kinds.csv", 2, "name", "training,Training", "training,"),
            ("themes.csv", 3, "name", "Drug prevention", ""),
        )
    ),
    Refusal(
        "an empty key", "kinds.csv", "operation,", ",",
        ["kinds.csv:8: code: is empty, a value is needed"],
    ),
    Refusal(
        "an event without a story", "events.csv", ",s03\n", ",\n",
        ["events.csv:4: stories: is empty, a value is needed"],
    ),
    Refusal(
        "a cell of blanks", "kinds.csv", ",Training,", ",  ,",
        ["kinds.csv:2: name: '  ' begins or ends with a blank"],
    ),
    Refusal(
        "a blank before a code", "events.csv", ",global,", ", global,",
        ["events.csv:4: scope: ' global' begins or ends with a blank"],
    ),
    Refusal(
        "a list joined without a blank", "events.csv", "UZB; KAZ", "UZB;KAZ",
        ["events.csv:2: countries: 'UZB;KAZ' lacks a blank: join several values with '; '"],
    ),
    Refusal(
        "a list joined with two blanks", "events.csv", "UZB; KAZ", "UZB;  KAZ",
        ["events.csv:2: countries: ' KAZ' has surplus blanks: join several values with '; '"],
    ),
    Refusal(
        "a control character", "kinds.csv", "Training", "Trai\x07ning",
        [r"kinds.csv:2: name: holds a sign that nobody sees (U+0007): take it out or write a plain blank"],
    ),
    Refusal(
        "an address that runs a script", "stories.csv", "https://example.org/3,", "javascript:alert(1),",
        ["stories.csv:4: url: 'javascript:alert(1)' is no web address: write https://…"],
    ),
    Refusal(
        "a summary too long", "events.csv", "A delegation came.", "word " * 30 + "end.",
        ["events.csv:13: summary: 31 words, at most 30 are allowed"],
    ),
    Refusal(
        "a quotation too long", "event_organisations.csv", "за счёт Японии", "и " * 12 + "я",
        ["event_organisations.csv:13: words: 13 words, at most 12 are allowed"],
    ),
    # Files
    Refusal(
        "another encoding", "countries.csv", "Казахстан", "Казахстан".encode("cp1251"),
        ["countries.csv:2: file: is not UTF-8 (byte 40): save it as UTF-8"],
    ),
    Refusal(
        "a NUL character", "stories.csv", "Leap day", "Leap\x00day",
        ["stories.csv:13: file: holds a NUL character: save it as UTF-8 text"],
    ),
    Refusal(
        "a missing column", "kinds.csv", "code,name,name_ru", "code,name",
        ["kinds.csv:1: header: 'name_ru' is missing"],
    ),
    Refusal(
        "a surplus column", "kinds.csv", "code,name,name_ru", "code,name,name_ru,name_uz",
        ["kinds.csv:1: header: 'name_uz' is surplus (nearest: name_ru)"],
    ),
    Refusal(
        "a column misspelt", "kinds.csv", "code,name,name_ru", "code,name,name-ru",
        ["kinds.csv:1: header: 'name_ru' is missing; 'name-ru' is surplus (nearest: name_ru)"],
    ),
    Refusal(
        "columns in another order", "kinds.csv", "code,name,", "name,code,",
        ["kinds.csv:1: header: columns must stand once each, in this order: code, name, name_ru"],
    ),
    Refusal(
        "semicolons for commas", "kinds.csv", "code,name,name_ru", "code;name;name_ru",
        ["kinds.csv:1: header: is not separated by commas: save it as CSV with commas"],
    ),
    Refusal(
        "a header twice", "kinds.csv", "\nworkshop", "\ncode,name,name_ru\nworkshop",
        ["kinds.csv:3: row: is the header again"],
    ),
    Refusal(
        "a missing cell", "kinds.csv", "Training,Обучение", "Training",
        ["kinds.csv:2: row: has 2 cells, the header 3"],
    ),
    Refusal(
        "a surplus cell", "kinds.csv", "Обучение", "Обучение,",
        ["kinds.csv:2: row: has 4 cells, the header 3"],
    ),
    Refusal(
        "an empty line", "kinds.csv", "\nworkshop", "\n\nworkshop",
        ["kinds.csv:3: row: has 0 cells, the header 3"],
    ),
    Refusal(
        "a quote that is never closed", "kinds.csv", "workshop,W", 'workshop,"W',
        ["kinds.csv:3: row: cannot be read as CSV: unexpected end of data"],
    ),
    Refusal(
        "text after a quote", "kinds.csv", "workshop,W", 'workshop,"W"W',
        ["kinds.csv:3: row: cannot be read as CSV: ',' expected after '\"'"],
    ),
    Refusal(
        "a row on two lines", "kinds.csv", "Семинар", '"Семи\nнар"',
        ["kinds.csv:3: row: spans several lines: close the quote, keep a row on one line"],
    ),
    Refusal(
        "a cell that never ends", "kinds.csv", "Семинар", "я" * (MAX_CELL + 1),
        [f"kinds.csv:3: row: cannot be read as CSV: field larger than field limit ({MAX_CELL})"],
    ),
]  # fmt: skip
