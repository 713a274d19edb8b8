-- Human resources of a mid-sized company
CREATE FUNCTION h(i int, salt text, m int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT ((('x' || substr(md5(i::text || '/' || salt), 1, 7))::bit(28)::int) % m) $$;

CREATE TYPE employment_status AS ENUM ('active', 'on_leave', 'terminated');
CREATE TYPE leave_kind AS ENUM ('Annual', 'Sick', 'Parental', 'Unpaid', 'Study');

CREATE TABLE locations (
  location_id int PRIMARY KEY,
  city text NOT NULL,
  country text NOT NULL,
  opened_on date NOT NULL,
  has_canteen boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE locations IS 'Office sites of the company';
COMMENT ON COLUMN locations.opened_on IS 'Day the office was opened';
COMMENT ON COLUMN locations.has_canteen IS 'True when the site has its own canteen';

CREATE TABLE departments (
  department_id int PRIMARY KEY,
  department_name text NOT NULL UNIQUE,
  location_id int NOT NULL REFERENCES locations,
  annual_budget numeric(12,2) NOT NULL,
  cost_center varchar(8) NOT NULL
);
COMMENT ON TABLE departments IS 'Organisational units; each sits at one location';
COMMENT ON COLUMN departments.annual_budget IS 'Yearly budget in euros';

CREATE TABLE job_titles (
  job_title_id int PRIMARY KEY,
  title text NOT NULL,
  grade int NOT NULL,
  min_salary numeric(10,2) NOT NULL,
  max_salary numeric(10,2) NOT NULL
);
COMMENT ON TABLE job_titles IS 'Positions and their pay bands';
COMMENT ON COLUMN job_titles.grade IS 'Pay grade, 1 (lowest) to 9 (highest)';

CREATE TABLE employees (
  employee_id int PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  email text NOT NULL UNIQUE,
  birth_date date NOT NULL,
  hire_date date NOT NULL,
  termination_date date,
  status employment_status NOT NULL,
  is_full_time boolean NOT NULL,
  salary numeric(10,2) NOT NULL,
  department_id int NOT NULL REFERENCES departments,
  job_title_id int NOT NULL REFERENCES job_titles,
  manager_id int REFERENCES employees
);
COMMENT ON TABLE employees IS 'Everyone on file, present and past staff';
COMMENT ON COLUMN employees.termination_date IS 'Last working day; empty while still employed';
COMMENT ON COLUMN employees.salary IS 'Gross yearly salary in euros';
COMMENT ON COLUMN employees.manager_id IS 'Line manager; empty for the chief executive';

CREATE TABLE leave_requests (
  leave_request_id int PRIMARY KEY,
  employee_id int NOT NULL REFERENCES employees,
  leave_type leave_kind NOT NULL,
  start_date date NOT NULL,
  end_date date NOT NULL,
  days int NOT NULL,
  status text NOT NULL CHECK (status IN ('Pending', 'Approved', 'Rejected')),
  approved_by int REFERENCES employees,
  submitted_at timestamptz NOT NULL
);
COMMENT ON TABLE leave_requests IS 'Requests for time off';
COMMENT ON COLUMN leave_requests.days IS 'Number of days requested';

CREATE TABLE training_courses (
  course_id int PRIMARY KEY,
  course_name text NOT NULL,
  provider text NOT NULL,
  price numeric(8,2) NOT NULL,
  duration_hours int NOT NULL,
  is_mandatory boolean NOT NULL
);
COMMENT ON COLUMN training_courses.price IS 'Fee per participant in euros';

CREATE TABLE course_enrollments (
  employee_id int NOT NULL REFERENCES employees,
  course_id int NOT NULL REFERENCES training_courses,
  enrolled_on date NOT NULL,
  completed_on date,
  score numeric(5,1),
  PRIMARY KEY (employee_id, course_id)
);
COMMENT ON TABLE course_enrollments IS 'Who takes which training course';
COMMENT ON COLUMN course_enrollments.completed_on IS 'Empty while the course is not finished';
COMMENT ON COLUMN course_enrollments.score IS 'Final test score, 0 to 100';

CREATE TABLE performance_reviews (
  review_id int PRIMARY KEY,
  employee_id int NOT NULL REFERENCES employees,
  reviewer_id int NOT NULL REFERENCES employees (employee_id),
  review_date date NOT NULL,
  rating int NOT NULL CHECK (rating BETWEEN 1 AND 5),
  promotion_recommended boolean NOT NULL,
  remarks text
);
COMMENT ON COLUMN performance_reviews.rating IS '1 = poor, 5 = outstanding';

INSERT INTO locations VALUES
 (1,'Lisbon','Portugal','1998-03-02',true),(2,'Dublin','Ireland','2005-09-19',true),(3,'Berlin','Germany','2009-01-12',false),
 (4,'Warsaw','Poland','2014-06-30',false),(5,'Toronto','Canada','2016-04-11',true),(6,'Austin','United States','2017-10-02',false),
 (7,'Chicago','United States','2012-02-20',true),(8,'Singapore','Singapore','2019-08-05',false),(9,'Porto','Portugal','2022-05-16',false),
 (10,'Munich','Germany','2023-11-06',false);
INSERT INTO departments VALUES
 (1,'Executive Office',1,950000,'CC-100'),(2,'Human Resources',1,620000,'CC-110'),(3,'Finance',2,880000,'CC-120'),
 (4,'Research and Development',3,3400000,'CC-200'),(5,'Information Technology',4,1750000,'CC-210'),(6,'Sales',7,2100000,'CC-300'),
 (7,'Marketing',6,1320000,'CC-310'),(8,'Customer Support',4,1480000,'CC-320'),(9,'Legal and Compliance',2,540000,'CC-130'),
 (10,'Logistics',5,1190000,'CC-400'),(11,'Internal Audit',1,260000,'CC-140');
INSERT INTO job_titles VALUES
 (1,'Chief Executive Officer',9,180000,320000),(2,'Department Head',8,98000,165000),(3,'Team Lead',7,76000,112000),
 (4,'Senior Software Engineer',6,68000,105000),(5,'Software Engineer',5,50000,78000),(6,'Research Scientist',6,64000,99000),
 (7,'Accountant',4,42000,66000),(8,'HR Business Partner',5,47000,72000),(9,'Sales Representative',4,38000,74000),
 (10,'Marketing Specialist',4,40000,64000),(11,'Support Agent',2,27000,41000),(12,'Legal Counsel',6,66000,108000),
 (13,'Warehouse Operator',1,24000,35000),(14,'Data Protection Officer',7,72000,110000);
INSERT INTO employees
SELECT i, fn, ln, lower(fn) || '.' || lower(ln) || '@norvia.example',
  date '1961-02-11' + (h(i,'birth',14600)),
  hd, CASE WHEN st = 'terminated' THEN date '2023-02-28' + h(i,'term',600) END,
  st::employment_status, h(i,'ft',6) <> 0,
  (SELECT min_salary FROM job_titles j WHERE j.job_title_id = t) + round((SELECT max_salary - min_salary FROM job_titles j WHERE j.job_title_id = t) * (10 + h(i,'sal',70)) / 100, -2) + i * 10,
  d, t,
  CASE WHEN i = 1 THEN NULL WHEN i <= 10 THEN 1 WHEN i <= 22 THEN d ELSE coalesce((SELECT min(x) FROM generate_series(11,22) x WHERE (ARRAY[4,5,6,8,10,4,5,6,7,8,3,4])[x-10] = d AND h(i,'lead',3) > 0), d) END
FROM (
 SELECT i,
  (ARRAY['Amelia','Bruno','Chiara','Dmitri','Elena','Farid','Greta','Hugo','Ines','Jonas','Katya','Liam','Marta','Nadia','Oscar','Priya','Quentin','Rosa','Stefan','Tomas','Ulla','Viktor','Wanda','Yusuf'])[1 + (i * 7) % 24] fn,
  (ARRAY['Almeida','Becker','Costa','Dubois','Eriksen','Fischer','Grant','Hansen','Ivanov','Jensen','Kowalski','Lopes','Moreau','Novak','Oliveira','Petrov','Quinn','Rossi','Santos','Tan','Ueda','Vargas','Weber','Young','Zhang','Murphy','Nguyen','Bauer','Lindgren','Ortega','Silva'])[1 + (i * 11) % 31] ln,
  CASE WHEN i <= 10 THEN i WHEN i <= 22 THEN (ARRAY[4,5,6,8,10,4,5,6,7,8,3,4])[i - 10]
       ELSE (ARRAY[4,4,4,4,5,5,5,6,6,6,6,7,7,8,8,8,8,8,10,10,10,2,3,3,9])[1 + h(i,'dep',25)] END d,
  CASE WHEN i <= 5 THEN date '2011-01-10' + i * 211 WHEN i <= 22 THEN date '2014-03-01' + h(i,'hire',2100) ELSE date '2016-01-04' + h(i,'hire',3210) END hd,
  CASE WHEN i > 22 AND h(i,'st',9) = 0 THEN 'terminated' WHEN i > 5 AND h(i,'st',9) = 1 AND h(i,'st2',3) > 0 THEN 'on_leave' ELSE 'active' END st0
 FROM generate_series(1,120) i) b
CROSS JOIN LATERAL (SELECT CASE WHEN st0 = 'terminated' AND hd > date '2023-01-01' THEN 'active' ELSE st0 END st,
  CASE WHEN i = 1 THEN 1 WHEN i <= 10 THEN 2 WHEN i <= 22 THEN 3
   ELSE CASE d WHEN 2 THEN 8 WHEN 3 THEN 7 WHEN 4 THEN (ARRAY[4,5,6])[1+h(i,'ti',3)] WHEN 5 THEN (ARRAY[4,5,5])[1+h(i,'ti',3)] WHEN 6 THEN 9 WHEN 7 THEN 10 WHEN 8 THEN 11 WHEN 9 THEN 12 ELSE 13 END END t) c;
INSERT INTO leave_requests
SELECT i, e, k::leave_kind, sd, sd + n - 1, n, st, CASE WHEN st = 'Approved' THEN (SELECT coalesce(manager_id, 2) FROM employees WHERE employee_id = e) END,
  (sd - 9 - h(i,'sub',40))::timestamp AT TIME ZONE 'UTC' + make_interval(hours => 7 + h(i,'hr',11), mins => h(i,'mi',60))
FROM (SELECT i, 1 + h(i,'emp',112) e,
   CASE WHEN h(i,'k',20) < 10 THEN 'Annual' WHEN h(i,'k',20) < 15 THEN 'Sick' WHEN h(i,'k',20) < 17 THEN 'Study' WHEN h(i,'k',20) < 19 THEN 'Unpaid' ELSE 'Parental' END k,
   date '2022-01-10' + h(i,'sd',1070) sd,
   CASE WHEN h(i,'k',20) = 19 THEN 40 + h(i,'n',50) WHEN h(i,'k',20) < 10 THEN 3 + h(i,'n',13) ELSE 1 + h(i,'n',6) END n,
   CASE WHEN h(i,'s',10) < 7 THEN 'Approved' WHEN h(i,'s',10) < 9 THEN 'Rejected' ELSE 'Pending' END st
  FROM generate_series(1,220) i) x;
INSERT INTO training_courses VALUES
 (1,'Fire Safety Basics','SafeWork Academy',45.00,3,true),(2,'Data Privacy Essentials','LexTrain',60.00,4,true),(3,'Leading Teams','Brightpath Learning',1250.00,24,false),
 (4,'Advanced SQL','CodeForge',890.00,16,false),(5,'Negotiation Skills','Brightpath Learning',720.00,14,false),(6,'First Aid at Work','SafeWork Academy',130.00,8,true),
 (7,'Project Management Foundations','Brightpath Learning',980.00,21,false),(8,'Cloud Security','CodeForge',1100.00,18,false),(9,'Business English','Lingua House',410.00,40,false),
 (10,'Forklift Licence','SafeWork Academy',350.00,12,false),(11,'Anti-Bribery Rules','LexTrain',75.00,2,true),(12,'Time Management','Brightpath Learning',290.00,6,false),
 (13,'Deep Learning Workshop','CodeForge',1640.00,32,false);
INSERT INTO course_enrollments
SELECT e, c, d, CASE WHEN f THEN d + 5 + h(i,'cd',70) END, CASE WHEN f AND h(i,'ns',8) > 0 THEN 48 + h(i,'sc',510) / 10.0 END
FROM (SELECT DISTINCT ON (e, c) i, e, c, date '2022-02-01' + h(i,'ed',960) d, h(i,'f',5) > 0 f
  FROM (SELECT i, 1 + h(i,'ce',105) e, (ARRAY[1,1,1,2,2,2,2,3,4,4,5,5,6,6,7,8,9,9,10,11,11,11,12])[1 + h(i,'cc',23)] c FROM generate_series(1,230) i) y ORDER BY e, c, i) z;
INSERT INTO performance_reviews
SELECT i, e, coalesce((SELECT manager_id FROM employees WHERE employee_id = e), 2), date '2022-01-20' + h(i,'rd',1050),
  r, r >= 4 AND h(i,'pr',3) = 0, CASE WHEN h(i,'rm',4) = 0 THEN NULL ELSE (ARRAY['Needs closer guidance','Meets expectations','Strong collaborator','Exceeded targets','Improve punctuality'])[1 + h(i,'rt',5)] END
FROM (SELECT i, 2 + h(i,'re',110) e, (ARRAY[1,2,2,3,3,3,3,4,4,4,5])[1 + h(i,'ra',11)] r FROM generate_series(1,170) i) q;
DROP FUNCTION h(int, text, int);
