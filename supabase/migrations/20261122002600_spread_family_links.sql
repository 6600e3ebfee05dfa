-- A deployment may one day be spread by town_id: then a key can only be unique within a town. A token has 256 random bits, so
-- nothing is lost; the plain index finds a link by its token, wherever it is.
alter table public.family_links drop constraint family_links_token_sha256_key;
alter table public.family_links add constraint family_links_token_key unique (town_id, token_sha256);
create index family_links_by_token on public.family_links (token_sha256);
