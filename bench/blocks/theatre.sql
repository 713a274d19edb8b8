-- Repertory theatre: plays, productions, performances, bookings

CREATE TYPE production_state AS ENUM ('planned', 'running', 'closed', 'cancelled');

CREATE TABLE playwright (
  playwright_id int PRIMARY KEY,
  name          text NOT NULL,
  country       text NOT NULL,
  birth_year    int,
  death_year    int
);

CREATE TABLE play (
  play_id        int PRIMARY KEY,
  title          text NOT NULL,
  playwright_id  int REFERENCES playwright(playwright_id),
  genre          text NOT NULL,
  premiere_year  int NOT NULL,
  acts           int NOT NULL,
  running_minutes int
);

CREATE TABLE hall (
  hall_id         int PRIMARY KEY,
  name            text NOT NULL,
  seats           int NOT NULL,
  built_year      int NOT NULL,
  step_free       boolean NOT NULL
);

CREATE TABLE director (
  director_id int PRIMARY KEY,
  name        text NOT NULL,
  nationality text NOT NULL,
  freelance   boolean NOT NULL
);

CREATE TABLE actor (
  actor_id     int PRIMARY KEY,
  first_name   text NOT NULL,
  last_name    text NOT NULL,
  birth_date   date NOT NULL,
  hired_on     date NOT NULL,
  weekly_pay   numeric(8,2) NOT NULL,
  union_member boolean NOT NULL,
  agent        text
);

CREATE TABLE production (
  production_id int PRIMARY KEY,
  play_id       int NOT NULL REFERENCES play(play_id),
  hall_id       int NOT NULL REFERENCES hall(hall_id),
  director_id   int REFERENCES director(director_id),
  opens_on      date NOT NULL,
  closes_on     date,
  budget        numeric(10,2) NOT NULL,
  state         production_state NOT NULL
);

CREATE TABLE casting (
  production_id  int NOT NULL REFERENCES production(production_id),
  actor_id       int NOT NULL REFERENCES actor(actor_id),
  character_name text NOT NULL,
  is_lead        boolean NOT NULL,
  PRIMARY KEY (production_id, actor_id)
);

CREATE TABLE performance (
  performance_id int PRIMARY KEY,
  production_id  int NOT NULL REFERENCES production(production_id),
  starts_at      timestamp NOT NULL,
  called_off     boolean NOT NULL
);

CREATE TABLE patron (
  patron_id    int PRIMARY KEY,
  full_name    text NOT NULL,
  city         text NOT NULL,
  email        text,
  subscriber   boolean NOT NULL,
  member_since date NOT NULL
);

CREATE TABLE booking (
  booking_id     int PRIMARY KEY,
  performance_id int NOT NULL REFERENCES performance(performance_id),
  patron_id      int NOT NULL REFERENCES patron(patron_id),
  seats          int NOT NULL,
  seat_price     numeric(6,2) NOT NULL,
  booked_on      date NOT NULL,
  channel        text NOT NULL
);

COMMENT ON TABLE production IS 'A staging of a play in one of our halls';
COMMENT ON COLUMN production.closes_on IS 'last night; null while no end date is fixed';
COMMENT ON COLUMN actor.agent IS 'agency that represents the actor, null if none';
COMMENT ON COLUMN booking.seat_price IS 'price of one seat in pounds; the booking costs seats * seat_price';
COMMENT ON COLUMN booking.channel IS 'web, phone, box office';
COMMENT ON COLUMN hall.step_free IS 'accessible without stairs';

INSERT INTO playwright VALUES
 (1,'Marianne Tolland','United Kingdom',1931,2009),
 (2,'Viktor Sandel','Sweden',1860,1921),
 (3,'Ada Okonjo','Nigeria',1972,NULL),
 (4,'Jules Ferrand','France',1898,1967),
 (5,'Peadar Quill','Ireland',1946,2015),
 (6,'Hanna Weiss','Germany',1984,NULL),
 (7,'Cosimo Bellandi','Italy',1707,1781),
 (8,'Ruth Castellan','United Kingdom',1959,NULL),
 (9,'Dmitri Valsky','Russia',1854,1903),
 (10,'Niamh Corrigan','Ireland',1990,NULL),
 (11,'Edmund Harrow','United Kingdom',1571,1630),
 (12,'Leila Moussavi','France',1979,NULL),
 (13,'Thomas Greenaway','United Kingdom',NULL,NULL),
 (14,'Sven Aalto','Finland',1925,1998);

