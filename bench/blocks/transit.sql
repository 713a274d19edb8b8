create function h(i int, salt text, m int) returns int language sql immutable as $$ select ((('x' || substr(md5(i::text || '/' || salt), 1, 7))::bit(28)::int) % m) $$;

create type transport_mode as enum ('Bus', 'Tram', 'Metro', 'Ferry');

create table depots (
  id serial primary key,
  name text not null,
  district text not null,
  parking_spaces int not null,
  opened date not null
);
create table lines (
  id serial primary key,
  code text not null unique,
  name text not null,
  mode transport_mode not null,
  length_km numeric(5,1) not null,
  night_service boolean not null,
  launched date not null
);
create table stops (
  id serial primary key,
  name text not null unique,
  zone int not null,
  step_free boolean not null,
  has_shelter boolean,
  served_since date not null
);
create table line_stops (
  line_id int not null references lines (id),
  stop_id int not null references stops (id),
  stop_order int not null,
  primary key (line_id, stop_id)
);
create table vehicles (
  id serial primary key,
  fleet_number text not null unique,
  depot_id int not null references depots (id),
  mode transport_mode not null,
  manufacturer text not null,
  propulsion text not null,
  seats int not null,
  purchase_price numeric(12,2) not null,
  purchased date not null,
  retired date
);
create table drivers (
  id serial primary key,
  full_name text not null,
  depot_id int not null references depots (id),
  hired date not null,
  birth_date date not null,
  part_time boolean not null,
  mentor_id int references drivers (id)
);
create table trips (
  id serial primary key,
  line_id int not null references lines (id),
  vehicle_id int not null references vehicles (id),
  driver_id int not null references drivers (id),
  departed_at timestamptz not null,
  planned_minutes int not null,
  actual_minutes int,
  passengers int,
  cancelled boolean not null default false
);
create table incidents (
  id serial primary key,
  line_id int not null references lines (id),
  stop_id int references stops (id),
  reported_at timestamp not null,
  category text not null,
  severity text not null check (severity in ('Minor', 'Moderate', 'Severe')),
  minutes_lost int not null,
  resolved_at timestamp
);
create table ticket_sales (
  id serial primary key,
  stop_id int not null references stops (id),
  sold_on date not null,
  ticket_type text not null,
  channel text not null,
  quantity int not null,
  revenue numeric(9,2) not null
);

insert into depots (name, district, parking_spaces, opened) values
 ('Kiln Lane','Northgate',85,'1968-05-06'),('Ropewalk','Old Harbour',120,'1959-10-12'),('Tanner Street','Eastfield',64,'1983-03-21'),('Gasworks','Southbank',140,'1974-08-01'),('Hopfield','Westmoor',52,'2001-11-19'),
 ('Bellfounder','Northgate',48,'2012-04-23'),('Quayside','Old Harbour',18,'1991-06-30'),('Parkhead','Westmoor',95,'2019-09-02'),('Foundry Road','Eastfield',70,'1996-01-15'),('Airport Link','Southbank',36,'2023-05-08');
insert into lines (code, name, mode, length_km, night_service, launched) values
 ('B1','Northgate Circular','Bus',14.2,false,'1971-03-01'),('B2','Crosstown Express','Bus',18.9,true,'1988-09-05'),('B5','Hospital Shuttle','Bus',6.4,false,'2009-02-16'),('B7','University Link','Bus',9.8,true,'2014-10-06'),
 ('B12','Southbank Flyer','Bus',21.5,false,'2022-03-14'),('B15','Airport Connect','Bus',26.3,true,'2023-06-01'),('T1','Harbour Tram','Tram',11.7,false,'1962-07-20'),('T2','Westmoor Tram','Tram',13.4,true,'1979-12-03'),
 ('T4','Garden Tram','Tram',8.1,false,'2022-09-26'),('M1','Red Metro','Metro',22.8,true,'1985-05-18'),('M2','Green Metro','Metro',17.6,true,'1998-11-02'),('F1','Island Ferry','Ferry',5.2,false,'1955-04-11'),('F2','Estuary Ferry','Ferry',12.5,false,'2024-04-22'),('B20','Night Owl','Bus',30.1,true,'2024-09-02');
