-- The sample shop: coffee, tea and brewing equipment, sold one by one and as monthly subscriptions.
-- Every amount of money is in euros. Every comment is written in the words a person asks with.

comment on schema public is
  'An online shop for coffee, tea and brewing equipment with monthly subscriptions, from 1 July 2023 to 30 June 2026';

create type customer_segment as enum ('consumer', 'small business', 'corporate');
comment on type customer_segment is 'Kind of customer: a private consumer, a small business or a corporate account';

create type order_status as enum ('pending', 'paid', 'shipped', 'delivered', 'cancelled');
comment on type order_status is 'How far an order has come: pending until it is paid, then shipped, then delivered; or cancelled';

create type sales_channel as enum ('website', 'app', 'phone', 'store');
comment on type sales_channel is 'Where an order was placed';

create type payment_method as enum ('card', 'paypal', 'bank transfer', 'gift card');
comment on type payment_method is 'How a payment was made';

create table categories (
  id integer primary key,
  name text not null unique,
  description text not null
);
comment on table categories is 'Product categories of the shop';
comment on column categories.id is 'Category number';
comment on column categories.name is 'Name of the category, such as Coffee or Grinders';
comment on column categories.description is 'What belongs in the category, in one sentence';

create table products (
  id integer primary key,
  sku text not null unique,
  name text not null unique,
  category_id integer not null references categories (id),
  brand text not null,
  price numeric(10, 2) not null check (price > 0),
  purchase_price numeric(10, 2) not null check (purchase_price > 0),
  stock integer not null check (stock >= 0),
  weight_grams integer,
  attributes jsonb not null,
  launched_on date not null,
  discontinued_on date
);
comment on table products is 'Physical products the shop sells or has sold';
comment on column products.id is 'Product number';
comment on column products.sku is 'Stock keeping unit: the article code on the label';
comment on column products.name is 'Name of the product';
comment on column products.category_id is 'Category the product belongs to';
comment on column products.brand is 'Brand the product is sold under';
comment on column products.price is 'Current list price of one unit in euros';
comment on column products.purchase_price is 'What the shop itself pays for one unit (its cost), in euros';
comment on column products.stock is 'Units in stock in the warehouse today; 0 is out of stock';
comment on column products.weight_grams is 'Shipping weight in grams; NULL when it was never weighed';
comment on column products.attributes is 'Further properties that depend on the category, such as origin, roast, organic, colour or warranty_months';
comment on column products.launched_on is 'Day the product was launched';
comment on column products.discontinued_on is 'Day the product was discontinued; NULL while it is still sold';

create table employees (
  id integer primary key,
  name text not null unique,
  job_title text not null,
  department text not null,
  manager_id integer references employees (id),
  salary numeric(10, 2) not null check (salary > 0),
  hired_on date not null,
  left_on date
);
comment on table employees is 'People who work or have worked at the shop';
comment on column employees.id is 'Employee number';
comment on column employees.name is 'Full name of the employee';
comment on column employees.job_title is 'Job title of the employee';
comment on column employees.department is 'Department the employee works in';
comment on column employees.manager_id is 'Manager the employee reports to; NULL for the managing director';
comment on column employees.salary is 'Gross salary in euros a year';
comment on column employees.hired_on is 'Day the employee was hired';
comment on column employees.left_on is 'Last working day of an employee who has left; NULL while employed';

create table customers (
  id integer primary key,
  name text not null unique,
  email text not null unique,
  phone text,
  birth_date date,
  city text not null,
  country text not null,
  segment customer_segment not null,
  newsletter boolean not null,
  signed_up_at timestamptz not null
);
comment on table customers is 'Customers with an account at the shop';
comment on column customers.id is 'Customer number';
comment on column customers.name is 'Full name of the customer';
comment on column customers.email is 'Email address of the customer';
comment on column customers.phone is 'Phone number; NULL when the customer gave none';
comment on column customers.birth_date is 'Date of birth; NULL when unknown, and always for businesses';
comment on column customers.city is 'City the customer lives in';
comment on column customers.country is 'Country the customer lives in, by its English name';
comment on column customers.segment is 'Customer segment: consumer, small business or corporate';
comment on column customers.newsletter is 'Whether the customer receives the newsletter';
comment on column customers.signed_up_at is 'When the customer signed up';