INSERT INTO play VALUES
 (1,'The Lamplighter''s Daughter',1,'drama',1964,3,135),
 (2,'Winter Orchard',2,'tragedy',1893,4,160),
 (3,'Market Day',3,'comedy',2004,2,105),
 (4,'The Deaf Notary',4,'farce',1932,3,118),
 (5,'Turf and Salt',5,'drama',1981,2,122),
 (6,'Server Room',6,'drama',2017,1,85),
 (7,'Two Masters, No Dinner',7,'comedy',1745,3,140),
 (8,'Glass Ceiling',8,'satire',1996,2,110),
 (9,'The Governor''s Cough',9,'satire',1882,4,150),
 (10,'Signal Lost',10,'drama',2021,1,78),
 (11,'King Athelred',11,'tragedy',1604,5,185),
 (12,'The Merry Tinker',11,'comedy',1598,5,155),
 (13,'A Room in Tehran',12,'drama',2012,2,98),
 (14,'Kites over Lagos',3,'musical',2015,2,145),
 (15,'Halfway House',8,'comedy',1988,2,NULL),
 (16,'The Long Verdict',14,'drama',1959,3,130),
 (17,'Seven Umbrellas',4,'farce',1951,3,112),
 (18,'Ash Wednesday',5,'tragedy',1999,3,127),
 (19,'The Foundling of York',NULL,'drama',1450,1,70),
 (20,'Pantomime of the North Wind',NULL,'musical',1911,2,120),
 (21,'Bread and Ballots',8,'satire',2010,2,NULL),
 (22,'Night Bus',10,'comedy',2018,1,80);

INSERT INTO hall VALUES
 (1,'Main House',820,1902,true),
 (2,'Studio',145,1978,true),
 (3,'Courtyard',310,1934,false),
 (4,'Cellar',72,1990,false),
 (5,'Riverside Tent',450,2016,true),
 (6,'Old Chapel',190,1871,false);

INSERT INTO director VALUES
 (1,'Fiona Ashby','British',false),
 (2,'Mateusz Zielinski','Polish',true),
 (3,'Carla Benedetti','Italian',true),
 (4,'Oliver Trent','British',false),
 (5,'Aoife Brennan','Irish',true),
 (6,'Yusuf Demir','Turkish',true),
 (7,'Sarah Lindqvist','Swedish',false),
 (8,'Gordon Pike','British',true);

INSERT INTO actor (actor_id, first_name, last_name, birth_date, hired_on, weekly_pay, union_member, agent) VALUES
 (1,'Rowan','Ellery','1988-04-12','2012-09-01',845.00,true,'Starling Talent'),
 (2,'Beatrix','Hale','1975-11-30','2003-01-15',1120.00,true,'Starling Talent'),
 (3,'Tobias','Marsh','1993-07-08','2018-03-12',690.50,true,NULL),
 (4,'Imani','Adeyemi','1990-02-21','2016-06-20',780.00,false,'Curtain & Co'),
 (5,'Leopold','Voss','1958-09-17','1999-10-04',1340.00,true,'Curtain & Co'),
 (6,'Greta','Nyman','1997-12-03','2021-02-01',610.00,false,NULL),
 (7,'Callum','Reid','1985-05-25','2010-08-16',905.75,true,'Bluebell Agency'),
 (8,'Priya','Raman','1991-10-10','2017-11-06',765.00,true,'Bluebell Agency'),
 (9,'Hugo','Lefevre','1979-03-19','2008-04-28',980.00,true,NULL),
 (10,'Maeve','Donovan','1996-08-14','2020-09-21',640.00,true,'Starling Talent'),
 (11,'Silas','Crane','1969-01-27','2001-05-07',1210.00,false,'Curtain & Co'),
 (12,'Noor','Haddad','1994-06-02','2019-01-28',720.00,true,'Bluebell Agency'),
 (13,'Frederick','Oakes','1950-12-24','1994-02-14',1290.00,true,NULL),
 (14,'Juno','Park','1999-03-05','2023-08-28',560.00,false,'Starling Talent'),
 (15,'Antonia','Ricci','1983-09-09','2011-12-05',890.00,true,'Curtain & Co'),
 (16,'Ewan','Blackwood','1987-11-11','2014-07-07',815.00,false,NULL),
 (17,'Delphine','Marchand','1992-05-16','2022-04-04',705.00,true,'Bluebell Agency'),
 (18,'Kwame','Boateng','1981-08-30','2013-10-21',930.00,true,'Starling Talent'),
 (19,'Ottilie','Grant','2001-02-13','2025-01-13',525.00,false,NULL),
 (20,'Rafael','Soto','1989-07-22','2015-05-18',835.00,true,'Curtain & Co'),
 (21,'Wilhelmina','Frost','1964-10-06','1998-09-07',1175.00,true,NULL),
 (22,'Desmond','Achebe','1977-06-29','2006-03-20',1015.00,false,'Bluebell Agency'),
 (23,'Lottie','Summers','2000-09-01','2024-09-02',540.00,true,'Starling Talent'),
 (24,'Pieter','van Dam','1986-01-18','2026-03-02',760.00,false,NULL);

