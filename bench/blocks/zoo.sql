-- Ridgewood Zoo

CREATE TABLE species (
  id                  int PRIMARY KEY,
  common_name         text NOT NULL UNIQUE,
  scientific_name     text NOT NULL,
  class               text NOT NULL,
  diet                text NOT NULL,
  conservation_status text NOT NULL,
  avg_lifespan_years  int
);

CREATE TABLE enclosures (
  id                int PRIMARY KEY,
  name              text NOT NULL UNIQUE,
  habitat           text NOT NULL,
  area_sqm          int NOT NULL,
  capacity          int NOT NULL,
  is_indoor         boolean NOT NULL,
  opened_on         date NOT NULL,
  last_inspected_on date
);

CREATE TABLE keepers (
  id             int PRIMARY KEY,
  first_name     text NOT NULL,
  last_name      text NOT NULL,
  specialization text NOT NULL,
  hired_on       date NOT NULL,
  monthly_salary numeric(8,2) NOT NULL,
  supervisor_id  int REFERENCES keepers(id)
);

CREATE TABLE animals (
  id           int PRIMARY KEY,
  name         text NOT NULL UNIQUE,
  species_id   int NOT NULL REFERENCES species(id),
  enclosure_id int NOT NULL REFERENCES enclosures(id),
  sex          text,
  birth_date   date,
  arrived_on   date NOT NULL,
  origin       text NOT NULL,
  weight_kg    numeric(8,2),
  mother_id    int REFERENCES animals(id)
);

CREATE TABLE foods (
  id          int PRIMARY KEY,
  name        text NOT NULL,
  kind        text NOT NULL,
  cost_per_kg numeric(6,2) NOT NULL,
  stock_kg    numeric(8,1) NOT NULL
);

CREATE TABLE feedings (
  id          int PRIMARY KEY,
  animal_id   int NOT NULL REFERENCES animals(id),
  keeper_id   int NOT NULL,
  food_id     int NOT NULL REFERENCES foods(id),
  quantity_kg numeric(6,2) NOT NULL,
  fed_at      timestamp NOT NULL
);

CREATE TABLE vet_visits (
  id           int PRIMARY KEY,
  animal_id    int NOT NULL REFERENCES animals(id),
  vet_name     text NOT NULL,
  visited_on   date NOT NULL,
  reason       text NOT NULL,
  cost         numeric(8,2) NOT NULL,
  follow_up_on date
);

CREATE TABLE sponsors (
  id    int PRIMARY KEY,
  name  text NOT NULL,
  kind  text NOT NULL,
  city  text NOT NULL,
  email text
);

CREATE TABLE sponsorships (
  id            int PRIMARY KEY,
  sponsor_id    int NOT NULL REFERENCES sponsors(id),
  animal_id     int NOT NULL REFERENCES animals(id),
  annual_amount numeric(8,2) NOT NULL,
  started_on    date NOT NULL,
  ended_on      date
);

CREATE TABLE ticket_sales (
  id          int PRIMARY KEY,
  sold_on     date NOT NULL,
  ticket_type text NOT NULL,
  channel     text NOT NULL,
  quantity    int NOT NULL,
  unit_price  numeric(6,2) NOT NULL
);

COMMENT ON COLUMN species.conservation_status IS 'IUCN category in words: Least Concern, Vulnerable, Endangered ...';
COMMENT ON COLUMN animals.sex IS 'F or M; null if not determined';
COMMENT ON COLUMN animals.origin IS 'born here, transfer, rescue or wild';
COMMENT ON COLUMN feedings.keeper_id IS 'keepers.id of the person who fed the animal';
COMMENT ON COLUMN sponsorships.ended_on IS 'null while the sponsorship is active';
COMMENT ON TABLE ticket_sales IS 'One row per transaction; revenue is quantity times unit_price';

