-- conparentid: the copies of one key that partitioning makes.
select k.conrelid, k.conname, array_to_string(k.conkey, ' '), k.confrelid, array_to_string(k.confkey, ' ')
from unnest($1::oid[]) as visible (oid)
join pg_catalog.pg_constraint as k on k.conrelid = visible.oid
where k.contype = 'f' and k.conparentid = 0
order by k.conrelid, k.conname
