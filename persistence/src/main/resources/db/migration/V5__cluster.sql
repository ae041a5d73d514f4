-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Which half of a cluster that fell apart lives on.
create table cluster_lease (
  name text primary key,
  owner text not null,
  until timestamptz not null
);
