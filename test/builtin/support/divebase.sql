create table base (base_id int primary key, base_name text not null, town text not null);
create table guide (
  guide_id int primary key,
  full_name text not null,
  base_id int not null references base,
  hourly_rate numeric not null,
  hired_on date not null,
  left_on date
);
create table diver (
  diver_id int primary key,
  full_name text not null,
  level text not null,
  home_base_id int not null references base,
  enrolled_on date not null
);
create table trip (
  trip_id int primary key,
  base_id int not null references base,
  guide_id int not null references guide,
  trip_date date not null,
  kind text not null,
  berth_number int not null,
  seat_count int not null,
  status text not null
);
create table booking (
  booking_id int primary key,
  trip_id int not null references trip,
  diver_id int not null references diver,
  booked_on date not null,
  total_amount numeric not null,
  refunded boolean not null,
  outcome text not null,
  rating int
);
create table breakage (
  breakage_id int primary key,
  booking_id int not null references booking,
  repair_cost numeric not null
);
create table filling (
  fill_id int primary key,
  base_id int not null references base,
  filled_on date not null,
  vol_ml int
);
comment on column filling.vol_ml is 'filled volume; null when nothing was filled';

insert into base values (1, 'North Pier', 'Alton'), (2, 'Old Mill', 'Barrow'), (3, 'Lagoon', 'Alton');
insert into guide
select n, 'Guide ' || n, 1 + n % 3, 20 + (n * 7) % 30, date '2020-01-01' + n * 40, case when n % 3 = 0 then date '2024-01-01' + n end
from generate_series(1, 10) n;
insert into diver
select n, 'Diver ' || n, (array['novice', 'expert', 'master'])[1 + n % 3], 1 + (n * n) % 3, date '2023-05-01' + n * 9
from generate_series(1, 30) n;
insert into trip
select n, 1 + n % 3, 1 + n % 10, date '2024-01-10' + n * 11, (array['Reef', 'Wreck', 'Night', 'Cave'])[1 + n % 4], 1 + (n * 13) % 40,
  4 + (n * 3) % 11, (array['done', 'done', 'cancelled', 'planned'])[1 + n % 4 % 3]
from generate_series(1, 60) n;
insert into booking
select n, 1 + (n * 7) % 60, 1 + (n * n) % 30, date '2023-12-20' + ((n * 7) % 60) * 11 + n % 6, 40 + (n * 17) % 90, n % 7 = 0,
  (array['confirmed', 'refused', 'confirmed'])[1 + n % 3], case when n % 4 <> 0 then 1 + (n * n * 3 + n / 7) % 5 end
from generate_series(1, 260) n;
insert into breakage select n, n * 5, 300 + n * 11 from generate_series(1, 40) n;
insert into filling select n, 1 + n % 3, date '2024-02-01' + n, case when n % 5 <> 0 then 9000 + n * 31 end from generate_series(1, 50) n;
