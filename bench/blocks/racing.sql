create table team (
  team_id   int primary key,
  team_name text not null unique,
  country   text not null,
  founded   int not null,
  engine    text not null,
  budget_m  numeric(6,1)
);

create table driver (
  driver_id   int primary key,
  first_name  text not null,
  last_name   text not null,
  nationality text not null,
  birth_date  date not null,
  car_number  int not null,
  team_id     int references team(team_id),
  debut_season int
);

create table circuit (
  circuit_id int primary key,
  name       text not null,
  city       text not null,
  country    text not null,
  length_km  numeric(5,3) not null,
  corners    int not null,
  street_track boolean not null
);

create table race (
  race_id    int primary key,
  race_name  text not null,
  season     int not null,
  round      int not null,
  circuit_id int not null references circuit(circuit_id),
  race_date  date not null,
  laps       int not null,
  weather    text,
  spectators int
);

create table result (
  race_id    int not null references race(race_id),
  driver_id  int not null references driver(driver_id),
  grid       int not null,
  position   int,
  points     int not null,
  fastest_lap_s numeric(7,3),
  status     text not null,
  primary key (race_id, driver_id)
);

create table pit_stop (
  stop_id   int primary key,
  race_id   int not null,
  driver_id int not null,
  lap       int not null,
  seconds   numeric(5,2) not null,
  tyre      text not null,
  foreign key (race_id, driver_id) references result(race_id, driver_id)
);

comment on column driver.team_id is 'Current team; null for drivers without a seat';
comment on column result.grid is 'Starting position';
comment on column result.position is 'Finishing position; null if the driver did not finish';
comment on column result.status is 'finished, accident, engine, gearbox or disqualified';
comment on column race.spectators is 'Attendance on race day';
comment on column team.budget_m is 'Yearly budget in million euros';

insert into team values
 (1,'Falcon Racing','United Kingdom',1968,'Hartley',412.0),
 (2,'Scuderia Volta','Italy',1951,'Volta',438.5),
 (3,'Silberpfeil GP','Germany',1994,'Kessler',395.0),
 (4,'Équipe Mistral','France',1979,'Kessler',261.5),
 (5,'Red Mesa Motorsport','United States',2016,'Volta',174.0),
 (6,'Aurora Works','United Kingdom',2003,'Hartley',228.0),
 (7,'Tokai Speed','Japan',2009,'Tokai',205.5),
 (8,'Nordlys Racing','Norway',2024,'Kessler',NULL);

insert into driver values
 (1,'Callum','Ashcroft','British','1994-03-12',7,1,2015),
 (2,'Matteo','Ferrante','Italian','1997-10-02',16,2,2018),
 (3,'Jonas','Richter','German','1989-07-25',5,3,2010),
 (4,'Luc','Delmas','French','1999-05-30',31,4,2021),
 (5,'Tyler','Boone','American','2001-01-08',21,5,2023),
 (6,'Poppy','Langley','British','2000-11-19',44,6,2022),
 (7,'Ren','Takeda','Japanese','1998-08-14',22,7,2020),
 (8,'Sindre','Aas','Norwegian','2003-04-27',77,8,2024),
 (9,'Diego','Salcedo','Spanish','1986-12-03',14,1,2007),
 (10,'Enzo','Barbieri','Italian','2002-02-16',12,2,2024),
 (11,'Felix','Wagner','German','1995-09-09',27,3,2017),
 (12,'Camille','Roussel','French','2002-06-21',10,4,2024),
 (13,'Mason','Whitlock','American','1993-05-05',3,5,2016),
 (14,'Harry','Penrose','British','1991-01-29',4,6,2013),
 (15,'Sora','Nishimura','Japanese','2004-09-30',30,7,2025),
 (16,'Aksel','Hagen','Norwegian','1996-12-24',20,8,2024),
 (17,'Bruno','Teixeira','Brazilian','2005-03-03',50,NULL,NULL),
 (18,'Ivy','Sinclair','British','2006-07-17',61,NULL,NULL),
 (19,'Pieter','van Houten','Dutch','1987-02-11',19,NULL,2009);

insert into circuit values
 (1,'Marlow Park','Marlow','United Kingdom',5.612,17,false),
 (2,'Autodromo del Lago','Como','Italy',4.985,14,false),
 (3,'Bergring','Koblenz','Germany',6.240,22,false),
 (4,'Riviera Street Circuit','Nice','France',3.337,19,true),
 (5,'Red Mesa Speedway','Phoenix','United States',5.104,12,false),
 (6,'Fujiyama Circuit','Gotemba','Japan',5.807,18,false),
 (7,'Marina Bay Loop','Dubai','United Arab Emirates',4.720,23,true),
 (8,'Holmen Circuit','Oslo','Norway',4.218,13,false),
 (9,'Interlago Velho','São Paulo','Brazil',4.309,15,false);

