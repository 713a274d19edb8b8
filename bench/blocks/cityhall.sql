CREATE TYPE permit_status AS ENUM ('submitted', 'under_review', 'approved', 'rejected', 'expired');

CREATE TABLE districts (
  id serial PRIMARY KEY,
  name text NOT NULL UNIQUE,
  population integer NOT NULL,
  area_km2 numeric(6,2) NOT NULL,
  council_seats integer NOT NULL
);

CREATE TABLE departments (
  id serial PRIMARY KEY,
  name text NOT NULL UNIQUE,
  floor integer,
  annual_budget numeric(12,2) NOT NULL,
  phone_extension text
);
COMMENT ON TABLE departments IS 'Organisational units of the city administration';
COMMENT ON COLUMN departments.annual_budget IS 'Budget for the current fiscal year in dollars';
COMMENT ON COLUMN departments.floor IS 'Floor of city hall; null when the department is housed elsewhere';

CREATE TABLE employees (
  id serial PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  department_id integer NOT NULL REFERENCES departments(id),
  job_title text NOT NULL,
  manager_id integer REFERENCES employees(id),
  salary numeric(10,2) NOT NULL,
  hired_on date NOT NULL,
  left_on date,
  is_full_time boolean NOT NULL DEFAULT true
);
COMMENT ON COLUMN employees.left_on IS 'Last day of employment; null for people still employed';
COMMENT ON COLUMN employees.salary IS 'Gross yearly salary in dollars';

CREATE TABLE residents (
  id serial PRIMARY KEY,
  full_name text NOT NULL,
  district_id integer NOT NULL REFERENCES districts(id),
  street_address text NOT NULL,
  birth_date date NOT NULL,
  email text,
  registered_on date NOT NULL,
  is_homeowner boolean NOT NULL
);

CREATE TABLE permit_types (
  id serial PRIMARY KEY,
  name text NOT NULL,
  category text NOT NULL,
  base_fee numeric(8,2) NOT NULL,
  department_id integer NOT NULL REFERENCES departments(id),
  requires_inspection boolean NOT NULL
);

CREATE TABLE permits (
  id serial PRIMARY KEY,
  permit_number text NOT NULL UNIQUE,
  resident_id integer NOT NULL REFERENCES residents(id),
  permit_type_id integer NOT NULL REFERENCES permit_types(id),
  district_id integer NOT NULL REFERENCES districts(id),
  reviewer_id integer REFERENCES employees(id),
  status permit_status NOT NULL,
  submitted_on date NOT NULL,
  decided_on date,
  fee_paid numeric(8,2) NOT NULL,
  estimated_cost numeric(12,2)
);
COMMENT ON TABLE permits IS 'Permit applications filed by residents';
COMMENT ON COLUMN permits.district_id IS 'District in which the work or event takes place';
COMMENT ON COLUMN permits.estimated_cost IS 'Declared cost of the works; null for events and other permits without works';

CREATE TABLE inspections (
  id serial PRIMARY KEY,
  permit_id integer NOT NULL REFERENCES permits(id),
  inspector_id integer NOT NULL REFERENCES employees(id),
  inspected_at timestamp NOT NULL,
  outcome text NOT NULL,
  duration_minutes integer NOT NULL,
  notes text
);

CREATE TABLE complaints (
  id serial PRIMARY KEY,
  resident_id integer REFERENCES residents(id),
  district_id integer NOT NULL REFERENCES districts(id),
  department_id integer NOT NULL REFERENCES departments(id),
  assigned_employee_id integer REFERENCES employees(id),
  topic text NOT NULL,
  channel text NOT NULL,
  priority integer NOT NULL,
  opened_at timestamp NOT NULL,
  closed_at timestamp,
  satisfaction_score integer
);
COMMENT ON COLUMN complaints.resident_id IS 'Person who complained; null for anonymous complaints';
COMMENT ON COLUMN complaints.priority IS '1 = low, 2 = normal, 3 = urgent';
COMMENT ON COLUMN complaints.satisfaction_score IS 'Answer to the follow-up survey from 1 to 5, null if not answered';

CREATE TABLE fines (
  id serial PRIMARY KEY,
  resident_id integer NOT NULL REFERENCES residents(id),
  issued_by integer NOT NULL REFERENCES employees(id),
  violation text NOT NULL,
  amount numeric(8,2) NOT NULL,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  is_contested boolean NOT NULL DEFAULT false
);

