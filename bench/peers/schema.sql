-- A bicycle workshop, made for these measurements.
create table customers (
  id integer primary key,
  name text not null,
  city text not null,
  joined_on date not null
);
create table bicycles (
  id integer primary key,
  customer_id integer not null references customers,
  brand text not null,
  kind text not null,
  bought_on date
);
create table mechanics (
  id integer primary key,
  name text not null,
  hired_on date not null
);
create table repairs (
  id integer primary key,
  bicycle_id integer not null references bicycles,
  mechanic_id integer references mechanics,
  opened_at timestamptz not null,
  closed_at timestamptz,
  status text not null,
  labour_price numeric(8, 2) not null
);
create table repair_parts (
  repair_id integer not null references repairs,
  line integer not null,
  part text not null,
  quantity integer not null,
  unit_price numeric(8, 2) not null,
  primary key (repair_id, line)
);
insert into customers
select n, 'Customer ' || n, (array['Ghent', 'Utrecht', 'Graz', 'Turku'])[1 + n % 4], date '2021-01-01' + n * 3
from generate_series(1, 400) n;
insert into bicycles
select n, 1 + (n * 7) % 380, (array['Velora', 'Kestrel', 'Norrland'])[1 + n % 3],
  (array['city', 'race', 'cargo', 'mountain', 'folding'])[1 + n % 5], date '2020-05-01' + n % 1500
from generate_series(1, 600) n;
insert into mechanics
select n, (array['Ada', 'Bo', 'Cem', 'Dana', 'Eli', 'Fay'])[n], date '2019-03-01' + n * 90
from generate_series(1, 6) n;
insert into repairs
select n, 1 + (n * 11) % 600, 1 + (n * n) % 6, timestamptz '2024-01-01 09:00Z' + n * interval '7 hours',
  case when n % 9 > 0 then timestamptz '2024-01-03 15:00Z' + n * interval '7 hours' end,
  case when n % 9 > 0 then 'closed' else 'open' end, 20 + n % 60
from generate_series(1, 2400) n;
insert into repair_parts
select n, line, (array['chain', 'brake pad', 'tube', 'spoke'])[1 + (n + line) % 4], 1 + line % 2, 4 + n % 30
from generate_series(1, 2400) n, generate_series(1, 2) line;