insert into race values
 (1,'British Grand Prix',2024,1,1,'2024-04-07',54,'rain',98500),
 (2,'Italian Grand Prix',2024,2,2,'2024-05-05',61,'sunny',112300),
 (3,'German Grand Prix',2024,3,3,'2024-06-09',49,'cloudy',87650),
 (4,'Riviera Grand Prix',2024,4,4,'2024-07-14',78,'sunny',54200),
 (5,'American Grand Prix',2024,5,5,'2024-08-25',60,'sunny',121400),
 (6,'Japanese Grand Prix',2024,6,6,'2024-09-22',53,'rain',93700),
 (7,'Gulf Grand Prix',2024,7,7,'2024-11-24',65,NULL,61000),
 (8,'Italian Grand Prix',2025,1,2,'2025-04-13',61,'cloudy',108900),
 (9,'British Grand Prix',2025,2,1,'2025-05-11',54,'sunny',131200),
 (10,'Norwegian Grand Prix',2025,3,8,'2025-06-15',71,'rain',40350),
 (11,'Riviera Grand Prix',2025,4,4,'2025-07-13',78,'sunny',55900),
 (12,'German Grand Prix',2025,5,3,'2025-08-10',49,'sunny',79400),
 (13,'American Grand Prix',2025,6,5,'2025-09-07',60,'cloudy',118250),
 (14,'Japanese Grand Prix',2025,7,6,'2025-10-05',53,'sunny',NULL),
 (15,'Gulf Grand Prix',2025,8,7,'2025-11-30',65,'sunny',66800),
 (16,'British Grand Prix',2026,1,1,'2026-04-05',54,'cloudy',127700),
 (17,'Italian Grand Prix',2026,2,2,'2026-05-03',61,'rain',101650),
 (18,'Norwegian Grand Prix',2026,3,8,'2026-06-14',71,'cloudy',46900),
 (19,'Riviera Grand Prix',2026,4,4,'2026-07-12',78,'sunny',57300),
 (20,'German Grand Prix',2026,5,3,'2026-08-09',49,'rain',82150),
 (21,'American Grand Prix',2026,6,5,'2026-09-06',60,'sunny',125000),
 (22,'Japanese Grand Prix',2026,7,6,'2026-10-11',53,'cloudy',95800),
 (23,'Brazilian Grand Prix',2026,8,9,'2026-11-08',69,'rain',88200),
 (24,'Gulf Grand Prix',2026,9,7,'2026-12-06',65,NULL,NULL);

insert into result
with s as (
  select r.race_id, d.driver_id, c.length_km,
    (array[13,17,11,8,4,9,7,1,14,8,10,3,5,6,4,2])[d.driver_id] * 5 + (r.race_id * 37 + d.driver_id * 53 + r.race_id * d.driver_id * 7) % 61 as form,
    (array[14,16,12,7,3,10,6,2,13,9,11,4,5,8,1,3])[d.driver_id] * 6 + (r.race_id * 29 + d.driver_id * 41 + r.race_id * d.driver_id * 11) % 43 as quali,
    case when (r.race_id * 5 + d.driver_id * 9 + r.race_id * d.driver_id) % 11 = 4 then (array['engine','accident','gearbox','accident','engine','accident'])[1 + (r.race_id + d.driver_id * 2) % 6]
         when r.race_id * 16 + d.driver_id in (102, 251, 345) then 'disqualified' else 'finished' end as status
  from race r join circuit c using (circuit_id), driver d
  where r.race_id <= 23 and d.driver_id <= 16 and d.debut_season <= r.season
), p as (
  select s.*, rank() over (partition by race_id order by quali desc, driver_id) as g,
    case when status = 'finished' then rank() over (partition by race_id, status = 'finished' order by form desc, driver_id desc) end as pos
  from s
)
select race_id, driver_id, g, pos,
  case when pos <= 10 then (array[25,18,15,12,10,8,6,4,2,1])[pos] else 0 end,
  case when status = 'accident' and (race_id + driver_id) % 3 = 0 then null
       else round(length_km * 15.9 + (140 - form) * 0.021 + ((race_id * 7919 + driver_id * 389) % 977) / 1000.0, 3) end,
  status
from p;

insert into pit_stop
select row_number() over (order by q.race_id, q.driver_id, n), q.race_id, q.driver_id,
  9 + n * 16 + (q.race_id * 3 + q.driver_id * 5) % 13,
  round((2.05 + (d.team_id % 5) * 0.11 + ((q.race_id * 613 + q.driver_id * 271 + n * 97) % 290) / 100.0 + case when (q.race_id + q.driver_id * n) % 29 = 0 then 11.4 else 0 end)::numeric, 2),
  case when r.weather = 'rain' and n = 1 then 'intermediate' when (q.race_id + q.driver_id + n) % 3 = 0 then 'hard' when (q.race_id + q.driver_id + n) % 3 = 1 then 'medium' else 'soft' end
from result q join race r using (race_id) join driver d using (driver_id),
  generate_series(1, 2) n
where r.season = 2026 and q.status <> 'accident' and (n = 1 or (q.race_id + q.driver_id * 3) % 4 <> 0);