CREATE TABLE fine_payments (
  id serial PRIMARY KEY,
  fine_id integer NOT NULL REFERENCES fines(id),
  paid_on date NOT NULL,
  amount numeric(8,2) NOT NULL,
  payment_method text NOT NULL
);
COMMENT ON TABLE fine_payments IS 'Payments received for fines; a fine may be paid in two instalments';

CREATE FUNCTION pg_temp.rnd(k text, n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT (('x'||substr(md5(k),1,6))::bit(24)::int) % n $$;

INSERT INTO districts (name, population, area_km2, council_seats) VALUES
 ('Old Harbor', 18450, 4.20, 3), ('Riverside', 26300, 7.85, 4), ('Maple Heights', 31120, 11.40, 5),
 ('Station Quarter', 14980, 2.95, 2), ('Northfield', 22740, 16.30, 4), ('Mill Creek', 9870, 19.75, 2),
 ('University Park', 17560, 5.60, 3), ('Southgate', 28890, 9.10, 5), ('Eagle Ridge', 4210, 27.30, 1);

INSERT INTO departments (name, floor, annual_budget, phone_extension) VALUES
 ('Building and Zoning', 2, 4850000, '2100'), ('Public Works', NULL, 18600000, '3000'), ('Parks and Recreation', 1, 6240000, '1400'),
 ('Finance', 3, 3175000, '3200'), ('Code Enforcement', 2, 2960000, '2200'), ('City Clerk', 1, 1480000, '1000'),
 ('Sanitation', NULL, 9720000, '4100'), ('Traffic and Parking', 4, 5310000, '4400'), ('Human Resources', 3, 1265000, NULL),
 ('Public Health', 4, 7080000, '4500');

INSERT INTO employees (first_name, last_name, department_id, job_title, manager_id, salary, hired_on, left_on, is_full_time)
SELECT
 (ARRAY['Martha','Leon','Priya','Samuel','Ingrid','Victor','Denise','Hugo','Carmen','Ruth','Alan','Nadia','Peter','Lucia','Omar','Grace','Felix','Tanya','Joel','Beatrice','Wes','Yolanda'])[1+(i*5)%22],
 (ARRAY['Holt','Brennan','Sharma','Okafor','Lindgren','Castillo','Pruitt','Meyer','Ortega','Whitfield','Dunn','Farouk','Novotny','Bianchi','Haddad','Sutton','Kramer','Volkov','Abrams'])[1+(i*3)%19],
 1+(i-1)%10,
 CASE WHEN i <= 10 THEN 'Director' WHEN (i-1)%10 IN (0,4) AND i <= 60 THEN 'Inspector' WHEN (i-1)%10 = 0 THEN 'Plan Reviewer'
      ELSE (ARRAY['Clerk','Analyst','Technician','Coordinator'])[1+pg_temp.rnd('job'||i,4)] END,
 CASE WHEN i <= 10 THEN NULL WHEN i > 40 AND i%3 = 0 THEN 11+(i-1)%10 ELSE 1+(i-1)%10 END,
 CASE WHEN i <= 10 THEN 104000 + pg_temp.rnd('dir'||i,30)*1100 ELSE 41000 + pg_temp.rnd('sal'||i,260)*170 + i END,
 date '2006-03-01' + pg_temp.rnd('hire'||i,7420),
 NULL, i%6 <> 4 OR i <= 10
FROM generate_series(1,84) i;
UPDATE employees SET hired_on = date '2026-01-12' + id*3 WHERE id IN (71,75,78,83);
UPDATE employees SET left_on = greatest(hired_on + 200, date '2024-01-31' + pg_temp.rnd('left'||id,900)) WHERE id IN (23,37,44,52,63,68,77);

INSERT INTO residents (full_name, district_id, street_address, birth_date, email, registered_on, is_homeowner)
SELECT
 (ARRAY['Amelia','Bashir','Chloe','Dmitri','Elena','Frank','Gwen','Hassan','Irene','Jonas','Keiko','Lamar','Monique','Nils','Olga','Pablo','Rosa','Stefan','Teresa','Umar','Vera','Walter','Ximena','Yann','Zoe'])[1+(i*3)%25]
 || ' ' ||
 (ARRAY['Adler','Burke','Chen','Dawson','Espinoza','Fitzgerald','Gallo','Hines','Iverson','Jacobs','Klein','Lam','Marsh','Nakamura','Olson','Park','Quintero','Reyes','Stone','Tran','Underwood','Vega','Wong','York','Zimmer','Ames','Boyd','Cruz','Doyle','Ellis','Flores'])[1+i%31],
 (ARRAY[1,2,2,3,3,3,4,5,5,6,7,8,8,8,1,2,9])[1+pg_temp.rnd('rd'||i,17)],
 (12 + pg_temp.rnd('no'||i,480)) || ' ' || (ARRAY['Elm Street','Dock Road','Cedar Avenue','Station Street','Hill Lane','Prairie Drive','College Way','Mill Road'])[1+pg_temp.rnd('st'||i,8)],
 date '1938-05-11' + pg_temp.rnd('bd'||i,25000),
 CASE WHEN i%8 = 5 THEN NULL ELSE 'resident' || i || '@' || (ARRAY['mailbox.test','inbox.test','post.test'])[1+i%3] END,
 date '2012-01-09' + pg_temp.rnd('rg'||i,5300),
 pg_temp.rnd('own'||i,100) < 58
FROM generate_series(1,150) i;

INSERT INTO permit_types (name, category, base_fee, department_id, requires_inspection) VALUES
 ('New Construction','building',850,1,true), ('Home Renovation','building',240,1,true), ('Demolition','building',410,1,true),
 ('Fence','building',65,1,false), ('Electrical Work','building',130,1,true), ('Tree Removal','environment',55,3,true),
 ('Street Closure','event',180,8,false), ('Outdoor Festival','event',320,3,true), ('Food Vendor','business',145,10,true),
 ('Sidewalk Cafe','business',210,8,true), ('Well Drilling','environment',500,10,true);

INSERT INTO permits (permit_number, resident_id, permit_type_id, district_id, reviewer_id, status, submitted_on, decided_on, fee_paid, estimated_cost)
SELECT 'P-' || to_char(s.d,'YYYY') || '-' || lpad(i::text,4,'0'), r.id, t.id,
  CASE WHEN pg_temp.rnd('pd'||i,6) = 0 THEN 1+pg_temp.rnd('pe'||i,9) ELSE r.district_id END,
  CASE WHEN st = 'submitted' THEN NULL ELSE t.department_id + 10*(1+pg_temp.rnd('rv'||i,6)) END,
  st::permit_status, s.d,
  CASE WHEN st IN ('submitted','under_review') THEN NULL ELSE s.d + 4 + pg_temp.rnd('dec'||i, 60) END,
  t.base_fee + CASE WHEN pg_temp.rnd('ex'||i,4) = 0 THEN 25 ELSE 0 END,
  CASE WHEN t.category IN ('building','environment') AND pg_temp.rnd('ec0'||i,12) <> 1 THEN 900 + pg_temp.rnd('ec'||i,900)*(CASE WHEN t.id = 1 THEN 410 WHEN t.id = 2 THEN 62 ELSE 21 END) + i END
FROM generate_series(1,210) i
CROSS JOIN LATERAL (SELECT date '2024-01-08' + (i*1045)/210 - pg_temp.rnd('sub'||i,6) AS d) s
JOIN permit_types t ON t.id = (ARRAY[1,2,2,2,3,4,4,5,5,6,7,7,8,9,9,10])[1+pg_temp.rnd('pt'||i,16)]
JOIN residents r ON r.id = 1 + pg_temp.rnd('pr'||i,110)
CROSS JOIN LATERAL (SELECT CASE
   WHEN s.d > '2026-11-05' THEN 'submitted'
   WHEN s.d > '2026-09-12' THEN (ARRAY['submitted','under_review'])[1+pg_temp.rnd('ps'||i,2)]
   ELSE (ARRAY['approved','approved','approved','approved','rejected','expired','approved','rejected'])[1+pg_temp.rnd('ps'||i,8)] END AS st) x;

INSERT INTO inspections (permit_id, inspector_id, inspected_at, outcome, duration_minutes, notes)
SELECT p.id, (ARRAY[11,15,21,25,31,35,41,45,51,11,15,31,15])[1+pg_temp.rnd('ip'||p.id||'-'||n,13)],
  (p.decided_on + 5 + n*14 + pg_temp.rnd('id'||p.id,15))::timestamp + make_interval(hours => 8+pg_temp.rnd('ih'||p.id||n,9), mins => 15*pg_temp.rnd('im'||p.id||n,4)),
  CASE WHEN n < c.k THEN 'failed' ELSE (ARRAY['passed','passed','passed','passed','conditional','failed'])[1+pg_temp.rnd('io'||p.id,6)] END,
  20 + 5*pg_temp.rnd('du'||p.id||'-'||n,23),
  CASE WHEN pg_temp.rnd('nt'||p.id||n,3) = 0 THEN (ARRAY['Missing handrail','Wiring not grounded','Follow-up visit needed','Setback too small','All in order'])[1+pg_temp.rnd('nn'||p.id||n,5)] END
FROM permits p JOIN permit_types t ON t.id = p.permit_type_id AND t.requires_inspection
CROSS JOIN LATERAL (SELECT (ARRAY[1,1,1,2,1,2,0,3,1])[1+pg_temp.rnd('ic'||p.id,9)] AS k) c
CROSS JOIN LATERAL generate_series(1, c.k) n
WHERE p.status IN ('approved','expired') AND p.decided_on + 5 + n*14 + 15 < date '2026-11-20'
ORDER BY 3;

INSERT INTO complaints (resident_id, district_id, department_id, assigned_employee_id, topic, channel, priority, opened_at, closed_at, satisfaction_score)
SELECT CASE WHEN pg_temp.rnd('an'||i,7) = 2 THEN NULL ELSE r.id END, r.district_id, tp.dep,
  CASE WHEN pg_temp.rnd('as'||i,9) = 1 THEN NULL ELSE tp.dep + 10*(1+pg_temp.rnd('ae'||i,5)) END,
  tp.topic, (ARRAY['phone','phone','web form','web form','email','mobile app','in person'])[1+pg_temp.rnd('ch'||i,7)],
  (ARRAY[1,1,2,2,2,3])[1+pg_temp.rnd('pri'||i,6)], o.t,
  CASE WHEN closed THEN o.t + make_interval(hours => 5 + pg_temp.rnd('cl'||i,900)) END,
  CASE WHEN closed AND pg_temp.rnd('sa'||i,3) <> 0 THEN 1 + pg_temp.rnd('sc'||i,5) END
FROM generate_series(1,260) i
JOIN residents r ON r.id = 1 + pg_temp.rnd('cr'||i,130)
JOIN (VALUES (0,'pothole',2),(1,'noise',5),(2,'missed garbage pickup',7),(3,'illegal parking',8),(4,'broken streetlight',2),(5,'overgrown park',3),(6,'pothole',2),(7,'missed garbage pickup',7),(8,'rodents',10),(9,'illegal dumping',5),(10,'graffiti',2)) tp(n,topic,dep) ON tp.n = pg_temp.rnd('tp'||i,11)
CROSS JOIN LATERAL (SELECT timestamp '2025-01-02 07:10' + make_interval(hours => i*63 + pg_temp.rnd('oh'||i,11), mins => pg_temp.rnd('om'||i,60)) AS t) o
CROSS JOIN LATERAL (SELECT o.t < '2026-10-05' AND pg_temp.rnd('cx'||i,13) <> 4 AS closed) c;

INSERT INTO fines (resident_id, issued_by, violation, amount, issued_on, due_on, is_contested)
SELECT 1 + pg_temp.rnd('fr'||i,120), v.dep + 10*(1+pg_temp.rnd('fe'||i,5)), v.name,
  v.base + 5*pg_temp.rnd('fa'||i,12), d.d, d.d + 30, pg_temp.rnd('fc'||i,8) = 3
FROM generate_series(1,165) i
JOIN (VALUES (0,'parking violation',45,8),(1,'parking violation',45,8),(2,'illegal dumping',260,5),(3,'noise violation',110,5),(4,'unpermitted construction',600,1),(5,'littering',70,7),(6,'health code violation',320,10),(7,'parking violation',45,8)) v(n,name,base,dep) ON v.n = pg_temp.rnd('fv'||i,8)
CROSS JOIN LATERAL (SELECT date '2025-01-06' + (i*680)/165 + pg_temp.rnd('fd'||i,4) AS d) d;

INSERT INTO fine_payments (fine_id, paid_on, amount, payment_method)
SELECT f.id, f.issued_on + 3 + (n-1)*20 + pg_temp.rnd('py'||f.id,34),
  CASE WHEN k.k = 2 THEN CASE WHEN n = 1 THEN f.amount - 20 ELSE 20 END ELSE f.amount END,
  (ARRAY['card','card','bank transfer','cash','check'])[1+pg_temp.rnd('pm'||f.id,5)]
FROM fines f CROSS JOIN LATERAL (SELECT (ARRAY[1,1,1,0,2,0,1])[1+pg_temp.rnd('pk'||f.id,7)] AS k) k
CROSS JOIN LATERAL generate_series(1,k.k) n
WHERE f.issued_on + 3 + (n-1)*20 + pg_temp.rnd('py'||f.id,34) <= date '2026-11-19';