INSERT INTO species VALUES
 (1,'African Lion','Panthera leo','Mammal','Carnivore','Vulnerable',14),
 (2,'Bengal Tiger','Panthera tigris tigris','Mammal','Carnivore','Endangered',15),
 (3,'Asian Elephant','Elephas maximus','Mammal','Herbivore','Endangered',48),
 (4,'Reticulated Giraffe','Giraffa reticulata','Mammal','Herbivore','Endangered',25),
 (5,'Plains Zebra','Equus quagga','Mammal','Herbivore','Near Threatened',22),
 (6,'Red Panda','Ailurus fulgens','Mammal','Omnivore','Endangered',12),
 (7,'Meerkat','Suricata suricatta','Mammal','Omnivore','Least Concern',9),
 (8,'Humboldt Penguin','Spheniscus humboldti','Bird','Carnivore','Vulnerable',17),
 (9,'Greater Flamingo','Phoenicopterus roseus','Bird','Omnivore','Least Concern',35),
 (10,'Snowy Owl','Bubo scandiacus','Bird','Carnivore','Vulnerable',10),
 (11,'Scarlet Macaw','Ara macao','Bird','Herbivore','Least Concern',45),
 (12,'Komodo Dragon','Varanus komodoensis','Reptile','Carnivore','Endangered',30),
 (13,'Green Iguana','Iguana iguana','Reptile','Herbivore','Least Concern',13),
 (14,'Burmese Python','Python bivittatus','Reptile','Carnivore','Vulnerable',20),
 (15,'Poison Dart Frog','Dendrobates tinctorius','Amphibian','Carnivore','Least Concern',8),
 (16,'Axolotl','Ambystoma mexicanum','Amphibian','Carnivore','Critically Endangered',11),
 (17,'Amur Leopard','Panthera pardus orientalis','Mammal','Carnivore','Critically Endangered',16),
 (18,'Aldabra Tortoise','Aldabrachelys gigantea','Reptile','Herbivore','Vulnerable',NULL);

INSERT INTO enclosures VALUES
 (1,'Savanna Plain','Grassland',18500,30,false,'1998-05-16','2026-09-14'),
 (2,'Big Cat Valley','Forest',6200,12,false,'2004-04-03','2026-10-21'),
 (3,'Elephant House','Grassland',9400,8,false,'1987-07-11','2026-03-05'),
 (4,'Penguin Cove','Coast',1350,25,false,'2012-06-30','2026-11-09'),
 (5,'Reptile Pavilion','Desert',820,40,true,'1979-09-01','2025-12-11'),
 (6,'Amphibian Lab','Wetland',210,60,true,'2019-03-22',NULL),
 (7,'Tropical Aviary','Rainforest',1780,50,true,'2008-05-10','2026-06-18'),
 (8,'Flamingo Lagoon','Wetland',2450,45,false,'1993-08-14','2026-07-02'),
 (9,'Panda Ridge','Forest',1100,6,false,'2016-10-08','2026-08-27'),
 (10,'Meerkat Mounds','Desert',460,20,false,'2001-04-21',NULL),
 (11,'Arctic Tower','Tundra',690,10,false,'2010-11-27','2025-10-30'),
 (12,'Island Hall','Rainforest',1525,15,true,'2022-07-16','2026-05-20');

INSERT INTO keepers VALUES
 (1,'Marta','Ostrowska','Management','2003-02-17',5120.00,NULL),
 (2,'Declan','Byrne','Big Cats','2009-05-04',3980.00,1),
 (3,'Aiko','Tanabe','Birds','2011-09-12',3745.50,1),
 (4,'Tobias','Lund','Reptiles','2014-03-31',3610.00,1),
 (5,'Priya','Nambiar','Elephants','2012-06-18',3890.00,1),
 (6,'Samuel','Okoro','Big Cats','2018-08-20',2975.00,2),
 (7,'Linnea','Berg','Birds','2019-04-01',2840.00,3),
 (8,'Mateo','Rivas','Birds','2021-10-11',2610.00,3),
 (9,'Hannah','Pfeiffer','Reptiles','2020-01-07',2790.00,4),
 (10,'Jonas','Vik','Amphibians','2022-05-23',2565.00,4),
 (11,'Chloe','Marchand','Elephants','2017-11-06',3055.00,5),
 (12,'Ravi','Deshpande','Hoofed Animals','2016-02-29',3120.00,5),
 (13,'Ewa','Ostrowska','Hoofed Animals','2023-07-03',2480.00,5),
 (14,'Grace','Adeyemi','Small Mammals','2024-03-18',2395.00,1),
 (15,'Nils','Halvorsen','Small Mammals','2026-02-02',2290.00,14),
 (16,'Yusuf','Demir','Big Cats','2025-09-15',2350.00,2);

