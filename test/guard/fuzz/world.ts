/** What the statements of the fuzzer are about: a shop with every common type, and things that would give an act away. */
export const world = `
  create type stage as enum ('open', 'paid', 'sent');
  create table clients (id int primary key, name text not null, country text, tags text[] not null default '{}',
    details jsonb not null default '{}', joined timestamptz not null default now(), born date, score float8);
  create table sales (id int primary key, client_id int references clients(id), stage stage not null,
    placed_at timestamptz not null, total numeric(12,2) not null, "delete" boolean, "Order Note" text, span daterange);
  create table lines (sale_id int references sales(id), line int, quantity int, price numeric(10,2),
    primary key (sale_id, line));
  create view paid_sales as select id, client_id, total from sales where stage = 'paid';
  create materialized view monthly as
    select date_trunc('month', placed_at) as month, sum(total) as total from sales group by 1;
  create sequence tick;
  create table audit (id int generated always as identity, msg text);
  create unlogged table scratch (n int);
  insert into clients
    select g, 'client ' || g, (array['FR', 'US', null])[1 + g % 3], array['vip', 'x' || g % 2],
      jsonb_build_object('plan', 'p' || g % 2, 'items', jsonb_build_array(g, g + 1)),
      timestamptz '2024-01-01' + g * interval '9 days', date '1980-01-01' + g * 100, g / 3.0
    from generate_series(1, 12) g;
  insert into sales
    select g, 1 + g % 12, (enum_range(null::stage))[1 + g % 3], timestamptz '2024-01-01' + g * interval '31 hours',
      g * 7.5, g % 2 = 0, 'note ' || g, daterange(date '2024-01-01' + g, date '2024-01-05' + g)
    from generate_series(1, 40) g;
  insert into lines select s, l, 1 + (s + l) % 4, 2.5 * l from generate_series(1, 40) s, generate_series(1, 2) l;
  create function net(amount numeric, rate numeric) returns numeric language sql immutable
    as 'select round(amount * (1 - rate), 2)';
  create function sales_of(client int) returns setof sales language sql stable
    as 'select * from sales where client_id = client';
  create function worth(c clients) returns numeric language plpgsql stable as $$
    declare total numeric := 0; r record;
    begin
      for r in select s.total from sales s where s.client_id = c.id loop total := total + r.total; end loop;
      return total;
    end $$;
  create domain positive as int check (value > 0);
  create function add_text(text, text) returns text language sql immutable as $$ select $1 || '/' || $2 $$;
  create operator ~/~ (leftarg = text, rightarg = text, function = add_text);
  create aggregate path_of(text) (sfunc = add_text, stype = text, initcond = '');
`
