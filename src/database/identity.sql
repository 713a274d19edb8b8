select
  current_setting('server_version_num'),
  current_database(),
  current_user,
  current_setting('TimeZone'),
  role.rolsuper,
  has_database_privilege(current_database(), 'create'),
  (
    select string_agg(quote_ident(n.nspname), ', ' order by n.nspname)
    from pg_catalog.pg_namespace as n
    where n.nspname !~ '^pg_' and has_schema_privilege(n.oid, 'create')
  ),
  (
    select string_agg(powerful.rolname, ', ' order by powerful.rolname)
    from pg_catalog.pg_roles as powerful
    where powerful.rolname in (
      'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program', 'pg_signal_backend'
    ) and pg_has_role(powerful.oid, 'member')
  ),
  current_setting('default_transaction_read_only')
from pg_catalog.pg_roles as role
where role.rolname = current_user