INSERT INTO animals VALUES
 (1,'Kibo',1,2,'M','2014-06-11','2016-03-02','transfer',188.50,NULL),
 (2,'Nala',1,2,'F','2015-02-20','2016-03-02','transfer',131.00,NULL),
 (3,'Zuri',1,2,'F','2021-05-03','2021-05-03','born here',118.75,2),
 (4,'Rajah',2,2,'M','2013-09-27','2015-08-19','transfer',214.00,NULL),
 (5,'Sita',2,2,'F','2016-01-14','2019-10-05','transfer',142.30,NULL),
 (6,'Anjali',2,2,'F','2023-04-18','2023-04-18','born here',96.40,5),
 (7,'Mali',3,3,'F','1984-11-01','1989-06-12','wild',3105.00,NULL),
 (8,'Chandra',3,3,'F','1996-07-22','2001-05-30','transfer',2890.00,NULL),
 (9,'Bodhi',3,3,'M','2012-03-08','2012-03-08','born here',3640.00,8),
 (10,'Tara',3,3,'F','2024-08-15','2024-08-15','born here',640.00,8),
 (11,'Twiga',4,1,'F','2009-10-19','2012-04-25','transfer',795.00,NULL),
 (12,'Kito',4,1,'M','2011-05-26','2013-09-10','transfer',1130.00,NULL),
 (13,'Asha',4,1,'F','2019-12-02','2019-12-02','born here',702.00,11),
 (14,'Jabari',4,1,'M','2025-06-30','2025-06-30','born here',248.00,11),
 (15,'Stripe',5,1,'M','2010-04-04','2014-05-05','transfer',322.00,NULL),
 (16,'Dot',5,1,'F','2013-08-09','2014-05-05','transfer',296.50,NULL),
 (17,'Pixel',5,1,'F','2018-07-17','2018-07-17','born here',281.00,16),
 (18,'Domino',5,1,'M','2022-09-23','2022-09-23','born here',268.20,16),
 (19,'Checkers',5,1,'F','2026-05-11','2026-05-11','born here',74.00,17),
 (20,'Rusty',6,9,'M','2017-06-13','2018-11-20','transfer',5.40,NULL),
 (21,'Mei',6,9,'F','2018-06-28','2019-02-14','transfer',4.95,NULL),
 (22,'Pip',6,9,'F','2024-07-04','2024-07-04','born here',3.80,21),
 (23,'Timon',7,10,'M','2019-03-12','2020-06-01','transfer',0.82,NULL),
 (24,'Duma',7,10,'F','2019-05-19','2020-06-01','transfer',0.74,NULL),
 (25,'Sandy',7,10,'F','2021-08-08','2021-08-08','born here',0.71,24),
 (26,'Digger',7,10,'M','2021-08-08','2021-08-08','born here',0.79,24),
 (27,'Scout',7,10,NULL,'2026-09-01','2026-09-01','born here',NULL,25),
 (28,'Scamp',7,10,NULL,'2026-09-01','2026-09-01','born here',NULL,25),
 (29,'Pablo',8,4,'M','2015-04-16','2017-03-28','transfer',4.60,NULL),
 (30,'Lima',8,4,'F','2016-05-02','2017-03-28','transfer',4.15,NULL),
 (31,'Inti',8,4,'M','2018-04-29','2018-04-29','born here',4.75,30),
 (32,'Cusco',8,4,'M','2020-05-13','2020-05-13','born here',4.30,30),
 (33,'Pisco',8,4,'F','2022-04-07','2022-04-07','born here',3.95,30),
 (34,'Nazca',8,4,'F',NULL,'2023-11-16','rescue',3.60,NULL),
 (35,'Rosa',9,8,'F','2004-05-21','2006-06-14','transfer',3.10,NULL),
 (36,'Coral',9,8,'F','2007-06-02','2008-09-09','transfer',2.90,NULL),
 (37,'Salmon',9,8,'M','2005-05-30','2006-06-14','transfer',3.70,NULL),
 (38,'Blush',9,8,'F','2016-06-25','2016-06-25','born here',2.75,35),
 (39,'Peach',9,8,NULL,'2026-06-19','2026-06-19','born here',1.20,38),
 (40,'Odin',10,11,'M',NULL,'2021-01-22','rescue',1.85,NULL),
 (41,'Freya',10,11,'F','2018-06-06','2020-12-03','transfer',2.25,NULL),
 (42,'Ruby',11,7,'F','1999-03-15','2010-07-08','rescue',1.05,NULL),
 (43,'Paco',11,7,'M','2003-10-10','2010-07-08','rescue',1.15,NULL),
 (44,'Sol',11,7,'M','2014-02-27','2014-02-27','born here',1.10,42),
 (45,'Luna',11,7,NULL,'2020-03-03','2022-10-01','transfer',0.98,NULL),
 (46,'Drago',12,12,'M','2011-01-31','2022-08-03','transfer',78.40,NULL),
 (47,'Ember',12,12,'F','2014-12-12','2022-08-03','transfer',46.90,NULL),
 (48,'Iggy',13,5,'M',NULL,'2015-05-27','rescue',5.20,NULL),
 (49,'Fern',13,5,'F',NULL,'2019-09-17','rescue',3.85,NULL),
 (50,'Monty',14,5,'M','2008-07-07','2013-02-06','rescue',52.60,NULL),
 (51,'Jade',14,5,'F','2012-04-24','2017-12-19','transfer',71.25,NULL),
 (52,'Azul',15,6,NULL,'2022-10-12','2023-05-09','transfer',0.01,NULL),
 (53,'Cobalt',15,6,NULL,'2022-10-12','2023-05-09','transfer',0.01,NULL),
 (54,'Indigo',15,6,NULL,'2024-02-02','2024-02-02','born here',NULL,NULL),
 (55,'Xolo',16,6,'M','2021-06-15','2022-02-24','transfer',0.18,NULL),
 (56,'Mochi',16,6,'F','2021-06-15','2022-02-24','transfer',0.21,NULL),
 (57,'Tofu',16,6,NULL,'2025-03-27','2025-03-27','born here',0.09,56),
 (58,'Katya',17,2,'F','2019-08-30','2021-09-13','transfer',38.60,NULL),
 (59,'Boris',17,2,'M','2017-05-05','2020-04-16','transfer',55.10,NULL),
 (60,'Methuselah',18,12,'M',NULL,'1991-10-02','wild',241.00,NULL),
 (61,'Esmeralda',18,12,'F','1968-01-01','1991-10-02','wild',157.50,NULL),
 (62,'Simba',1,2,'M','2026-03-08','2026-03-08','born here',41.00,2),
 (63,'Biscuit',7,10,'F','2020-02-17','2021-11-05','transfer',0.69,NULL);

