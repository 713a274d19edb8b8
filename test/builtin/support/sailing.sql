create table harbour (harbour_id int primary key, harbour_name text not null, region text not null);
create table instructor (
  instructor_id int primary key,
  full_name text not null,
  agency text,
  daily_fee numeric(7,2) not null,
  harbour_id int not null references harbour
);
create table boat (
  boat_id int primary key,
  boat_no text not null,
  kind text not null,
  day_rate numeric(7,2) not null,
  mast_height numeric(5,1),
  insured boolean not null,
  last_checked_on date,
  harbour_id int not null references harbour
);
create table pupil (
  pupil_id int primary key,
  full_name text not null,
  town text not null,
  level text not null,
  email text
);
create table lesson (
  lesson_id int primary key,
  pupil_id int not null references pupil,
  instructor_id int not null references instructor,
  boat_id int not null references boat,
  held_on date not null,
  status text not null,
  stars int,
  depth_min int not null,
  depth_max int not null
);
create table bill (
  bill_id int primary key,
  pupil_id int not null references pupil,
  issued_on date not null,
  amount numeric(8,2) not null,
  paid_on date
);
create table skill (skill_id int primary key, title text not null, advanced boolean not null);
create table pupil_skill (
  pupil_id int not null references pupil,
  skill_id int not null references skill,
  primary key (pupil_id, skill_id)
);
insert into harbour values (1, 'Eastwick', 'North'), (2, 'Saltby', 'North'), (3, 'Gullhaven', 'South'), (4, 'Mirk Bay', 'West');
insert into instructor
select n, 'Teacher ' || n, (array['Wavecraft', 'Tiderun', null])[1 + n % 3], 80 + (n * 31) % 70, 1 + n % 3 from generate_series(1, 14) n;
insert into boat
select n, 'B' || (100 + n), (array['dinghy', 'yacht', 'catamaran'])[1 + n % 3], 40 + (n * 47) % 130,
  case when n % 5 <> 0 then 4 + n % 9 end, n % 4 <> 0,
  case when n % 6 <> 0 then date '2023-01-20' + n * 50 end, 1 + n % 3
from generate_series(1, 20) n;
insert into pupil
select n, 'Pupil ' || n, (array['Ashby', 'Thorley', 'Wexham', 'Norwick'])[1 + n % 4], (array['beginner', 'advanced'])[1 + (n / 4) % 2],
  case when n % 3 <> 0 then 'p' || n || '@sail.example' end
from generate_series(1, 30) n;
insert into pupil values (31, 'Pupil 31', 'Ormsby', 'beginner', null), (32, 'Pupil 32', 'Ormsby', 'beginner', 'p32@sail.example');
insert into lesson
select n, 1 + (n * 7) % 28, 1 + (n * 5) % 12, 1 + (n * 3) % 18, date '2024-03-01' + n * 5,
  (array['Open', 'Held', 'Held', 'Cancelled'])[1 + (n / 3) % 4], case when n % 3 = 0 then 1 + n % 5 end, 1 + n % 6, 4 + n % 7
from generate_series(1, 90) n;
insert into bill
select n, 1 + (n * 11) % 26, date '2024-05-02' + n * 9, 20 + n * 3, case when n % 4 <> 1 then date '2024-05-10' + n * 10 end from generate_series(1, 50) n;
insert into skill values (1, 'Knots', false), (2, 'Tacking', false), (3, 'Night sailing', true);
insert into pupil_skill select n, s from generate_series(1, 32) n, generate_series(1, 3) s where s = 1 or n % 5 = 0 or (n + s) % 3 = 0;