INSERT INTO production VALUES
 (1,1,1,1,'2022-09-15','2022-11-05',84000,'closed'),
 (2,7,3,3,'2022-10-06','2022-11-19',41500,'closed'),
 (3,6,2,2,'2023-01-20','2023-02-25',18200,'closed'),
 (4,11,1,4,'2023-03-10','2023-05-06',126000,'closed'),
 (5,4,3,8,'2023-04-21','2023-06-03',38750,'closed'),
 (6,14,5,6,'2023-06-16','2023-08-26',152000,'closed'),
 (7,2,1,7,'2023-10-13','2023-12-02',97000,'closed'),
 (8,10,4,5,'2024-01-19','2024-03-02',9800,'closed'),
 (9,9,6,2,'2024-02-09','2024-03-23',33600,'closed'),
 (10,12,5,1,'2024-06-07','2024-08-24',118000,'closed'),
 (11,8,2,NULL,'2024-09-20','2024-10-26',21400,'closed'),
 (12,18,1,5,'2024-10-18','2024-12-07',89500,'closed'),
 (13,3,3,6,'2025-02-14','2025-03-29',44200,'closed'),
 (14,13,2,3,'2025-03-21','2025-03-28',19900,'cancelled'),
 (15,14,5,6,'2025-06-13','2025-08-30',161500,'closed'),
 (16,17,6,8,'2025-09-12','2025-10-25',29300,'closed'),
 (17,11,1,7,'2025-10-10','2025-12-06',133000,'closed'),
 (18,22,4,5,'2026-02-06','2026-03-28',12600,'closed'),
 (19,16,2,4,'2026-04-17','2026-06-06',27800,'closed'),
 (20,7,5,3,'2026-06-19','2026-08-29',104000,'closed'),
 (21,5,6,5,'2026-09-25','2026-11-28',36400,'running'),
 (22,1,1,1,'2026-10-02',NULL,91200,'running'),
 (23,6,2,2,'2026-10-30','2026-12-12',20500,'running'),
 (24,20,1,4,'2026-12-04','2027-01-09',143000,'planned'),
 (25,13,4,NULL,'2027-02-05',NULL,15700,'planned');

INSERT INTO casting
SELECT p, 1 + ((p * 5 + k * 7 + p * p * 3) % 22),
       (ARRAY['Agnes','The Notary','Captain Roe','Mrs Tully','Young Tom','The Widow','Sergeant','Clara','The Stranger','Old Ned','Lucia','The Judge'])[1 + ((p * 3 + k * 5) % 12)],
       k = 0 OR (k = 1 AND p % 3 = 0)
FROM generate_series(1, 24) p, generate_series(0, 5) k
WHERE k < 3 + (p * 7) % 4;

INSERT INTO performance
SELECT row_number() OVER (ORDER BY pr.production_id, k)::int, pr.production_id,
       pr.opens_on + k * (2 + pr.production_id % 4) + CASE WHEN (k + pr.production_id) % 4 = 0 THEN time '14:30' ELSE time '19:30' END,
       (pr.production_id * 5 + k * 3) % 19 = 0
FROM production pr, generate_series(0, 11) k
WHERE pr.state IN ('closed', 'running')
  AND k < 5 + (pr.production_id * 3) % 7;

INSERT INTO patron
SELECT i,
       (ARRAY['Alice','Bruno','Cecily','Dermot','Edith','Farid','Gwen','Hamish','Isla','Jasper','Keira','Lionel'])[1 + (i * 5) % 12] || ' ' ||
       (ARRAY['Barlow','Cheng','Drummond','Eastwood','Fairfax'])[1 + i % 5],
       (ARRAY['Leeds','York','Leeds','Harrogate','Bradford','Sheffield','York','Leeds','Hull'])[1 + (i * 4) % 9],
       CASE WHEN i % 6 = 0 THEN NULL ELSE 'patron' || i || (ARRAY['@post.example','@mail.example','@web.example'])[1 + i % 3] END,
       i % 3 = 1,
       date '2017-02-01' + (i * 173 % 3400)
FROM generate_series(1, 60) i;

INSERT INTO booking
SELECT i, pf.performance_id, 1 + (i * 17 + i * i * 3 + i / 5 * 7) % 54,
       1 + (i * i * 2 + i) % 6,
       (ARRAY[18.00, 24.50, 32.00, 41.00, 55.00])[1 + (i * 3 + i / 7) % 5],
       pf.starts_at::date - (1 + (i * 13) % 40),
       (ARRAY['web','web','phone','web','box office'])[1 + (i * i + i / 3) % 5]
FROM generate_series(1, 380) i
JOIN performance pf ON pf.performance_id = 1 + (i * 29 + i * i * 7) % (SELECT count(*) FROM performance)::int
WHERE NOT pf.called_off AND pf.starts_at::date - (1 + (i * 13) % 40) <= date '2026-11-19';