create table orders (
  id integer primary key,
  customer_id integer not null references customers (id),
  ordered_at timestamptz not null,
  status order_status not null,
  channel sales_channel not null,
  employee_id integer references employees (id),
  coupon_code text,
  shipping_fee numeric(10, 2) not null check (shipping_fee >= 0),
  shipped_at timestamptz,
  delivered_at timestamptz
);
comment on table orders is 'Orders that customers placed for products';
comment on column orders.id is 'Order number';
comment on column orders.customer_id is 'Customer who placed the order';
comment on column orders.ordered_at is 'When the order was placed';
comment on column orders.status is 'Status of the order: pending, paid, shipped, delivered or cancelled';
comment on column orders.channel is 'Sales channel the order came through: website, app, phone or store';
comment on column orders.employee_id is 'Employee who took the order by phone or in the store; NULL for orders placed online';
comment on column orders.coupon_code is 'Coupon code the customer entered; NULL for orders without a coupon';
comment on column orders.shipping_fee is 'Shipping fee charged for the order, in euros; 0 when shipping was free';
comment on column orders.shipped_at is 'When the order was shipped; NULL while it has not been';
comment on column orders.delivered_at is 'When the order was delivered; NULL while it has not been';

create table order_items (
  id integer primary key,
  order_id integer not null references orders (id),
  product_id integer not null references products (id),
  quantity integer not null check (quantity > 0),
  unit_price numeric(10, 2) not null,
  discount numeric(10, 2) not null check (discount >= 0),
  revenue numeric(10, 2) not null generated always as (quantity * unit_price - discount) stored,
  unique (order_id, product_id)
);
comment on table order_items is
  'Order lines: what was sold, one line for each product of an order. A cancelled order keeps no lines, so every line counts as a sale';
comment on column order_items.id is 'Line number';
comment on column order_items.order_id is 'Order the line belongs to';
comment on column order_items.product_id is 'Product that was sold';
comment on column order_items.quantity is 'Number of units sold';
comment on column order_items.unit_price is 'Price of one unit at the time of the order, in euros';
comment on column order_items.discount is 'Discount on the whole line, in euros; 0 when there was none';
comment on column order_items.revenue is
  'Revenue (sales) of the line in euros: quantity * unit_price - discount, before refunds and without shipping';

create table payments (
  id integer primary key,
  order_id integer not null unique references orders (id),
  method payment_method not null,
  amount numeric(10, 2) not null check (amount > 0),
  paid_at timestamptz not null
);
comment on table payments is 'Payments received for orders; an order is paid at once or not at all';
comment on column payments.id is 'Payment number';
comment on column payments.order_id is 'Order that was paid';
comment on column payments.method is 'Payment method: card, paypal, bank transfer or gift card';
comment on column payments.amount is 'Amount paid in euros: the lines of the order and its shipping fee';
comment on column payments.paid_at is 'When the payment was made';

create table refunds (
  id integer primary key,
  order_id integer not null unique references orders (id),
  amount numeric(10, 2) not null check (amount > 0),
  reason text,
  refunded_at timestamptz not null
);
comment on table refunds is 'Money given back to customers for delivered orders, in part or in full';
comment on column refunds.id is 'Refund number';
comment on column refunds.order_id is 'Order that was refunded';
comment on column refunds.amount is 'Amount refunded in euros';
comment on column refunds.reason is 'Why the order was refunded; NULL when the customer gave no reason';
comment on column refunds.refunded_at is 'When the refund was made';

