-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- As whom a shop writes a mail; both empty for what the installation itself says. Kept with the mail, because a shop may be gone, or
-- called something else, when it leaves.
alter table mail
  add column sender_name text not null default '',
  add column reply_to text not null default '';
