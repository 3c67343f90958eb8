-- How the console looks to somebody, and what they keep in it, as the rules of preferences have it; the language is in their account. As text, in
-- the order of its fields, so that what is alike is written alike.
create table access.preferences (
  operator_id bigint primary key references access.operators on delete cascade,
  document json not null check (octet_length(document::text) <= 131072),
  version integer not null,
  updated_at timestamptz not null default now()
);

-- What is personal, and for what: docs/privacy/register.md is made of this.
comment on column access.preferences.document is 'personal: text; sign-in';
