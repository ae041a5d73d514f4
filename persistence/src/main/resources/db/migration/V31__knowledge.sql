-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What a shop answers to questions that are not about one product: shipping, returns, payment, opening hours.
create table knowledge_entry (
  merchant text collate "C" not null,
  id text collate "C" not null,
  locale text collate "C" not null check (locale in ('tr', 'en')),
  title text not null,
  text text not null,
  version bigint not null default 1,
  search tsvector generated always as (case locale
    when 'tr' then setweight(tr_words(title), 'A') || setweight(tr_words(text), 'D')
    else setweight(en_words(title), 'A') || setweight(en_words(text), 'D') end) stored,
  primary key (merchant, id)
);
create index knowledge_entry_locale on knowledge_entry (merchant, locale);
