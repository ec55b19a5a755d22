-- How are words searched and compared?
-- One row per statement's object: three macros, folding a text, parting what a search asks for, and its phrases.
-- Parameters: none.
-- Columns: none.

-- Words as they are searched and compared, by Unicode category: small letters without accents; no signs nobody
-- sees (soft hyphens, zero-width signs) and no apostrophes of any kind; every dash is '-', every blank ' ',
-- every double quotation mark '"'.
create macro fold(words) as
regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(
                replace(lower(strip_accents(words)), 'ı', 'i'),
                '[\p{Cf}\p{Cc}\p{Mn}\p{Lm}\p{Sk}''‘’‚‛′‵＇]', '', 'g'
            ),
            '\p{Pd}|−', '-', 'g'
        ),
        '[\p{Z}]+', ' ', 'g'
    ),
    '[“”„‟«»″＂]', '"', 'g'
);

-- What a search asks for, one term a word or a "phrase in quotes".
create macro terms(words) as
list_transform(
    regexp_extract_all(fold(cast(words as varchar)), '"[^"]+"|[^\s"]+'),
    lambda term: trim(replace(term, '"', ''))
);

-- The phrases among them: of several words, which must stand together.
create macro phrases(words) as
list_filter(terms(words), lambda term: contains(term, ' '));