INSERT INTO foods VALUES
 (1,'Beef','meat',6.80,740.0),
 (2,'Whole Chicken','meat',3.95,410.5),
 (3,'Herring','fish',4.60,320.0),
 (4,'Sardines','fish',5.25,95.5),
 (5,'Hay','plant',0.28,8200.0),
 (6,'Acacia Leaves','plant',1.90,260.0),
 (7,'Carrots','plant',0.95,530.0),
 (8,'Bamboo','plant',2.75,180.0),
 (9,'Mixed Fruit','plant',2.20,345.0),
 (10,'Crickets','insect',18.50,22.4),
 (11,'Mealworms','insect',14.75,31.0),
 (12,'Flamingo Pellets','pellet',3.30,150.0),
 (13,'Frozen Mice','meat',9.90,64.0),
 (14,'Vitamin Gel','supplement',27.40,9.5);

-- feedings, 360 rows from 2026-09-01 on
INSERT INTO feedings
SELECT g, a.id,
  (ARRAY[6,16,11,12,13,14,15,7,8,3,9,10,4,2,5])[1 + (g*11 + a.species_id*5) % 15],
  CASE a.species_id
    WHEN 1 THEN 1 WHEN 2 THEN 1 WHEN 17 THEN 2
    WHEN 3 THEN CASE WHEN g % 3 = 0 THEN 7 ELSE 5 END
    WHEN 4 THEN 6 WHEN 5 THEN 5 WHEN 6 THEN CASE WHEN g % 2 = 0 THEN 8 ELSE 9 END
    WHEN 7 THEN 11 WHEN 8 THEN CASE WHEN g % 4 = 0 THEN 4 ELSE 3 END
    WHEN 9 THEN 12 WHEN 10 THEN 13 WHEN 11 THEN 9 WHEN 12 THEN 2 WHEN 13 THEN 7
    WHEN 14 THEN 13 WHEN 15 THEN 10 WHEN 16 THEN 11 ELSE 7 END,
  round((coalesce(a.weight_kg, 0.6) ^ 0.75 * (0.05 + (g % 9) * 0.004))::numeric + 0.01, 2),
  timestamp '2026-09-01 07:15' + ((g * 5) / 23) * interval '1 day' + ((g * 37) % 600) * interval '1 minute'
