-- Ferry line

CREATE TYPE vessel_kind AS ENUM ('ro-pax', 'fast catamaran', 'freight');

CREATE TABLE ports (
  port_id     int PRIMARY KEY,
  name        text NOT NULL,
  country     text NOT NULL,
  berths      int  NOT NULL,
  has_customs boolean NOT NULL,
  opened_year int
);

CREATE TABLE vessels (
  vessel_id          int PRIMARY KEY,
  name               text NOT NULL,
  kind               vessel_kind NOT NULL,
  build_year         int NOT NULL,
  shipyard           text,
  passenger_capacity int NOT NULL,
  car_capacity       int NOT NULL,
  length_m           numeric(5,1) NOT NULL,
  speed_knots        numeric(4,1) NOT NULL,
  retired_on         date
);

CREATE TABLE routes (
  route_id          int PRIMARY KEY,
  code              text NOT NULL UNIQUE,
  origin_port_id    int NOT NULL REFERENCES ports(port_id),
  dest_port_id      int NOT NULL REFERENCES ports(port_id),
  distance_nm       numeric(6,1) NOT NULL,
  scheduled_minutes int NOT NULL,
  seasonal          boolean NOT NULL
);

CREATE TABLE crew_members (
  crew_id        int PRIMARY KEY,
  full_name      text NOT NULL,
  position       text NOT NULL,
  nationality    text NOT NULL,
  vessel_id      int REFERENCES vessels(vessel_id),
  hired_on       date NOT NULL,
  monthly_salary numeric(8,2) NOT NULL
);

CREATE TABLE customers (
  customer_id   int PRIMARY KEY,
  full_name     text NOT NULL,
  country       text NOT NULL,
  birth_date    date NOT NULL,
  email         text,
  loyalty_tier  text,
  registered_on date NOT NULL
);

CREATE TABLE sailings (
  sailing_id    int PRIMARY KEY,
  route_id      int NOT NULL REFERENCES routes(route_id),
  vessel_id     int NOT NULL REFERENCES vessels(vessel_id),
  departs_at    timestamp NOT NULL,
  status        text NOT NULL,
  delay_minutes int
);

CREATE TABLE bookings (
  booking_id   int PRIMARY KEY,
  customer_id  int NOT NULL REFERENCES customers(customer_id),
  sailing_id   int NOT NULL REFERENCES sailings(sailing_id),
  booked_on    date NOT NULL,
  adults       int NOT NULL,
  children     int NOT NULL,
  vehicle_type text,
  total_price  numeric(8,2) NOT NULL,
  channel      text NOT NULL,
  cancelled    boolean NOT NULL
);

CREATE TABLE incidents (
  incident_id int PRIMARY KEY,
  sailing_id  int NOT NULL,
  category    text NOT NULL,
  severity    int NOT NULL,
  reported_at timestamp NOT NULL,
  resolved    boolean NOT NULL
);

COMMENT ON COLUMN sailings.status IS 'completed, cancelled or scheduled';
COMMENT ON COLUMN sailings.delay_minutes IS 'Minutes late on arrival; null unless the sailing was completed';
COMMENT ON COLUMN bookings.vehicle_type IS 'null for foot passengers';
COMMENT ON COLUMN bookings.total_price IS 'Price in euros for the whole party';
COMMENT ON COLUMN vessels.retired_on IS 'Date the ship left the fleet, null while in service';
COMMENT ON COLUMN crew_members.vessel_id IS 'null for staff ashore';
COMMENT ON COLUMN incidents.severity IS '1 (trivial) to 5 (serious)';
COMMENT ON TABLE routes IS 'One row per direction';

INSERT INTO ports VALUES
 (1,'Vestby','Norway',4,true,1931),
 (2,'Skarhavn','Norway',2,false,1968),
 (3,'Lindholm','Sweden',5,true,1954),
 (4,'Ostersund Quay','Sweden',3,false,NULL),
 (5,'Hvidebaek','Denmark',6,true,1912),
 (6,'Marstrup','Denmark',1,false,1987),
 (7,'Altenkoog','Germany',7,true,1949),
 (8,'Priwall','Germany',3,true,2003),
 (9,'Sandoya','Norway',1,false,1994),
 (10,'Gdynik','Poland',5,true,1976),
 (11,'Rauma South','Finland',2,true,NULL),
 (12,'Bornhavn','Denmark',2,false,2011);

