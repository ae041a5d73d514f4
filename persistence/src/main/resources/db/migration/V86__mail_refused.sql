-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- A mail that its carrier refuses for good is not tried again. It stays, with the carrier's words, until nobody has use for it.
alter table mail
  add column refused_at timestamptz,
  add column refusal text;
drop index mail_waiting;
create index mail_waiting on mail (locked_until) where sent_at is null and refused_at is null;