FROM generate_series(1, 360) g
JOIN animals a ON a.id = 1 + (g * 17) % 59;

-- vet visits, 84 rows
INSERT INTO vet_visits
SELECT g, 1 + (g * 13 + g / 9) % 52,
  (ARRAY['Dr. Helen Sorensen','Dr. Amir Haddad','Dr. Lucia Moretti','Dr. Helen Sorensen','Dr. Victor Nagy'])[1 + (g * 3 + g / 7) % 5],
  date '2024-01-09' + (g * 12 + (g * g) % 11),
  (ARRAY['Checkup','Vaccination','Injury','Dental','Checkup','Infection','Checkup','Pregnancy'])[1 + (g * 5 + g / 11) % 8],
  65 + (g * 7919 % 640) + (g % 4) * 0.25,
  CASE WHEN g % 4 = 1 THEN date '2024-01-09' + (g * 12 + (g * g) % 11) + 14 + g % 10 END
FROM generate_series(1, 84) g;

INSERT INTO sponsors VALUES
 (1,'Northlight Energy','company','Ridgewood','giving@northlight.example'),
 (2,'Baker & Sons Bakery','company','Ridgewood',NULL),
 (3,'Ingrid Solheim','individual','Ashford','ingrid.s@mail.example'),
 (4,'Ridgewood Primary School','school','Ridgewood','office@rps.example'),
 (5,'Carlos Ibarra','individual','Millbrook',NULL),
 (6,'Helios Insurance','company','Ashford','csr@helios.example'),
 (7,'Maya Lindqvist','individual','Ridgewood','maya@mail.example'),
 (8,'Ashford Grammar School','school','Ashford','head@ags.example'),
 (9,'Otto Brandt','individual','Millbrook','otto.b@mail.example'),
 (10,'Summit Outdoor','company','Millbrook','info@summit.example'),
 (11,'Leonie Watts','individual','Ashford',NULL),
 (12,'Rotary Club Ridgewood','association','Ridgewood','rotary@rw.example'),
 (13,'Friends of the Forest','association','Kingsley',NULL),
 (14,'Pavel Novak','individual','Kingsley','pavel@mail.example');

INSERT INTO sponsorships VALUES
 (1,1,9,4800.00,'2022-01-01',NULL),
 (2,1,4,2500.00,'2022-01-01',NULL),
 (3,2,29,300.00,'2023-03-15','2025-03-14'),
 (4,3,21,240.00,'2024-06-01',NULL),
 (5,4,23,150.00,'2025-09-01',NULL),
 (6,4,30,180.00,'2024-09-01','2025-08-31'),
 (7,5,41,200.00,'2026-01-10',NULL),
 (8,6,1,3200.00,'2023-07-01',NULL),
 (9,6,58,2750.00,'2025-02-01',NULL),
 (10,7,22,260.00,'2024-12-24',NULL),
 (11,8,60,420.00,'2021-09-01','2024-08-31'),
 (12,9,11,350.00,'2026-05-05',NULL),
 (13,10,12,1900.00,'2024-04-01','2026-03-31'),
 (14,10,13,1450.00,'2025-04-01',NULL),
 (15,12,3,900.00,'2023-11-11',NULL),
 (16,12,10,1250.00,'2024-10-01',NULL),
 (17,13,58,1600.00,'2026-03-01',NULL),
 (18,14,46,275.00,'2025-07-20','2026-07-19'),
 (19,3,62,310.00,'2026-06-15',NULL),
 (20,7,39,130.00,'2026-10-02',NULL);

-- ticket sales, 330 rows up to 2026-11-20
INSERT INTO ticket_sales
SELECT g,
  date '2025-12-27' + (g - 1),
  (ARRAY['adult','child','family','adult','senior','group','adult','child'])[1 + (g * 7 + g / 13) % 8],
  (ARRAY['online','gate','gate','online','travel agency','online','gate'])[1 + (g * 5 + g / 17) % 7],
  1 + (g * 31 + g / 5) % 37,
  CASE (ARRAY['adult','child','family','adult','senior','group','adult','child'])[1 + (g * 7 + g / 13) % 8]
    WHEN 'adult' THEN 24.00 WHEN 'child' THEN 12.50 WHEN 'family' THEN 62.00 WHEN 'senior' THEN 18.00 ELSE 16.50 END
FROM generate_series(1, 329) g;