create table reviews (
  id integer primary key,
  product_id integer not null references products (id),
  customer_id integer not null references customers (id),
  rating smallint not null check (rating between 1 and 5),
  review_text text,
  written_at timestamptz not null
);
comment on table reviews is 'Product reviews by customers who bought the product';
comment on column reviews.id is 'Review number';
comment on column reviews.product_id is 'Product that was reviewed';
comment on column reviews.customer_id is 'Customer who wrote the review';
comment on column reviews.rating is 'Star rating from 1 (worst) to 5 (best)';
comment on column reviews.review_text is 'What the customer wrote; NULL when only stars were given';
comment on column reviews.written_at is 'When the review was written';

create table plans (
  id integer primary key,
  name text not null unique,
  monthly_price numeric(10, 2) not null check (monthly_price > 0),
  bags_per_month integer not null check (bags_per_month > 0)
);
comment on table plans is 'Subscription plans on offer';
comment on column plans.id is 'Plan number';
comment on column plans.name is 'Name of the plan';
comment on column plans.monthly_price is 'Price of the plan in euros a month';
comment on column plans.bags_per_month is 'Bags of coffee or tea that a subscriber receives each month';

create table subscriptions (
  id integer primary key,
  customer_id integer not null references customers (id),
  plan_id integer not null references plans (id),
  started_at timestamptz not null,
  ended_at timestamptz,
  cancellation_reason text,
  check (ended_at > started_at),
  check (cancellation_reason is null or ended_at is not null)
);
comment on table subscriptions is 'Monthly subscriptions of customers to a plan';
comment on column subscriptions.id is 'Subscription number';
comment on column subscriptions.customer_id is 'Customer who subscribed';
comment on column subscriptions.plan_id is 'Plan that was subscribed to';
comment on column subscriptions.started_at is 'When the subscription started';
comment on column subscriptions.ended_at is 'When the subscription ended (churned); NULL while it is active';
comment on column subscriptions.cancellation_reason is
  'Why the customer cancelled the subscription; NULL while it is active or when no reason was given';

create table invoices (
  id integer primary key,
  subscription_id integer not null references subscriptions (id),
  amount numeric(10, 2) not null check (amount > 0),
  issued_on date not null,
  due_on date not null,
  paid_on date,
  unique (subscription_id, issued_on)
);
comment on table invoices is 'Monthly invoices for subscriptions; what they bill is not part of product revenue';
comment on column invoices.id is 'Invoice number';
comment on column invoices.subscription_id is 'Subscription the invoice is for';
comment on column invoices.amount is 'Amount billed in euros; the first month of a subscription may be at half price';
comment on column invoices.issued_on is 'Day the invoice was issued';
comment on column invoices.due_on is 'Day the invoice is due';
comment on column invoices.paid_on is 'Day the invoice was paid; NULL while it is unpaid';

create view active_subscriptions as
select s.id as subscription_id, s.customer_id, p.name as plan_name, p.monthly_price, s.started_at
from subscriptions s
join plans p on p.id = s.plan_id
where s.ended_at is null;
comment on view active_subscriptions is 'Subscriptions that are active today, each with its plan';
comment on column active_subscriptions.subscription_id is 'Subscription number';
comment on column active_subscriptions.customer_id is 'Customer who subscribed';
comment on column active_subscriptions.plan_name is 'Name of the plan';
comment on column active_subscriptions.monthly_price is 'Price of the plan in euros a month';
comment on column active_subscriptions.started_at is 'When the subscription started';

create view order_totals as
select order_id, count(*) as line_count, sum(quantity) as units, sum(revenue) as order_value
from order_items
group by order_id;
comment on view order_totals is 'What each order is worth, one row per order that was not cancelled';
comment on column order_totals.order_id is 'Order number';
comment on column order_totals.line_count is 'Number of different products in the order';
comment on column order_totals.units is 'Number of units in the order';
comment on column order_totals.order_value is 'Order value in euros: the revenue of all its lines, without shipping';

create index on products (category_id);
create index on employees (manager_id);
create index on customers (country);
create index on customers (signed_up_at);
create index on orders (customer_id);
create index on orders (employee_id);
create index on orders (ordered_at);
create index on order_items (product_id);
create index on payments (paid_at);
create index on reviews (product_id);
create index on reviews (customer_id);
create index on subscriptions (customer_id);
create index on subscriptions (plan_id);
