/** A schema with one of everything that the catalogue queries read, for every version from 13 on. */
export const everySchema = `
  create type status as enum ('paid', 'open', 'cancelled');
  create domain email as text check (value like '%@%');
  create table customers (
    id int generated always as identity primary key,
    name text not null, country text not null, mail email, tags text[], details jsonb,
    joined timestamptz not null default '2025-01-01', upper_name text generated always as (upper(name)) stored
  );
  comment on table customers is 'People who buy';
  create table orders (
    id bigint, customer_id int not null references customers, status status not null, placed_on date not null,
    total numeric(10,2), note text, primary key (id, placed_on)
  ) partition by range (placed_on);
  create table orders_2024 partition of orders for values from ('2024-01-01') to ('2025-01-01');
  create table orders_2025 partition of orders for values from ('2025-01-01') to ('2026-01-01');
  create index on orders (customer_id);
  create table kinds (u uuid, b bytea, r int4range, i interval, n numeric, x xml, t time, m money, a int[][]);
  create view paid as select * from orders where status = 'paid';
  create materialized view per_country as select country, count(*) as customers from customers group by 1;
  create table members (id int primary key, team text not null, name text not null);
  alter table members enable row level security;
  create policy own on members using (team = 'red');
  insert into customers (name, country, mail, tags, details)
    select 'name ' || g, (array['France', 'Norway', 'Italy'])[1 + g % 3], 'm' || g || '@example.org', array['a', 'b'],
      jsonb_build_object('age', 20 + g % 50) from generate_series(1, 90) g;
  insert into orders select g, 1 + g % 80, (enum_range(null::status))[1 + g % 3], date '2024-01-01' + g % 700, g % 100
    from generate_series(1, 3000) g;
  insert into kinds values ('00000000-0000-0000-0000-000000000001', '\\xff00', '[1,5)', '1 day 02:00', 1.10, '<a/>', '12:30', 9.5, '{{1,2},{3,4}}');
  insert into members values (1, 'red', 'Ada'), (2, 'blue', 'Bo');
  refresh materialized view per_country;
  create role reader login password 'reader';
  grant select on customers, orders, kinds, paid, per_country, members to reader;
  create table hidden (id int primary key, pin text);
  analyze;
`

export interface VersionCheck {
  readonly name: string
  readonly argv: readonly string[]
  /** Default 0. */
  readonly exitCode?: number
  /** The output names the version, a cost or an id, so that it is not compared. */
  readonly varies?: boolean
  /** The first version that knows what is asked for. */
  readonly since?: number
}

const question = (text: string): VersionCheck => ({
  name: `question: ${text}`,
  argv: [text, '--model', 'builtin'],
})
const statement = (
  name: string,
  sql: string,
  more: Omit<VersionCheck, 'name' | 'argv'> = {},
): VersionCheck => ({
  name,
  argv: ['sql', sql, '--format', 'csv'],
  ...more,
})

/** What is asked of each version, in this order. */
export const versionChecks: readonly VersionCheck[] = [
  { name: 'doctor', argv: ['doctor'], varies: true },
  { name: 'schema', argv: ['schema'] },
  { name: 'a briefing', argv: ['schema', '--for', 'orders per country'] },
  {
    name: 'a chart',
    argv: ['sql', 'select country, count(*) from customers group by 1 order by 1', '--chart', 'bar'],
  },
  question('How many customers are there?'),
  question('How many customers per country?'),
  question('How many paid orders are there?'),
  question('How many orders per month in 2025?'),
  question('average total of orders by status'),
  question('Which 3 customers have the most orders?'),
  question('customers without orders'),
  question('orders placed in March 2024'),
  statement(
    'window functions',
    'select id, rank() over (partition by country order by id) from customers order by id limit 5',
  ),
  statement(
    'recursion',
    'with recursive n as (select 1 as i union all select i + 1 from n where i < 5) select * from n',
  ),
  statement('jsonb', "select details->>'age' as age, count(*) from customers group by 1 order by 1 limit 3"),
  statement('jsonpath', "select count(*) from customers where details @? '$.age ? (@ > 30)'"),
  statement(
    'grouping sets',
    'select country, count(*) from customers group by rollup (country) order by 1 nulls last',
  ),
  statement(
    'lateral',
    'select c.id, o.total from customers c, lateral (select total from orders o where o.customer_id = c.id order by o.id limit 1) o order by 1 limit 3',
  ),
  statement('every kind of value', 'select * from kinds'),
  statement('multiranges', 'select int4multirange(int4range(1, 3))::text as m', { since: 14 }),
  statement('any_value', 'select any_value(1) as one', { since: 16 }),
  statement('row-level security', 'select name from members order by 1'),
  statement(
    'a view and a materialised view',
    'select (select count(*) from paid) as paid, (select sum(customers) from per_country) as customers',
  ),
  { name: 'EXPLAIN', argv: ['sql', 'explain select * from orders'], varies: true },
  {
    name: 'rows cut',
    argv: ['sql', 'select id from orders order by id', '--max-rows', '3', '--json'],
    varies: true,
  },
  statement('a misspelt column', 'select contry from customers', { exitCode: 1 }),
  statement('a table without rights', 'select * from hidden', { exitCode: 6 }),
  statement(
    'a statement that is too long',
    'select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b',
    { exitCode: 8, varies: true },
  ),
  statement('DELETE', 'delete from orders', { exitCode: 3 }),
  statement('a write in WITH', 'with d as (delete from orders returning id) select * from d', {
    exitCode: 3,
  }),
  statement('COPY to a program', "copy orders to program 'true'", { exitCode: 3 }),
  statement('a file of the server', "select pg_read_file('/etc/hostname')", { exitCode: 3 }),
  statement('an advisory lock', 'select pg_advisory_lock(1)', { exitCode: 3 }),
  { name: 'an order to write', argv: ['delete all orders'], exitCode: 3 },
  { name: 'the record of runs', argv: ['history', '--limit', '3', '--format', 'csv'], varies: true },
  { name: 'one run', argv: ['show', 'last'], varies: true },
]
