import { distance } from 'fastest-levenshtein'

/** How Postgres says what other databases have a function for. */
const elsewhere: Readonly<Record<string, string>> = {
  add_months: "date + n * interval '1 month'",
  any_value: 'min(x), before version 16',
  charindex: 'strpos(text, part)',
  convert_tz: "timestamp at time zone 'zone'",
  curdate: 'current_date',
  date_format: 'to_char(date, format)',
  dateadd: "date + interval '1 day'",
  datediff: 'date - date',
  datepart: 'extract(field from date)',
  dayofweek: 'extract(isodow from date)',
  getdate: 'now()',
  group_concat: "string_agg(text, ',')",
  hour: 'extract(hour from timestamp)',
  iff: 'case when … then … else … end',
  if: 'case when … then … else … end',
  ifnull: 'coalesce(a, b)',
  instr: 'strpos(text, part)',
  isnull: 'coalesce(a, b)',
  julianday: 'extract(epoch from timestamp) / 86400',
  last_day: "date_trunc('month', date) + interval '1 month - 1 day'",
  len: 'length(text)',
  listagg: "string_agg(text, ',')",
  median: 'percentile_cont(0.5) within group (order by x)',
  month: 'extract(month from date)',
  nvl: 'coalesce(a, b)',
  rand: 'random()',
  strftime: 'to_char(timestamp, format)',
  str_to_date: 'to_date(text, format)',
  sysdate: 'now()',
  timestampdiff: 'extract(epoch from b - a)',
  try_cast: 'a CASE with a pattern, then ::type',
  ucase: 'upper(text)',
  week: 'extract(week from date)',
  year: 'extract(year from date)',
}

/** What to write in place of a function that does not exist; null when nothing resembles it. */
export function suggestFunction(name: string, existing: readonly string[]): string | null {
  const known = Object.hasOwn(elsewhere, name) ? elsewhere[name] : undefined
  if (known !== undefined) return `In PostgreSQL write ${known}.`
  const furthest = Math.max(2, Math.floor(name.length / 3))
  const bare = name.replaceAll('_', '')
  const near = existing
    .filter((candidate) => Math.abs(candidate.length - name.length) <= furthest + 1)
    .map((candidate) => ({
      candidate,
      away: Math.min(distance(name, candidate), distance(bare, candidate.replaceAll('_', ''))),
    }))
    .filter(({ away }) => away <= furthest)
    .sort((a, b) => a.away - b.away || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
  return near.length === 0 ? null : `Functions with a name like it: ${near.join(', ')}.`
}
