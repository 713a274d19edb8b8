/** A small database for the command line's tests: two tables, an enum, comments, a key between them. */
export const shop = `
  create type order_status as enum ('paid', 'open');
  create table customers (
    id int primary key,
    name text not null,
    country text not null
  );
  comment on table customers is 'People who buy';
  create table orders (
    id int primary key,
    customer_id int not null references customers,
    status order_status not null,
    placed_on date not null,
    total numeric(10,2),
    note text
  );
  create index on orders (customer_id);
  insert into customers values (1, 'Ada', 'France'), (2, 'Bo', 'Norway'), (3, 'Cy', 'France');
  insert into orders values
    (1, 1, 'paid', '2025-01-05', 10.50, null),
    (2, 2, 'paid', '2025-02-05', 99.00, E'two\\nlines'),
    (3, 3, 'open', '2025-03-05', null, E'\\x1b[31mred');
  analyze customers, orders;
`

/** What the scripted model answers for "orders per country". */
export const ordersPerCountry = {
  fill: {
    outcome: 'query',
    sql: 'select c.country, count(*) as orders from orders o join customers c on c.id = o.customer_id group by c.country order by c.country',
    reading: 'number of orders for each country',
    answer_template: '{country} has {orders} orders.',
  },
} as const