INSERT INTO vessels VALUES
 (1,'Aurora','ro-pax',1998,'Meyer Papenburg',1250,320,161.2,19.5,NULL),
 (2,'Nordlys','ro-pax',2006,'Rauma Yard',1480,410,176.0,21.0,NULL),
 (3,'Silver Tern','fast catamaran',2015,'Incat',780,190,98.4,37.5,NULL),
 (4,'Havbris','fast catamaran',2019,'Austal',900,225,109.0,38.0,NULL),
 (5,'Baltic Mule','freight',2001,'Rauma Yard',12,95,182.5,17.0,NULL),
 (6,'Queen Dagmar','ro-pax',1986,NULL,1100,260,142.8,18.0,'2022-09-30'),
 (7,'Freja','ro-pax',2012,'Meyer Papenburg',1720,480,188.3,22.5,NULL),
 (8,'Skua','fast catamaran',2009,'Incat',640,150,91.3,34.0,NULL),
 (9,'Ironside','freight',1994,NULL,12,70,168.0,16.0,'2025-03-31'),
 (10,'Solveig','ro-pax',2023,'Rauma Yard',1900,540,203.7,23.0,NULL),
 (11,'Cargo Star','freight',2017,'Austal',24,120,195.6,18.5,NULL),
 (12,'Little Petrel','fast catamaran',2004,'Incat',350,40,62.0,32.0,'2026-01-15');

INSERT INTO routes VALUES
 (1,'VES-HVI',1,5,152.0,510,false),
 (2,'HVI-VES',5,1,152.0,525,false),
 (3,'LIN-ALT',3,7,118.5,420,false),
 (4,'ALT-LIN',7,3,118.5,415,false),
 (5,'SKA-SAN',2,9,21.3,55,true),
 (6,'MAR-PRI',6,8,46.7,95,false),
 (7,'PRI-MAR',8,6,46.7,90,false),
 (8,'LIN-GDY',3,10,163.2,600,false),
 (9,'GDY-LIN',10,3,163.2,610,false),
 (10,'BOR-OST',12,4,39.4,80,true),
 (11,'HVI-ALT',5,7,74.9,205,false),
 (12,'VES-LIN',1,3,131.1,450,true),
 (13,'SAN-SKA',9,2,21.3,60,true),
 (14,'PRI-GDY',8,10,205.8,690,false);

INSERT INTO crew_members
SELECT i,
  (ARRAY['Anders','Birgit','Carl','Dorte','Einar','Frida','Gustav','Hanne','Ivar','Jonna','Kaspar','Liv','Magnus','Nora','Oskar','Petra','Rolf','Signe','Tomasz','Ulla','Viktor','Wanda','Yngve'])[1+(i*7)%23] || ' ' ||
  (ARRAY['Berg','Dahl','Ek','Falk','Gran','Holm','Iversen','Jansen','Krog','Lund','Moller','Nowak','Olsen'])[1+(i*5)%13],
  (ARRAY['Deckhand','Steward','Engineer','Deckhand','Cook','First Officer','Steward','Captain','Deckhand','Purser'])[1+(i-1)%10],
  (ARRAY['Norwegian','Danish','Swedish','Polish','Danish','Filipino','German','Norwegian','Polish'])[1+(i*4)%9],
  CASE WHEN i%17=0 THEN NULL ELSE (ARRAY[1,2,7,10,3,4,10,5,2,11,7])[1+(i*3)%11] END,
  DATE '2003-02-10' + (i*i*13 + i*97)%8600,
  CASE (i-1)%10 WHEN 7 THEN 7200 WHEN 5 THEN 5600 WHEN 2 THEN 4700 WHEN 9 THEN 3900 WHEN 4 THEN 3300 ELSE 2700 END + (i*173)%611 + 0.50*(i%2)
