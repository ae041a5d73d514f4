-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- As whom an issuer of OpenID Connect knows a person. The subject is the issuer's own name for them and never given to anybody else
-- there; an address can be. People belong to no merchant.
create table oidc_link (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  user_id text collate "C" not null references staff_user on delete cascade,
  linked_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  primary key (issuer, subject),
  unique (user_id, issuer)
);

-- Sign-ins on their way: to the issuer and back while nobody is named, and then before the second step. Both values are hashes of
-- what the browser alone has; what the issuer is asked with is reckoned from it and kept nowhere.
create table oidc_sign_in (
  browser_hash bytea primary key,
  state_hash bytea,
  user_id text collate "C" references staff_user on delete cascade,
  expires_at timestamptz not null,
  check ((state_hash is null) <> (user_id is null))
);
create index oidc_sign_in_expiry on oidc_sign_in (expires_at);
