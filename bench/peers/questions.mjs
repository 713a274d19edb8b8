/** What is asked, the SQL the scripted model writes (no double quotes, so that it survives JSON), and the tables it reads. */
export const questions = [
  {
    question: 'How many bicycles are there per brand?',
    sql: 'select brand, count(*) as bicycles from bicycles group by brand order by brand',
    tables: 'bicycles',
  },
  {
    question: 'How many repairs were opened in 2025?',
    sql: "select count(*) as repairs from repairs where opened_at >= '2025-01-01' and opened_at < '2026-01-01'",
    tables: 'repairs',
  },
  {
    question: 'Which 3 mechanics closed the most repairs?',
    sql: "select m.name, count(*) as repairs from repairs r join mechanics m on m.id = r.mechanic_id where r.status = 'closed' group by m.id, m.name order by repairs desc, m.name limit 3",
    tables: 'repairs, mechanics',
  },
  {
    question: 'What is the total labour price of the repairs per city of the customer?',
    sql: 'select c.city, sum(r.labour_price) as labour_price from repairs r join bicycles b on b.id = r.bicycle_id join customers c on c.id = b.customer_id group by c.city order by c.city',
    tables: 'repairs, bicycles, customers',
  },
  {
    question: 'How many customers have no bicycle?',
    sql: 'select count(*) as customers from customers c where not exists (select 1 from bicycles b where b.customer_id = c.id)',
    tables: 'customers, bicycles',
  },
  {
    question: 'What was spent on each part in repairs of cargo bicycles?',
    sql: "select p.part, sum(p.quantity * p.unit_price) as spent from repair_parts p join repairs r on r.id = p.repair_id join bicycles b on b.id = r.bicycle_id where b.kind = 'cargo' group by p.part order by p.part",
    tables: 'repair_parts, repairs, bicycles',
  },
]
