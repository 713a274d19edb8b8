import { describe, expect, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

/** Buyers without orders, orders without reviews or lines, lines sold below the list price, orders paid in part. */
const market = useWorkshop(`
create table buyer (buyer_id int primary key, full_name text not null, town text not null, born_on date not null);
create table purchase (purchase_id int primary key, buyer_id int not null references buyer, channel text not null, bought_on date not null, total_amount numeric not null);
create table review (review_id int primary key, purchase_id int not null unique references purchase, written_on date not null, score int not null);
create table article (article_id int primary key, title text not null, category text not null, unit_price numeric not null, stock int not null);
create table purchase_line (line_id int primary key, purchase_id int not null references purchase, article_id int not null references article, quantity int not null, unit_price numeric not null);
create table settlement (settlement_id int primary key, purchase_id int not null references purchase, paid_on date not null, amount numeric not null);
create table stand (stand_no int primary key, hall text not null, wk_upkeep numeric not null);
create table rent (rent_no int primary key, stand_no int not null references stand, due_on date not null, premium numeric not null);
comment on column rent.premium is 'Quarterly premium of the stand';
create table refunds_issued (refund_no int primary key, purchase_id int not null references purchase, method text not null);
insert into buyer values (1,'Ada Berg','Turku','1980-02-01'),(2,'Bo Lind','Turku','1991-05-05'),(3,'Cy Moe','Oulu','1975-07-09'),(4,'Di Holm','Vaasa','2001-01-01');
insert into purchase values (1,1,'Web','2024-01-05',100),(2,1,'Phone','2024-01-20',40),(3,2,'Web','2024-02-02',75),(4,3,'Web','2024-02-11',20),(5,3,'Phone','2023-12-30',5);
insert into review values (1,1,'2024-01-09',5),(2,3,'2024-02-08',3),(3,4,'2024-03-01',4);
insert into article values (1,'Lamp','Light',20,7),(2,'Torch','Light',8,30),(3,'Stool','Wood',35,2),(4,'Bench','Wood',90,0);
insert into purchase_line values (1,1,1,4,19),(2,1,2,3,8),(3,2,3,1,30),(4,3,2,9,7),(5,4,1,1,20);
insert into settlement values (1,1,'2024-01-10',60),(2,1,'2024-02-10',30),(3,3,'2024-02-20',75),(4,5,'2024-01-02',5);
insert into stand values (1,'A',12),(2,'B',9);
insert into rent values (1,1,'2024-01-01',80),(2,2,'2024-04-01',75),(3,2,'2024-04-09',5);
insert into refunds_issued values (1,1,'Voucher'),(2,2,'Voucher'),(3,3,'Cash');`)

const rows = (question: string, sql: string) => market.expectRows(question, sql)

describe('two things measured for each group', () => {
  const reviewed =
    'select channel, count(*), avg(score) from purchase left join review using (purchase_id) group by channel'
  const monthly = (of: string, from: string) =>
    `select date_trunc('month', bought_on)::date, ${of} from ${from} group by 1`
  const perTown =
    'select town, count(distinct buyer_id), avg(total_amount) from buyer left join purchase using (buyer_id) group by town'
  const all = 'select (select count(*) from purchase), (select avg(score) from review)'
  it.each([
    ['For each channel, show the number of purchases and the average review score.', reviewed],
    ['Return the number of purchases and the average review score per channel.', reviewed],
    ['What is the number of purchases and the average review score for each channel?', reviewed],
    [
      'For each month, show the number of purchases and the number of reviews.',
      monthly('count(*), count(review_id)', 'purchase left join review using (purchase_id)'),
    ],
    [
      'For each month, show the number of purchases and the number of purchase lines.',
      monthly(
        'count(distinct purchase.purchase_id), count(line_id)',
        'purchase left join purchase_line using (purchase_id)',
      ),
    ],
    [
      'For each month, show the number of purchases and the average quantity.',
      monthly(
        'count(distinct purchase.purchase_id), avg(quantity)',
        'purchase left join purchase_line using (purchase_id)',
      ),
    ],
    ['What is the number of buyers and the average purchase amount per town?', perTown],
    ['For each town, give the number of buyers and the average purchase amount.', perTown],
    ['What is the number of purchases and the average review score?', all],
    ['Show the number of purchases and the average score of the reviews.', all],
  ])('loses no rows of either: %s', (question, sql) => rows(question, sql))

  it.each([
    [
      'Return the top 2 towns by total purchase amount, showing the number of unique buyers and the total purchase amount for each town.',
      'select town, count(distinct buyer_id), sum(total_amount) from buyer join purchase using (buyer_id) group by town order by 3 desc limit 2',
    ],
    [
      'For each town, show the number of unique buyers and the average purchase amount.',
      'select town, count(distinct buyer_id), avg(total_amount) from buyer join purchase using (buyer_id) group by town',
    ],
  ])('that meet are the rows where it says so: %s', (question, sql) => rows(question, sql))

  it.each([
    'What is the number of purchases and the average review score in 2024?',
    'Show the number of purchases and the average review score in February 2024.',
  ])('is not guessed with a date that one of them has: %s', (question) => market.expectSilence(question))
})

describe('for all of them', () => {
  const of = (what: string, on = '') =>
    `select full_name, ${what} from buyer left join purchase on buyer.buyer_id = purchase.buyer_id ${on} group by buyer.buyer_id, full_name`
  const counts = 'count(purchase_id), coalesce(sum(total_amount), 0)'
  it.each([
    ['Return the full name, number of purchases and total purchase amount for all buyers.', of(counts)],
    [
      'Show the full name, the number of purchases and the total purchase amount for all the buyers.',
      of(counts),
    ],
    [
      'List the full name, number of purchases and average purchase amount for all buyers.',
      of('count(purchase_id), avg(total_amount)'),
    ],
    ['Return the full name and the number of purchases for all our buyers.', of('count(purchase_id)')],
    [
      'Return the full name and number of purchases for all buyers in 2023.',
      of('count(purchase_id)', "and bought_on >= '2023-01-01' and bought_on < '2024-01-01'"),
    ],
    [
      'Return the full name, number of purchases and CR for all buyers.\n\nInstructions: CR = buyer rank by number of purchases, with rank 1 being the buyer with the highest number of purchases',
      of('count(purchase_id), rank() over (order by count(purchase_id) desc)'),
    ],
    ['What is the average unit price for all articles?', 'select avg(unit_price) from article'],
    ['What is the number of purchases for all buyers?', 'select count(*) from purchase'],
  ])('those without any have 0: %s', (question, sql) => rows(question, sql))

  it.each([
    'Return the full name, number of purchases and average review score for all buyers.',
    'Return the full name and the average purchase amount for all buyers.',
  ])('is not answered where some would be left out: %s', (question) => market.expectSilence(question))
})

describe('totals of periods', () => {
  const per = (grain: string, of = 'sum(amount)', more = '') =>
    `select date_trunc('${grain}', paid_on)::date, ${more} ${of} from settlement group by 1`
  it.each([
    ['What is the total monthly settlement amount?', per('month')],
    ['Show the total monthly amount of the settlements.', per('month')],
    ['What were the total daily settlement amounts?', per('day')],
    ['What is the monthly total settlement amount?', per('month')],
    [
      'What was the total yearly purchase amount per channel?',
      'select extract(year from bought_on)::int, channel, sum(total_amount) from purchase group by 1, 2',
    ],
  ])('are told for each of them: %s', (question, sql) => rows(question, sql))

  it('are not told of an amount that is one of a period', async () => {
    const outcome = await market.ask('What is the total quarterly premium?')
    expect(outcome.kind === 'answer' && outcome.sql.includes('group by')).toBe(false)
  })

  it.each([
    'What is the total monthly wage of the buyers?',
    'What is the average total monthly flumbert?',
    'What is the total hourly settlement amount?',
  ])('are no totals of what is not there: %s', (question) => market.expectSilence(question))
})

describe('the amount of a thing', () => {
  const perBuyer =
    'select full_name, sum(total_amount) from purchase join buyer using (buyer_id) group by buyer_id, full_name'
  it.each([
    ['What is the total purchase amount?', 'select sum(total_amount) from purchase'],
    ['What is the average purchase amount?', 'select avg(total_amount) from purchase'],
    [
      'What is the average purchase amount per channel?',
      'select channel, avg(total_amount) from purchase group by 1',
    ],
    [
      'Show the sum of the purchase amounts per channel.',
      'select channel, sum(total_amount) from purchase group by 1',
    ],
    ['What is the total purchase amount per buyer?', perBuyer],
    ['What is the total purchase amount for each buyer?', perBuyer],
    ['Top 2 buyers by total purchase amount', `${perBuyer} order by 2 desc limit 2`],
    ['Which 2 buyers have the highest total purchase amount?', `${perBuyer} order by 2 desc limit 2`],
    ['What is the total settlement amount?', 'select sum(amount) from settlement'],
  ])('is its own total: %s', (question, sql) => rows(question, sql))
})

describe('a formula said in passing', () => {
  const lines = 'sum(l.quantity * l.unit_price)'
  const perCategory = `select category, ${lines} from purchase_line l join article using (article_id) group by 1`
  const total = `select ${lines} from purchase_line l`
  it.each([
    ['What is the total revenue per category, where revenue is quantity times unit price?', perCategory],
    ['What is the total revenue per category, where revenue = quantity * unit_price?', perCategory],
    ['What is the total revenue (quantity * unit price) per category?', perCategory],
    ['What is the total revenue (quantity times unit price) for each category?', perCategory],
    ['What is the total revenue per category?\n\nInstructions: revenue = unit_price * quantity', perCategory],
    ['What is the total revenue, where revenue is defined as quantity * unit price?', total],
    [
      'What is the total revenue (quantity * unit_price) of purchases with channel Web?',
      `${total} join purchase using (purchase_id) where channel = 'Web'`,
    ],
    [
      'What is the total stock value per category, where stock value is stock times unit price of the article?',
      'select category, sum(stock * unit_price) from article group by 1',
    ],
    [
      'What is the total revenue per category?\n\nInstructions: revenue = quantity * article.unit_price',
      'select category, sum(l.quantity * a.unit_price) from purchase_line l join article a using (article_id) group by 1',
    ],
    [
      'What is the total revenue per category?\n\nInstructions: revenue = quantity * the unit price of the article',
      'select category, sum(l.quantity * a.unit_price) from purchase_line l join article a using (article_id) group by 1',
    ],
  ])('is of one row unless it says of what: %s', (question, sql) => rows(question, sql))

  it.each([
    'What is the total revenue per category, where revenue is quantity times flumbert?',
    'What is the total flumbert per category, where revenue is quantity times unit price?',
    'List the articles, where grumble = stock * unit_price.',
    'What is the total revenue (quantity * wages) per category?',
    'What is the total revenue per category, where turnover is quantity times unit price?',
  ])('is read whole or not at all: %s', (question) => market.expectSilence(question))
})

describe('starting from the one end to the other', () => {
  const names = async (question: string) => {
    const outcome = await market.ask(question)
    return outcome.kind === 'answer'
      ? (/order by .*$/.exec(outcome.sql.replaceAll('\n', ' '))?.[0] ?? '')
      : outcome.kind
  }
  it.each([
    ['List the buyers starting from the oldest to the youngest.', 'order by buyer.born_on asc nulls last'],
    ['List the buyers, starting with the youngest to the oldest.', 'order by buyer.born_on desc nulls last'],
    [
      'List the articles starting from the most expensive to the cheapest.',
      'order by article.unit_price desc nulls last',
    ],
    [
      'List the articles starting with the cheapest to the most expensive.',
      'order by article.unit_price asc nulls last',
    ],
  ])('%s', async (question, order) => expect(await names(question)).toBe(order))
})

describe('the distinct IDs of things', () => {
  const refunded = (where: string) =>
    `select distinct buyer_id from purchase join refunds_issued using (purchase_id) where ${where}`
  it.each([
    ['Return the distinct list of buyer IDs that have received a cash refund.', refunded("method = 'Cash'")],
    ['Return the distinct buyer IDs that received a voucher refund.', refunded("method = 'Voucher'")],
    ['List the unique list of buyer ids with a refund.', refunded('true')],
    ['Which buyers have received a cash refund?', 'select full_name from buyer where buyer_id = 2'],
    ['How many refunds are there per method?', 'select method, count(*) from refunds_issued group by 1'],
    [
      'Return the distinct list of buyer IDs that have made a purchase on channel Phone.',
      "select distinct buyer_id from purchase where channel = 'Phone'",
    ],
  ])('%s', (question, sql) => rows(question, sql))

  it.each([
    'Return the distinct list of flumbert IDs that have received a cash refund.',
    'Return the distinct list of buyer IDs that have received a cash grumble.',
  ])('are of what is there: %s', (question) => market.expectSilence(question))
})
