-- Car parks of a city

CREATE TABLE car_park (
  id           int PRIMARY KEY,
  name         text NOT NULL,
  quarter      text NOT NULL,
  kind         text NOT NULL,
  spaces       int NOT NULL,
  ev_spaces    int NOT NULL,
  hourly_rate  numeric(4,2) NOT NULL,
  daily_cap    numeric(5,2),
  height_limit numeric(3,2),
  open_24h     boolean NOT NULL,
  built_year   int
);

CREATE TABLE permit (
  id            int PRIMARY KEY,
  holder        text NOT NULL,
  plate         text NOT NULL UNIQUE,
  permit_type   text NOT NULL,
  car_park_id   int NOT NULL REFERENCES car_park(id),
  valid_from    date NOT NULL,
  valid_to      date NOT NULL,
  monthly_fee   numeric(6,2) NOT NULL,
  phone         text
);

CREATE TABLE stay (
  id          int PRIMARY KEY,
  car_park_id int NOT NULL REFERENCES car_park(id),
  plate       text NOT NULL,
  entered_at  timestamp NOT NULL,
  left_at     timestamp,
  amount_paid numeric(6,2),
  pay_method  text,
  lost_ticket boolean NOT NULL
);

CREATE TABLE fine (
  id          int PRIMARY KEY,
  plate       text NOT NULL,
  car_park_id int NOT NULL REFERENCES car_park(id),
  issued_on   date NOT NULL,
  reason      text NOT NULL,
  amount      numeric(6,2) NOT NULL,
  paid_on     date,
  warden      text NOT NULL
);

INSERT INTO car_park VALUES
 (1,'Cathedral','Old Town','garage',420,24,2.80,22.00,2.05,true,1974),
 (2,'Opera','Old Town','underground',310,30,3.20,26.00,2.10,true,1992),
 (3,'Central Station','Station','garage',860,40,2.50,19.00,2.00,true,1983),
 (4,'Station South','Station','surface',145,6,1.80,12.00,NULL,true,NULL),
 (5,'Riverside','Harbour','surface',230,10,1.40,9.50,NULL,false,2001),
 (6,'Fish Market','Harbour','garage',275,16,2.10,15.00,2.20,false,1998),
 (7,'Trade Fair East','Exhibition','surface',1900,12,1.00,8.00,NULL,false,1969),
 (8,'Trade Fair Tower','Exhibition','garage',1240,96,1.60,11.00,2.15,true,2018),
 (9,'Hospital','North','garage',540,28,1.50,NULL,2.30,true,2009),
 (10,'University','North','underground',365,44,1.20,7.00,2.08,false,2014),
 (11,'Town Hall','Old Town','underground',190,12,3.00,24.00,1.95,false,1987),
 (12,'Stadium','West','surface',1120,0,0.80,5.00,NULL,false,2006),
 (13,'Mill Lane','West','surface',64,0,0.90,NULL,NULL,true,NULL),
 (14,'Shopping Arcade','West','garage',705,52,1.90,14.00,2.12,false,2011),
 (15,'Glassworks Yard','Harbour','surface',88,4,1.30,8.50,NULL,true,2024);

INSERT INTO permit
SELECT i,
  (ARRAY['A.','B.','C.','D.','E.','F.','G.','H.','J.','K.','L.','M.'])[1+(i*5)%12] || ' ' || (ARRAY['Becker','Lange','Moretti','Novak','Ortiz','Pfeiffer','Quinn','Roth','Schulz','Tanaka','Usman','Vidal','Weiss'])[1+(i*3)%13],
  'HB-' || chr(65+(i*7)%26) || chr(65+(i*11)%26) || ' ' || (100 + (i*137)%900),
  (ARRAY['resident','commuter','resident','night','business','commuter','resident'])[1+(i*2)%7],
  (ARRAY[3,1,9,10,14,4,8,13,2,11,3,9,6])[1+(i*4)%13],
  DATE '2024-03-01' + ((i*83)%900),
  DATE '2024-03-01' + ((i*83)%900) + (CASE WHEN i%3=0 THEN 730 WHEN i%3=1 THEN 365 ELSE 180 END),
  (ARRAY[48,95,48,35,140,95,48])[1+(i*2)%7] + (i%5)*2.50,
  CASE WHEN i%6=2 THEN NULL ELSE '0421 ' || (30000 + (i*7919)%60000) END
FROM generate_series(1,110) i;

INSERT INTO stay
SELECT i, p, 
  CASE WHEN i%23=0 THEN 'HH-RG 500' WHEN i%6=1 THEN (SELECT plate FROM permit WHERE id=1+(i*7)%110) ELSE (ARRAY['HB-','DEL-','OHZ-','VER-','HH-'])[1+(i*i+i/3)%5] || chr(65+((i%197)*3)%26) || chr(65+((i%197)*5)%26) || ' ' || (100+((i%197)*211)%900) END,
  t,
  CASE WHEN i>394 THEN NULL ELSE t + (25 + (i*i*13+i*57)%905) * INTERVAL '1 minute' END,
  CASE WHEN i>394 OR i%6=1 THEN NULL ELSE round((SELECT LEAST(COALESCE(daily_cap,20), hourly_rate * ceil((25 + (i*i*13+i*57)%905)/60.0)) FROM car_park WHERE id=p),2) + CASE WHEN i%37=5 THEN 15 ELSE 0 END END,
  CASE WHEN i>394 OR i%6=1 THEN NULL ELSE (ARRAY['card','cash','app','card','app','card'])[1+(i*5+i/7)%6] END,
  i%37=5 AND i%6<>1
FROM (SELECT i, (ARRAY[3,1,2,8,3,14,9,1,6,10,3,4,11,7,5,2,14,13,9])[1+(i*8+i/19)%19] AS p,
  TIMESTAMP '2025-09-01 05:30' + i*INTERVAL '26 hours 43 minutes' + ((i*59)%310)*INTERVAL '1 minute' AS t FROM generate_series(1,399) i) x;

INSERT INTO fine
SELECT i,
  CASE WHEN i%4=0 THEN (SELECT plate FROM permit WHERE id=1+(i*3)%60) ELSE (SELECT plate FROM stay WHERE id=1+(i*29)%390) END,
  (ARRAY[3,12,1,5,3,9,4,7,2,14,3,13])[1+(i*5)%12],
  DATE '2025-01-10' + (i*i*7+i*41)%678,
  (ARRAY['no ticket','overstay','blocked bay','no ticket','disabled bay','EV bay','no ticket','overstay'])[1+(i*3)%8],
  (ARRAY[30,20,35,30,80,55,30,20])[1+(i*3)%8] + CASE WHEN i%11=0 THEN 15 ELSE 0 END,
  CASE WHEN i%5=1 OR DATE '2025-01-10' + (i*i*7+i*41)%678 > DATE '2026-10-25' THEN NULL ELSE DATE '2025-01-10' + (i*i*7+i*41)%678 + 2 + (i*13)%24 END,
  (ARRAY['Hoffmann','Demir','Clausen','Demir','Petrov','Hoffmann','Hoffmann'])[1+(i*2)%7]
FROM generate_series(1,130) i;
