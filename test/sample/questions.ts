/** A question a person would ask of the sample, and the statement that answers it. */
export interface SampleQuestion {
  readonly question: string
  /** Columns are what was asked for; a superlative or top list carries its measure as the last column. */
  readonly sql: string
  /** 1: one table. 2: groups, one join or dates. 3: several joins, ratios, having, anti-joins. */
  readonly level: 1 | 2 | 3
}

/** Relative dates count from `sampleNow`: last year is 2025, last month May 2026. Days are UTC days. */
export const sampleQuestions: readonly SampleQuestion[] = [
  {
    level: 1,
    question: 'How many customers are there?',
    sql: 'select count(*) from customers',
  },
  {
    level: 1,
    question: 'How many customers live in Germany?',
    sql: "select count(*) from customers where country = 'Germany'",
  },
  {
    level: 1,
    question: 'What is the average price of all products?',
    sql: 'select avg(price) from products',
  },
  {
    level: 1,
    question: 'List the names and prices of all products by the brand Millstone.',
    sql: "select name, price from products where brand = 'Millstone'",
  },
  {
    level: 1,
    question: 'Which product is the most expensive?',
    sql: 'select name, price from products order by price desc limit 1',
  },
  {
    level: 1,
    question: 'Show the names of products with a price above 500 euros.',
    sql: 'select name from products where price > 500',
  },
  {
    level: 1,
    question: 'How many orders were cancelled?',
    sql: "select count(*) from orders where status = 'cancelled'",
  },
  {
    level: 1,
    question: 'Which products are out of stock?',
    sql: 'select name from products where stock = 0',
  },
  {
    level: 1,
    question: 'How many customers have no phone number?',
    sql: 'select count(*) from customers where phone is null',
  },
  {
    level: 1,
    question: 'What is the total amount refunded?',
    sql: 'select sum(amount) from refunds',
  },
  {
    level: 1,
    question: 'What is the highest salary among employees?',
    sql: 'select max(salary) from employees',
  },
  {
    level: 1,
    question: 'How many subscriptions are active?',
    sql: 'select count(*) from subscriptions where ended_at is null',
  },
  {
    level: 1,
    question: 'List the name and monthly price of every plan.',
    sql: 'select name, monthly_price from plans',
  },
  {
    level: 1,
    question: 'How many customers receive the newsletter?',
    sql: 'select count(*) from customers where newsletter',
  },
  {
    level: 2,
    question: 'How many orders are there per status?',
    sql: 'select status, count(*) from orders group by status',
  },
  {
    level: 2,
    question: 'How many customers are there in each country?',
    sql: 'select country, count(*) from customers group by country',
  },
  {
    level: 2,
    question: 'Top 3 cities by number of customers',
    sql: 'select city, count(*) as customers from customers group by city order by customers desc limit 3',
  },
  {
    level: 2,
    question: 'What is the average salary per department?',
    sql: 'select department, avg(salary) from employees group by department',
  },
  {
    level: 2,
    question: 'How many orders were placed last year?',
    sql: "select count(*) from orders where ordered_at >= '2025-01-01Z' and ordered_at < '2026-01-01Z'",
  },
  {
    level: 2,
    question: 'How many customers signed up in March 2025?',
    sql: "select count(*) from customers where signed_up_at >= '2025-03-01Z' and signed_up_at < '2025-04-01Z'",
  },
  {
    level: 2,
    question: 'What was the total amount of refunds last month?',
    sql: "select sum(amount) from refunds where refunded_at >= '2026-05-01Z' and refunded_at < '2026-06-01Z'",
  },
  {
    level: 2,
    question: 'How many orders were placed since January 2026?',
    sql: "select count(*) from orders where ordered_at >= '2026-01-01Z'",
  },
  {
    level: 2,
    question: 'Number of orders per month in 2025',
    sql: `
      select date_trunc('month', ordered_at at time zone 'UTC') as month, count(*)
      from orders
      where ordered_at >= '2025-01-01Z' and ordered_at < '2026-01-01Z'
      group by month
      order by month`,
  },
  {
    level: 2,
    question: 'Which 5 customers placed the most orders?',
    sql: `
      select c.name, count(*) as orders
      from customers c
      join orders o on o.customer_id = c.id
      group by c.id, c.name
      order by orders desc
      limit 5`,
  },
  {
    level: 2,
    question: 'How many products are in each category?',
    sql: `
      select c.name, count(*)
      from categories c
      join products p on p.category_id = c.id
      group by c.id, c.name`,
  },
  {
    level: 2,
    question: 'What is the total payment amount by payment method?',
    sql: 'select method, sum(amount) from payments group by method',
  },
  {
    level: 2,
    question: 'How many active subscriptions does each plan have?',
    sql: `
      select p.name, count(*)
      from plans p
      join subscriptions s on s.plan_id = p.id
      where s.ended_at is null
      group by p.id, p.name`,
  },
  {
    level: 2,
    question: 'What was the total revenue in 2025?',
    sql: `
      select sum(i.revenue)
      from order_items i
      join orders o on o.id = i.order_id
      where o.ordered_at >= '2025-01-01Z' and o.ordered_at < '2026-01-01Z'`,
  },
  {
    level: 2,
    question: 'What is the average rating of each product?',
    sql: `
      select p.name, avg(r.rating)
      from products p
      join reviews r on r.product_id = p.id
      group by p.id, p.name`,
  },
  {
    level: 2,
    question: 'How many refunds were there for each reason?',
    sql: 'select reason, count(*) from refunds group by reason',
  },
  {
    level: 2,
    question: 'Which invoices from before 2026 are still unpaid? Show the invoice id and the amount.',
    sql: "select id, amount from invoices where paid_on is null and issued_on < '2026-01-01'",
  },
  {
    level: 2,
    question: 'Which 5 products have been reviewed most often?',
    sql: `
      select p.name, count(*) as reviews
      from products p
      join reviews r on r.product_id = p.id
      group by p.id, p.name
      order by reviews desc
      limit 5`,
  },
  {
    level: 3,
    question: 'Which 5 products earned the most revenue last year?',
    sql: `
      select p.name, sum(i.revenue) as revenue
      from products p
      join order_items i on i.product_id = p.id
      join orders o on o.id = i.order_id
      where o.ordered_at >= '2025-01-01Z' and o.ordered_at < '2026-01-01Z'
      group by p.id, p.name
      order by revenue desc
      limit 5`,
  },
  {
    level: 3,
    question: 'What is the total revenue per category?',
    sql: `
      select c.name, sum(i.revenue)
      from categories c
      join products p on p.category_id = c.id
      join order_items i on i.product_id = p.id
      group by c.id, c.name`,
  },
  {
    level: 3,
    question: 'Which country brought in the most revenue this year?',
    sql: `
      select c.country, sum(i.revenue) as revenue
      from customers c
      join orders o on o.customer_id = c.id
      join order_items i on i.order_id = o.id
      where o.ordered_at >= '2026-01-01Z' and o.ordered_at < '2027-01-01Z'
      group by c.country
      order by revenue desc
      limit 1`,
  },
  {
    level: 3,
    question: 'How many customers have never placed an order?',
    sql: `
      select count(*)
      from customers c
      where not exists (select from orders o where o.customer_id = c.id)`,
  },
  {
    level: 3,
    question: 'What percentage of orders were cancelled?',
    sql: "select 100.0 * count(*) filter (where status = 'cancelled') / count(*) from orders",
  },
  {
    level: 3,
    question: 'Which customers have placed more than 30 orders? Show their names and the number of orders.',
    sql: `
      select c.name, count(*)
      from customers c
      join orders o on o.customer_id = c.id
      group by c.id, c.name
      having count(*) > 30`,
  },
  {
    level: 3,
    question: 'How many units of each product in the Grinders category were sold in 2024?',
    sql: `
      select p.name, sum(i.quantity)
      from categories c
      join products p on p.category_id = c.id
      join order_items i on i.product_id = p.id
      join orders o on o.id = i.order_id
      where c.name = 'Grinders' and o.ordered_at >= '2024-01-01Z' and o.ordered_at < '2025-01-01Z'
      group by p.id, p.name`,
  },
  {
    level: 3,
    question: 'How many customers have both placed an order and taken out a subscription?',
    sql: `
      select count(*)
      from customers c
      where exists (select from orders o where o.customer_id = c.id)
        and exists (select from subscriptions s where s.customer_id = c.id)`,
  },
  {
    level: 3,
    question: 'What is the average order value per sales channel?',
    sql: `
      select o.channel, avg(t.order_value)
      from orders o
      join order_totals t on t.order_id = o.id
      group by o.channel`,
  },
  // The questions of README.md and --help.
  {
    level: 3,
    question: 'top 3 customers by revenue',
    sql: `
      select c.name, sum(i.revenue) as revenue
      from order_items i join orders o on o.id = i.order_id join customers c on c.id = o.customer_id
      group by c.id, c.name
      order by revenue desc
      limit 3`,
  },
  {
    level: 3,
    question: 'revenue by category in 2025',
    sql: `
      select c.name, sum(i.revenue)
      from order_items i
      join orders o on o.id = i.order_id
      join products p on p.id = i.product_id
      join categories c on c.id = p.category_id
      where o.ordered_at >= '2025-01-01' and o.ordered_at < '2026-01-01'
      group by c.id, c.name`,
  },
  {
    level: 2,
    question: 'orders per country in 2025',
    sql: `
      select c.country, count(*)
      from orders o join customers c on c.id = o.customer_id
      where o.ordered_at >= '2025-01-01' and o.ordered_at < '2026-01-01'
      group by c.country`,
  },
  {
    level: 2,
    question: 'How many refunds were made in May 2026?',
    sql: "select count(*) from refunds where refunded_at >= '2026-05-01' and refunded_at < '2026-06-01'",
  },
]
