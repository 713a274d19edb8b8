create table team (team_id int primary key, team_name text not null, city text not null);
create table worker (
  worker_id int primary key,
  full_name text not null,
  wage numeric not null,
  birth_date date not null,
  hired_on date not null,
  left_on date,
  is_trained boolean not null,
  team_id int not null references team,
  leader_id int references worker
);
create table machine (machine_id int primary key, machine_name text not null, kind text not null, price numeric not null);
create table job (
  job_id int primary key,
  worker_id int not null references worker,
  machine_id int not null references machine,
  status text not null,
  hours numeric not null,
  started_on date not null,
  finished_on date
);
create table badge (badge_id int primary key, title text not null);
create table worker_badge (worker_id int not null references worker, badge_id int not null references badge, primary key (worker_id, badge_id));

insert into team values (1, 'Alpha', 'Leeds'), (2, 'Beta', 'York'), (3, 'Gamma', 'Leeds'), (4, 'Delta', 'Hull'), (5, 'Omega', 'Ripon');
insert into worker
select n, 'Person ' || n, 2000 + (n * 37) % 900, date '1970-01-15' + n * 190, date '2018-02-01' + n * 61,
  case when n % 4 = 0 then date '2018-02-01' + n * 61 + 300 + n end, n % 3 <> 0, 1 + n % 4, case when n not between 19 and 21 then 19 + n % 3 end
from generate_series(1, 40) n;
insert into machine
select n, 'Machine ' || n, (array['Lathe', 'Drill', 'Press'])[1 + n % 3], 500 + (n * 113) % 700 from generate_series(1, 12) n;
insert into job
select n, 1 + (n * 7) % 40, 1 + (n * 5) % 12, (array['Closed', 'Closed', 'Failed', 'Open', 'Closed'])[1 + n % 5], 1 + (n * 3) % 9,
  date '2022-01-10' + n * 4, case when n % 5 <> 3 then date '2022-01-10' + n * 4 + n % 13 end
from generate_series(1, 240) n;
insert into badge values (1, 'Welding'), (2, 'Painting'), (3, 'First Aid');
insert into worker_badge select n, b from generate_series(1, 40) n, generate_series(1, 3) b where (n * b + n) % 4 < 2;
