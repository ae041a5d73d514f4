-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Mails on their way out, written with what they tell of. recipient and body are personal: a row goes once it is sent (the sandbox shows
-- it for a while instead) and in any case when nobody has use for it any more.
create table mail (
  id text collate "C" primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  locale text not null,
  created_at timestamptz not null default now(),
  keep_until timestamptz not null,
  sent_at timestamptz,
  locked_until timestamptz not null default now(),
  attempts integer not null default 0
);
create index mail_waiting on mail (locked_until) where sent_at is null;
create index mail_age on mail (keep_until);
