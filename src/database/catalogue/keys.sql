-- Primary keys, unique constraints and unique indexes, without predicate or expression.
select i.indrelid, i.indisprimary, array_to_string(i.indkey::int2[], ' '), i.indnkeyatts
from unnest($1::oid[]) as visible (oid)
join pg_catalog.pg_index as i on i.indrelid = visible.oid
where i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
order by i.indrelid, i.indisprimary desc, i.indexrelid
