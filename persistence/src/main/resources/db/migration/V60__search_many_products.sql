-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- A common word fits thousands of products of a large shop, and each had to be fetched, with all its texts, to be ranked.
-- Now the index itself knows whose a product is and where in it a word stands, and texts stand beside the row.
create extension if not exists btree_gin;

create function marked(mark text, terms tsvector) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(string_to_array(mark || array_to_string(tsvector_to_array(terms), ' ' || mark), ' '))
$$;

-- The words of a product: as they are wherever they stand, once more with a + when in its title or its words, and with a =
-- when in its title. Only the bare ones are ranked.
create function product_terms(title tsvector, words tsvector, about tsvector) returns tsvector
  language sql immutable strict parallel safe as $$
  select setweight(title, 'A') || setweight(words, 'B') || setweight(about, 'D')
    || marked('=', title) || marked('+', title || words)
$$;

drop index product_search_tr, product_search_en, product_letters_tr, product_letters_en;
drop function resembling_tr, resembling_en;
alter table product set (toast_tuple_target = 128);
alter table product
  alter title_tr set storage main, alter title_en set storage main, alter url set storage main, alter image set storage main,
  drop search_tr, drop search_en, drop letters_tr, drop letters_en,
  -- Adding them writes every row anew.
  add search_tr tsvector generated always as (
    product_terms(tr_words(title_tr), tr_words(words_tr), tr_words(about_tr))) stored,
  add search_en tsvector generated always as (
    product_terms(en_words(title_en), en_words(words_en), en_words(about_en))) stored,
  -- For the staff's list: parts of words in both languages.
  add letters text generated always as (
    folded(title_tr || ' ' || words_tr || ' ' || title_en || ' ' || words_en || ' ' || id)) stored,
  alter search_tr set storage external, alter search_en set storage external, alter letters set storage main;
create index product_search_tr on product using gin (merchant, search_tr);
create index product_search_en on product using gin (merchant, search_en);
create index product_letters on product using gin (merchant, letters gin_trgm_ops);

-- The different words in a shop's titles and words, without marks: what a mistyped word is compared with. There are few of
-- them, however many the products. A word may outlive the last product that had it; it then finds nothing.
create table product_word (
  merchant text collate "C" not null,
  language text collate "C" not null check (language in ('tr', 'en')),
  word text collate "C" not null,
  primary key (merchant, language, word)
);
create index product_word_alike on product_word using gin (merchant, language, word gin_trgm_ops);

create function words_to_resemble(what text) returns setof text language sql immutable strict parallel safe as $$
  select distinct word from regexp_split_to_table(folded(what), '[^[:alnum:]]+') word
  where length(word) between 3 and 40 and word ~ '[^0-9]'
$$;

insert into product_word (merchant, language, word)
select merchant, 'tr', word from product, words_to_resemble(title_tr || ' ' || words_tr) word
union select merchant, 'en', word from product, words_to_resemble(title_en || ' ' || words_en) word;

-- The words of the shop that are like one of the forms, and how much so; short words are like too many.
create function resembling(of text, tongue text, forms text[]) returns table (word text, likeness real)
  language sql stable parallel safe set pg_trgm.similarity_threshold = '0.37' as $$
  select w.word, max(similarity(w.word, form)) from unnest(forms) form
  join product_word w on w.merchant = of and w.language = tongue and w.word % form
  where length(form) > 4
  group by w.word order by 2 desc, 1 limit 16
$$;

-- Some products with the terms. Not more than SEEN of them are looked at: who sells more that a word fits gets any of them,
-- unless the price decides. By the index alone: to read each product for its words is what must not happen.
create function product_fitting_tr(
    of text, terms tsquery, at_least numeric, at_most numeric, money text, seen_before text[], way text, seen bigint, most bigint)
  returns table (id text, in_stock boolean) language sql stable parallel safe rows 64
  set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
  select f.id, f.in_stock from (
    select p.id, p.in_stock, p.price from product p
    where p.merchant = of and p.search_tr @@ terms and p.id <> all (seen_before)
      and (p.price between coalesce(at_least, p.price) and coalesce(at_most, p.price) or p.currency <> money)
    limit seen) f
  order by f.in_stock desc, case way when 'cheapest' then f.price end, case way when 'dearest' then f.price end desc, f.id
  limit most
$$;

create function product_fitting_en(
    of text, terms tsquery, at_least numeric, at_most numeric, money text, seen_before text[], way text, seen bigint, most bigint)
  returns table (id text, in_stock boolean) language sql stable parallel safe rows 64
  set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
  select f.id, f.in_stock from (
    select p.id, p.in_stock, p.price from product p
    where p.merchant = of and p.search_en @@ terms and p.id <> all (seen_before)
      and (p.price between coalesce(at_least, p.price) and coalesce(at_most, p.price) or p.currency <> money)
    limit seen) f
  order by f.in_stock desc, case way when 'cheapest' then f.price end, case way when 'dearest' then f.price end desc, f.id
  limit most
$$;