insert into stops (name, zone, step_free, has_shelter, served_since)
select (array['Market','Station','Castle','Abbey','Library','Canal','Stadium','Museum','Chapel','Orchard','Bridge'])[1 + (i * 4) % 11] || ' ' || (array['Square','Road','Gardens','Hill','Wharf'])[1 + (i * 2) % 5],
  1 + h(i,'zo',4), h(i,'sf',5) < 3, case when h(i,'sh',9) = 0 then null else h(i,'sh',9) > 3 end, date '1956-01-10' + h(i,'ss',24600)
from generate_series(1,54) i;
insert into line_stops
select line_id, stop_id, row_number() over (partition by line_id order by h(stop_id * 31 + line_id,'ord',10000))::int
from (select l line_id, s stop_id from generate_series(1,13) l, generate_series(1,52) s where h(l * 100 + s,'ls',100) < (array[24,30,10,16,28,20,20,24,13,26,21,5,8])[l]) x;
insert into vehicles (fleet_number, depot_id, mode, manufacturer, propulsion, seats, purchase_price, purchased, retired)
select upper(left(m, 1)) || (300 + i * 7)::text, case m when 'Ferry' then 7 else (array[1,1,2,2,3,4,4,4,5,6,8,8,9])[1 + h(i,'vd',13)] end, m::transport_mode,
  case m when 'Bus' then (array['Volvaro','Volvaro','Manten','Solarix'])[1 + h(i,'vm',4)] when 'Tram' then (array['Skodaro','Alstrom'])[1 + h(i,'vm',2)] when 'Metro' then 'Alstrom' else 'Damenwerk' end,
  case m when 'Bus' then (array['Diesel','Diesel','Hybrid','Electric','Electric','Hydrogen'])[1 + h(i,'vp',6)] when 'Ferry' then (array['Diesel','Hybrid'])[1 + i % 2] else 'Electric' end,
  case m when 'Bus' then 32 + h(i,'vs',22) when 'Tram' then 60 + h(i,'vs',40) when 'Metro' then 180 + h(i,'vs',90) else 110 + h(i,'vs',60) end,
  case m when 'Bus' then 240000 when 'Tram' then 1900000 when 'Metro' then 5200000 else 3100000 end + h(i,'vc',2000) * 100 + i * 10, pd,
  case when pd < date '2014-01-01' and h(i,'vr',2) = 0 then date '2022-03-01' + h(i,'vrd',900) end
from (select i, (array['Bus','Bus','Bus','Bus','Bus','Tram','Tram','Metro','Metro','Ferry'])[1 + (i * 3) % 10] m, date '2006-02-14' + h(i,'vpd',6600) pd from generate_series(1,48) i) x;
insert into drivers (full_name, depot_id, hired, birth_date, part_time, mentor_id)
select (array['Anton','Bianca','Cedric','Dalia','Emil','Flora','Gustav','Hanna','Igor','Jolanda','Karim'])[1 + (i * 6) % 11] || ' ' || (array['Brandl','Csonka','Drew','Eklund','Farrow','Gruber','Hollis','Ivers','Janda','Kovacs','Lowe','Merz','Noor'])[1 + (i * 5) % 13],
  (array[1,1,2,2,2,3,4,4,4,5,6,7,8,8,9])[1 + h(i,'dd',15)], case when i <= 12 then date '2004-03-15' + i * 97 else date '2012-01-09' + h(i,'dh',4450) end, date '1960-06-02' + h(i,'db',13500), h(i,'dp',4) = 0,
  case when i > 12 and h(i,'dm',3) > 0 then 1 + h(i,'dmm',9) end
