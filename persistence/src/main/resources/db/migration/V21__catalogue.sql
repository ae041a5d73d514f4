-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Turkish in small letters, whatever the language of the server: an I is a dotless i, and an İ a dotted one.
create function turkish_lower(what text) returns text language sql immutable strict parallel safe as
  $$ select lower(translate(what, 'Iİ', 'ıi')) $$;

-- The words of a Turkish text without marks, each as it stands and less its case, its owner and its plural. PostgreSQL's own
-- stemmer takes a bare noun and an inflected one apart (çanta to ça, çantalar to çanta), and knows nothing of a text typed
-- without marks; two words that share one of these forms are the same noun.
create function tr_forms(what text) returns text language sql immutable strict parallel safe as $$
  with words as (
    select distinct word, word form from regexp_split_to_table(folded(what), '[^a-z0-9]+') word where word <> ''
  ), less_case as (
    select * from words
    union select word, regexp_replace(form, '([yn]?[ae]|n?[dt][ae]n?|n?[iu]n|n?[iu]|y?l[ae])$', '') from words
    union select word, regexp_replace(form, '[iuae]$', '') from words
  ), less_owner as (
    select * from less_case
    union select word, regexp_replace(form, '([iu]?m[iu]z|[iu]?n[iu]z|[iu]?[mn]|s?[iu])$', '') from less_case
  ), less_plural as (
    select * from less_owner
    union select word, regexp_replace(form, 'l[ae]r$', '') from less_owner
  ), hard as (
    select * from less_plural
    union select word, regexp_replace(form, 'g$', 'k') from less_plural where length(form) > 3
    union select word, regexp_replace(form, 'b$', 'p') from less_plural where length(form) > 3
  )
  -- Of a short noun little is left to recognize it by: only its plural and its simplest case are taken off.
  select coalesce(string_agg(distinct form, ' ' order by form), '') from hard
  where form = word or length(form) > 3 or (length(form) = 3 and (length(word) = 4 or word ~ ('^' || form || 'l[ae]r')))
$$;

create function tr_words(what text) returns tsvector language sql immutable strict parallel safe as
  $$ select to_tsvector('turkish', turkish_lower(what)) || to_tsvector('simple', tr_forms(what)) $$;

create function en_forms(what text) returns text language sql immutable strict parallel safe as
  $$ select folded(what) $$;

create function en_words(what text) returns tsvector language sql immutable strict parallel safe as
  $$ select to_tsvector('english', what) || to_tsvector('simple', folded(what)) $$;

-- What a word of a question looks for.
create function tr_word(word text) returns tsquery language sql immutable strict parallel safe as $$
  select plainto_tsquery('turkish', turkish_lower(word)) || to_tsquery('simple', replace(tr_forms(word), ' ', '|'))
$$;

create function en_word(word text) returns tsquery language sql immutable strict parallel safe as
  $$ select plainto_tsquery('english', word) || plainto_tsquery('simple', folded(word)) $$;

-- How much one of the forms is like a word of the text, from 0 to 1; short words are like too many.
create function alike(forms text[], what text) returns real language sql immutable strict parallel safe as $$
  select coalesce(max(strict_word_similarity(form, what)), 0) from unnest(forms) form where length(form) > 4
$$;

-- What a shop sells. The words are what it may also be called, beside its title: kind, colour, material, occasion.
create table product (
  merchant text collate "C" not null,
  id text collate "C" not null,
  title_tr text not null,
  title_en text not null,
  about_tr text not null default '',
  about_en text not null default '',
  words_tr text not null default '',
  words_en text not null default '',
  url text not null,
  image text,
  price numeric not null check (price >= 0),
  was numeric check (was >= 0),
  currency text not null,
  unit_code text not null default 'piece',
  unit_label_tr text not null default 'adet',
  unit_label_en text not null default 'piece',
  unit_step numeric not null default 1 check (unit_step > 0),
  in_stock boolean not null default true,
  version bigint not null default 1,
  search_tr tsvector generated always as (
    setweight(tr_words(title_tr), 'A') || setweight(tr_words(words_tr), 'B')
    || setweight(tr_words(about_tr), 'D')) stored,
  search_en tsvector generated always as (
    setweight(en_words(title_en), 'A') || setweight(en_words(words_en), 'B')
    || setweight(en_words(about_en), 'D')) stored,
  letters_tr text generated always as (folded(title_tr || ' ' || words_tr)) stored,
  letters_en text generated always as (folded(title_en || ' ' || words_en)) stored,
  primary key (merchant, id)
);
create index product_search_tr on product using gin (search_tr);
create index product_search_en on product using gin (search_en);

-- The forms a product is bought in.
create table variant (
  merchant text collate "C" not null,
  product text collate "C" not null,
  id text collate "C" not null,
  place integer not null,
  title_tr text not null,
  title_en text not null,
  price numeric not null check (price >= 0),
  in_stock boolean not null default true,
  options_tr jsonb not null default '{}',
  options_en jsonb not null default '{}',
  primary key (merchant, product, id),
  foreign key (merchant, product) references product on delete cascade
);
