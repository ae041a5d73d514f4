-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- The country whose phone numbers need no prefix in the shop to be.
alter table sign_up add column region text not null default 'TR' check (region ~ '^[A-Z]{2}$');