from generate_series(1,60) i;
insert into trips (line_id, vehicle_id, driver_id, departed_at, planned_minutes, actual_minutes, passengers, cancelled)
select l, (select id from vehicles v where v.mode = ll.mode order by h(v.id * 1000 + i,'pick',100000) limit 1), 1 + h(i,'td',56),
  ts, pm, case when not c then pm - 3 + h(i,'da',9) + case when h(i,'dx',7) = 0 then h(i,'dl',28) else 0 end end,
  case when not c and h(i,'pn',15) > 0 then case ll.mode when 'Metro' then 140 + h(i,'pa',420) when 'Ferry' then 20 + h(i,'pa',120) when 'Tram' then 25 + h(i,'pa',140) else 4 + h(i,'pa',62) end + case when i = 41 then 17 else 0 end end, c
from (select i, l, h(i,'ca',13) = 0 c, (greatest(date '2022-01-03' + h(i,'tt',1080), (select launched from lines where id = l) + h(i,'tl',90))::timestamp + make_interval(hours => 6 + h(i,'th',15), mins => h(i,'tm',60))) at time zone 'UTC' ts,
   (select (length_km * case mode when 'Metro' then 1.6 when 'Ferry' then 4.1 when 'Tram' then 2.7 else 2.4 end)::int + 4 from lines where id = l) pm
  from (select i, (array[1,1,1,2,2,2,2,3,4,4,5,5,6,7,7,7,8,8,9,10,10,10,10,10,11,11,11,12,13])[1 + h(i,'tli',29)] l from generate_series(1,300) i) a) b join lines ll on ll.id = b.l;
insert into incidents (line_id, stop_id, reported_at, category, severity, minutes_lost, resolved_at)
select l, case when h(i,'is',4) > 0 then (select stop_id from line_stops where line_id = l order by h(stop_id * 1000 + i,'isp',100000) limit 1) end, t, cat, sev, ml,
  case when h(i,'ir',8) > 0 then t + make_interval(mins => ml + 5 + h(i,'irm',160)) end
from (select i, (array[1,1,2,2,2,3,4,5,6,7,7,8,8,8,9,10,10,11,12])[1 + h(i,'il',19)] l, greatest(timestamp '2022-01-20 06:00' + make_interval(days => h(i,'it',1060), mins => h(i,'itm',900)), case when i % 5 = 0 then timestamp '2023-02-02 07:10' + make_interval(days => i * 4) else timestamp '2022-01-01' end) t,
  (array['Vehicle Breakdown','Vehicle Breakdown','Vehicle Breakdown','Signal Failure','Signal Failure','Passenger Illness','Vandalism','Road Works','Road Works','Bad Weather'])[1 + h(i,'ic',10)] cat,
  (array['Minor','Minor','Minor','Minor','Moderate','Moderate','Severe'])[1 + h(i,'iv',7)] sev, 3 + h(i,'im',25) + case when h(i,'iv',7) = 6 then 40 + h(i,'im2',60) else 0 end ml
  from generate_series(1,120) i) x;
insert into ticket_sales (stop_id, sold_on, ticket_type, channel, quantity, revenue)
select s, d, t, c, q, round(q * (array[2.80,2.80,7.50,31.00,79.00,1.40])[array_position(array['Single','Single','Day Pass','Weekly Pass','Monthly Pass','Reduced Single'], t)] , 2)
from (select i, 1 + h(i,'ks',50) s, date '2022-01-03' + h(i,'kd',1085) d, (array['Single','Single','Single','Day Pass','Day Pass','Weekly Pass','Monthly Pass','Reduced Single'])[1 + h(i,'kt',8)] t,
  (array['Ticket Machine','Ticket Machine','Ticket Machine','Mobile App','Mobile App','Mobile App','Mobile App','Service Desk'])[1 + h(i,'kc',8)] c, 5 + h(i,'kq',140) q from generate_series(1,280) i) x;
drop function h(int, text, int);