FROM generate_series(1,85) i;

INSERT INTO customers
SELECT i,
  (ARRAY['Alma','Bertil','Clara','David','Elin','Finn','Greta','Henrik','Ida','Jakob','Karin','Lars','Maja','Niels','Olga','Piotr','Runa','Stefan','Tilda','Ulrich','Vera','Walter','Ylva','Zofia'])[1+(i*11)%24] || ' ' ||
  (ARRAY['Aalto','Brandt','Christensen','Dreyer','Eriksen','Fischer','Gustafsson','Hansen','Ingels','Jokela','Kowalski','Larsson','Madsen','Nilsson','Overgaard','Petersen','Quist','Rasmussen','Schmidt'])[1+(i*3)%19],
  (ARRAY['Denmark','Germany','Norway','Sweden','Germany','Poland','Denmark','Finland','Sweden','Germany','Netherlands'])[1+(i*5)%11],
  DATE '1944-05-03' + (i*397 + i*i*41)%21900,
  CASE WHEN i%8=3 THEN NULL ELSE 'traveller'||i||(ARRAY['@fjordmail.no','@post.dk','@webpost.de'])[1+i%3] END,
  CASE WHEN i%5 IN (0,2) THEN NULL WHEN i%7=0 THEN 'Platinum' WHEN i%3=0 THEN 'Gold' ELSE 'Silver' END,
  DATE '2019-01-14' + (i*211)%2800
FROM generate_series(1,90) i;

INSERT INTO sailings
SELECT i,
  r,
  CASE WHEN r IN (5,13) THEN (CASE WHEN i%2=0 THEN 8 ELSE 3 END)
       WHEN r IN (6,7,10) THEN (ARRAY[3,4,8])[1+i%3]
       WHEN r IN (14) THEN (ARRAY[5,11])[1+i%2]
       ELSE (ARRAY[1,2,7,10,1,7,2,10,10])[1+(i*5)%9] END,
  d,
  CASE WHEN d >= TIMESTAMP '2026-11-20 00:00' THEN 'scheduled' WHEN i%13=4 OR i%29=7 THEN 'cancelled' ELSE 'completed' END,
  CASE WHEN d >= TIMESTAMP '2026-11-20 00:00' OR i%13=4 OR i%29=7 THEN NULL ELSE (CASE WHEN i%3=0 THEN 0 ELSE (i*i*7+i*3)%83 END) END
FROM (SELECT i, (ARRAY[1,2,3,4,6,7,8,9,11,5,12,14,3,1,6,13])[1+(i*7+i/16)%16] AS r,
        TIMESTAMP '2025-01-06 06:00' + i*INTERVAL '2 days 13 hours' + ((i*35)%600)*INTERVAL '1 minute' AS d
      FROM generate_series(1,280) i) s;

INSERT INTO bookings
SELECT i, 1+(i*31+i/9)%81, s,
  LEAST(((SELECT departs_at::date FROM sailings WHERE sailing_id=s) - (3+(i*19)%70)), DATE '2026-11-20' - i%4),
  1+(i*5)%4, CASE WHEN i%3=0 THEN 1+(i%2) ELSE 0 END,
  (ARRAY['car','car','motorcycle',NULL,'camper','car',NULL,'van','car',NULL,'bicycle'])[1+(i*4)%11],
  35 + (i*i*17+i*29)%430 + ((i*7)%20)*0.05,
  (ARRAY['website','website','app','phone','agency','app','website'])[1+(i*3)%7],
  i%12=5
FROM (SELECT i, 1+(i*61+i/7)%276 AS s FROM generate_series(1,390) i) x;

INSERT INTO incidents
SELECT i, s,
  (ARRAY['engine','medical','weather','passenger conduct','engine','collision','medical','weather'])[1+(i*3)%8],
  1+(i*11+i/4+i*i/6)%5,
  (SELECT departs_at FROM sailings WHERE sailing_id=s) + ((i*23)%240)*INTERVAL '1 minute',
  i%4<>1
FROM (SELECT i, 1+(i*47)%262 AS s FROM generate_series(1,46) i) x;
