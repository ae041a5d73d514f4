-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- A mistyped word is looked up by its groups of three letters; without an index every product was compared with it.
create index product_letters_tr on product using gin (letters_tr gin_trgm_ops);
create index product_letters_en on product using gin (letters_en gin_trgm_ops);

-- The products that have a word like one of the forms; short words are like too many.
create function resembling_tr(of text, forms text[]) returns setof text language sql stable parallel safe
  set pg_trgm.strict_word_similarity_threshold = '0.37' as $$
  select distinct p.id from unnest(forms) form join product p on p.merchant = of and p.letters_tr %>> form
  where length(form) > 4
$$;

create function resembling_en(of text, forms text[]) returns setof text language sql stable parallel safe
  set pg_trgm.strict_word_similarity_threshold = '0.37' as $$
  select distinct p.id from unnest(forms) form join product p on p.merchant = of and p.letters_en %>> form
  where length(form) > 4
$$;
