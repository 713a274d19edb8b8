-- Coffee roastery: green lots, roasts, blends, orders

CREATE TYPE process_kind AS ENUM ('washed', 'natural', 'honey', 'wet-hulled');
CREATE TYPE roast_level AS ENUM ('light', 'medium', 'medium-dark', 'dark');

CREATE TABLE origin (
  origin_code char(3) PRIMARY KEY,
  country     text NOT NULL,
  region      text NOT NULL,
  altitude_m  int
);

CREATE TABLE importer (
  importer_id int PRIMARY KEY,
  name        text NOT NULL,
  city        text NOT NULL,
  phone       text
);

CREATE TABLE green_lot (
  lot_id       int PRIMARY KEY,
  lot_code     text NOT NULL UNIQUE,
  origin_code  char(3) NOT NULL REFERENCES origin(origin_code),
  importer_id  int REFERENCES importer(importer_id),
  variety      text NOT NULL,
  process      process_kind NOT NULL,
  arrived_on   date NOT NULL,
  bags         int NOT NULL,
  bag_kg       int NOT NULL,
  price_per_kg numeric(6,2) NOT NULL,
  cup_score    numeric(4,2),
  organic      boolean NOT NULL
);

CREATE TABLE machine (
  machine_id  int PRIMARY KEY,
  nickname    text NOT NULL,
  maker       text NOT NULL,
  capacity_kg numeric(5,1) NOT NULL,
  bought_year int NOT NULL,
  retired_on  date
);

CREATE TABLE roast (
  roast_id    int PRIMARY KEY,
  lot_id      int NOT NULL REFERENCES green_lot(lot_id),
  machine_id  int NOT NULL,
  roasted_by  text NOT NULL,
  started_at  timestamp NOT NULL,
  ended_at    timestamp NOT NULL,
  green_kg    numeric(6,2) NOT NULL,
  roasted_kg  numeric(6,2) NOT NULL,
  level       roast_level NOT NULL,
  end_temp_c  numeric(4,1)
);

CREATE TABLE blend (
  blend_id        int PRIMARY KEY,
  name            text NOT NULL,
  list_price_kg   numeric(6,2) NOT NULL,
  launched_on     date NOT NULL,
  discontinued_on date,
  is_decaf        boolean NOT NULL
);

CREATE TABLE blend_part (
  blend_id  int NOT NULL REFERENCES blend(blend_id),
  lot_id    int NOT NULL REFERENCES green_lot(lot_id),
  share_pct int NOT NULL,
  PRIMARY KEY (blend_id, lot_id)
);

CREATE TABLE client (
  client_id    int PRIMARY KEY,
  name         text NOT NULL,
  client_type  text NOT NULL,
  city         text NOT NULL,
  since        date NOT NULL,
  email        text,
  credit_limit numeric(8,2)
);

CREATE TABLE sale_order (
  order_id   int PRIMARY KEY,
  client_id  int NOT NULL REFERENCES client(client_id),
  ordered_on date NOT NULL,
  shipped_on date,
  status     text NOT NULL,
  freight    numeric(6,2) NOT NULL
);

CREATE TABLE sale_line (
  order_id   int NOT NULL REFERENCES sale_order(order_id),
  line_no    int NOT NULL,
  blend_id   int NOT NULL,
  kg         numeric(6,1) NOT NULL,
  unit_price numeric(6,2) NOT NULL,
  grind      text,
  PRIMARY KEY (order_id, line_no)
);

COMMENT ON TABLE green_lot IS 'Unroasted coffee as delivered';
COMMENT ON COLUMN green_lot.importer_id IS 'null when bought directly from the farm';
COMMENT ON COLUMN green_lot.cup_score IS 'Cupping score 0-100; null = not cupped yet';
COMMENT ON COLUMN roast.green_kg IS 'Weight in before roasting';
COMMENT ON COLUMN roast.roasted_kg IS 'Weight out after roasting';
COMMENT ON COLUMN sale_order.status IS 'open, shipped, cancelled, returned';
COMMENT ON COLUMN sale_line.unit_price IS 'Price per kg actually charged';
COMMENT ON COLUMN sale_line.grind IS 'espresso, filter, moka; null = whole bean';
COMMENT ON COLUMN client.client_type IS 'cafe, restaurant, office, shop';

INSERT INTO origin VALUES
 ('ETS','Ethiopia','Sidamo',1950),('ETY','Ethiopia','Yirgacheffe',2050),('KNY','Kenya','Nyeri',1780),
 ('COH','Colombia','Huila',1700),('CON','Colombia','Nariño',1900),('BRC','Brazil','Cerrado',1050),
 ('BRM','Brazil','Mogiana',980),('GTA','Guatemala','Antigua',1600),('IDS','Indonesia','Sumatra',1300),
 ('INM','India','Malabar',NULL),('PEC','Peru','Cajamarca',1650),('RWN','Rwanda','Nyamasheke',1810),
 ('YEH','Yemen','Haraz',NULL);

INSERT INTO importer VALUES
 (1,'Nordkap Green Coffee','Hamburg','+49 40 555 0101'),(2,'Falcon & Daughters','Bristol',NULL),
 (3,'Terra Verde Trading','Trieste','+39 040 555 0177'),(4,'Scheldt Coffee Agents','Antwerp','+32 3 555 0130'),
 (5,'Blue Crate Imports','Hamburg',NULL),(6,'Mokha Road','Rotterdam','+31 10 555 0162');

INSERT INTO green_lot VALUES
 (1,'G25-001','ETS',1,'Heirloom','natural','2025-01-14',20,60,7.90,86.50,true),
 (2,'G25-002','BRC',4,'Yellow Bourbon','natural','2025-01-28',60,59,4.85,82.25,false),
 (3,'G25-003','COH',1,'Caturra','washed','2025-02-19',35,70,6.40,84.75,false),
 (4,'G25-004','KNY',2,'SL28','washed','2025-03-06',12,60,10.20,88.25,false),
 (5,'G25-005','IDS',4,'Typica','wet-hulled','2025-03-25',30,60,6.10,83.00,true),
 (6,'G25-006','GTA',NULL,'Bourbon','washed','2025-04-11',24,69,6.95,85.50,false),
 (7,'G25-007','ETY',2,'Heirloom','washed','2025-05-20',18,60,8.75,87.75,true),
 (8,'G25-008','BRM',4,'Mundo Novo','natural','2025-06-03',80,59,4.55,81.00,false),
 (9,'G25-009','PEC',3,'Caturra','washed','2025-07-17',28,69,5.80,83.50,true),
 (10,'G25-010','INM',3,'Robusta','washed','2025-08-08',40,60,3.90,NULL,false),
 (11,'G25-011','RWN',2,'Bourbon','washed','2025-09-12',15,60,7.60,86.00,false),
 (12,'G25-012','CON',NULL,'Castillo','honey','2025-10-09',10,70,8.15,86.75,false),
 (13,'G25-013','BRC',5,'Catuai','natural','2025-11-27',55,59,5.05,82.75,false),
 (14,'G26-001','ETS',1,'Heirloom','washed','2026-01-16',22,60,8.30,87.00,true),
 (15,'G26-002','COH',1,'Castillo','washed','2026-02-05',38,70,6.75,84.25,false),
 (16,'G26-003','KNY',2,'Ruiru 11','washed','2026-02-26',14,60,9.80,87.25,false),
 (17,'G26-004','GTA',NULL,'Gesha','natural','2026-03-13',4,30,24.50,90.50,false),
 (18,'G26-005','IDS',4,'Typica','wet-hulled','2026-04-02',26,60,6.35,82.50,true),
 (19,'G26-006','BRM',5,'Mundo Novo','natural','2026-05-08',75,59,4.95,80.75,false),
 (20,'G26-007','ETY',1,'Heirloom','natural','2026-06-19',16,60,9.10,88.75,true),
 (21,'G26-008','PEC',3,'Typica','honey','2026-07-10',20,69,6.20,NULL,true),
 (22,'G26-009','INM',3,'Robusta','natural','2026-08-21',45,60,4.10,79.50,false),
 (23,'G26-010','RWN',NULL,'Bourbon','honey','2026-09-15',11,60,8.40,86.25,true),
 (24,'G26-011','CON',1,'Caturra','washed','2026-10-07',19,70,7.85,85.75,false),
 (25,'G26-012','BRC',4,'Yellow Bourbon','natural','2026-10-22',65,59,5.35,NULL,false),
 (26,'G26-013','ETY',2,'Heirloom','washed','2026-11-10',13,60,9.45,NULL,true);

INSERT INTO machine VALUES
 (1,'Big Berta','Probat',25.0,2011,NULL),(2,'Ruby','Giesen',15.0,2018,NULL),
 (3,'Old Smoky','Probat',12.0,1996,'2025-12-31'),(4,'Pixel','Loring',35.0,2024,NULL),
 (5,'Sampler','Ikawa',0.5,2021,NULL);

INSERT INTO blend VALUES
 (1,'House Espresso',19.50,'2019-03-01',NULL,false),(2,'Dockside',17.80,'2020-06-15',NULL,false),
 (3,'Sunday Filter',23.40,'2021-01-10',NULL,false),(4,'Night Shift',18.90,'2018-09-01','2026-03-31',false),
 (5,'Lullaby',21.60,'2022-05-05',NULL,true),(6,'Golden Hour',25.20,'2023-04-20',NULL,false),
 (7,'Winter Spice',20.70,'2023-11-01','2025-02-28',false),(8,'Featherweight',28.60,'2024-08-12',NULL,false),
 (9,'Stevedore',16.40,'2025-05-02',NULL,false),(10,'Soft Landing',22.30,'2026-02-14',NULL,true),
 (11,'Summit Reserve',46.00,'2026-04-10',NULL,false),(12,'Harbour Fog',24.90,'2026-10-12',NULL,false);

INSERT INTO blend_part VALUES
 (1,2,50),(1,3,30),(1,1,20),(2,8,60),(2,10,25),(2,5,15),(3,7,55),(3,4,45),(4,8,70),(4,10,30),
 (5,15,65),(5,18,35),(6,14,40),(6,6,35),(6,12,25),(7,5,50),(7,2,50),(8,20,60),(8,16,40),
 (9,19,55),(9,22,45),(10,9,100),(11,17,70),(11,20,30);

INSERT INTO client VALUES
 (1,'Café Lindgren','cafe','Bremen','2017-02-11','kontakt@lindgren.example',1500),
 (2,'The Copper Kettle','cafe','Hamburg','2018-05-03','hello@kettle.example',2000),
 (3,'Brasserie Oost','restaurant','Kiel','2019-08-19',NULL,1200),
 (4,'Hafen Office Park','office','Hamburg','2020-01-07','facility@hafen.example',5000),
 (5,'Bean There','shop','Bremen','2020-11-23','buy@beanthere.example',800),
 (6,'Trattoria Fermi','restaurant','Lübeck','2021-03-15','info@fermi.example',NULL),
 (7,'Morning Glory','cafe','Kiel','2021-09-01','mg@glory.example',1000),
 (8,'Studio Nord','office','Hamburg','2022-02-17',NULL,2500),
 (9,'Kleine Pause','cafe','Hamburg','2022-06-30','team@pause.example',NULL),
 (10,'Vogel Feinkost','shop','Lübeck','2022-12-05','laden@vogel.example',900),
 (11,'Ratskeller Stade','restaurant','Stade','2023-04-24','kueche@ratskeller.example',3000),
 (12,'Loft 22','office','Bremen','2023-10-12','desk@loft22.example',1800),
 (13,'Tide & Tonic','restaurant','Kiel','2024-03-08',NULL,NULL),
 (14,'Espresso Garage','cafe','Bremen','2024-07-16','garage@eg.example',2200),
 (15,'Nordlicht Books','shop','Kiel','2025-01-20','shop@nordlicht.example',600),
 (16,'Velvet Mornings','cafe','Lübeck','2025-06-11',NULL,750),
 (17,'Quay Capital','office','Hamburg','2025-11-03','office@quay.example',6000),
 (18,'Zum Anker','restaurant','Stade','2026-05-19',NULL,NULL);

INSERT INTO roast
SELECT g,
       1 + (g*7 + g/5) % 24,
       CASE WHEN g < 60 AND g % 4 = 0 THEN 3 WHEN g % 9 = 2 THEN 2 WHEN g % 3 = 0 THEN 4 ELSE 1 END,
       (ARRAY['Marta Holm','Idris Kane','Jule Petersen','Tobias Renn'])[1 + (g*g + g/3) % 4],
       t, t + make_interval(mins => 9 + (g*5) % 8),
       w, round(w * (0.80 + ((g*13) % 9) * 0.01), 2),
       (ARRAY['light','medium','medium','medium-dark','dark']::roast_level[])[1 + (g*3 + g/7) % 5],
       CASE WHEN g % 11 = 0 THEN NULL ELSE 196 + ((g*17) % 57) * 0.5 END
FROM (SELECT g, timestamp '2025-01-20 07:30' + make_interval(days => g*4 - (g % 3), mins => (g*37) % 480) AS t,
             (8 + (g*11) % 17)::numeric AS w
      FROM generate_series(1,166) g) x;
-- no roast before the lot has arrived: use an early lot instead
UPDATE roast r SET lot_id = 1 + r.roast_id % 3 FROM green_lot l WHERE l.lot_id = r.lot_id AND l.arrived_on > r.started_at::date;
DELETE FROM roast r USING green_lot l WHERE l.lot_id = r.lot_id AND l.arrived_on > r.started_at::date;

INSERT INTO sale_order
SELECT g, c, d,
       CASE WHEN s IN ('shipped','returned') THEN d + 1 + (g*5) % 7 END, s,
       CASE WHEN g % 8 = 0 THEN 0 ELSE 4.5 + ((g*7) % 23) * 0.75 END
FROM (SELECT g, (ARRAY[1,2,2,3,4,4,5,6,7,8,9,10,11,12,14,14,2,16])[1 + (g*5 + g/18) % 18] AS c,
             date '2025-01-08' + g*3 + g % 2 AS d,
             CASE WHEN g > 214 THEN 'open' WHEN g % 17 = 4 THEN 'cancelled' WHEN g % 29 = 6 THEN 'returned' ELSE 'shipped' END AS s
      FROM generate_series(1,224) g) x;
UPDATE sale_order SET client_id = 17 WHERE order_id IN (110,131,152,173,194,215);
-- clients cannot order before they became clients
UPDATE sale_order o SET client_id = 4 FROM client c WHERE c.client_id = o.client_id AND c.since > o.ordered_on;
UPDATE sale_order SET client_id = 12 WHERE order_id = (SELECT max(order_id) FROM sale_order WHERE client_id = 5 AND status = 'shipped');

INSERT INTO sale_line
SELECT o.order_id, n,
       b.blend_id, 2 + (o.order_id*3 + n*7) % 19 + CASE WHEN o.order_id % 6 = 0 THEN 0.5 ELSE 0 END,
       round(b.list_price_kg * CASE WHEN o.order_id % 5 = 0 THEN 0.90 ELSE 1 END, 2),
       (ARRAY['espresso',NULL,'filter',NULL,'moka','espresso',NULL])[1 + (o.order_id + n*2) % 7]
FROM sale_order o
CROSS JOIN generate_series(1,3) n
JOIN blend b ON b.blend_id = (ARRAY[1,2,1,3,5,6,1,4,2,8,9])[1 + (o.order_id*4 + n*3) % 11]
WHERE n <= 1 + o.order_id % 3
  AND b.launched_on <= o.ordered_on AND (b.discontinued_on IS NULL OR b.discontinued_on >= o.ordered_on);
INSERT INTO sale_line
SELECT o.order_id, 4, 11, 3 + o.order_id % 4, 46.00, NULL FROM sale_order o WHERE o.ordered_on > '2026-04-10' AND o.order_id % 12 = 1;
-- an order has at least one line
INSERT INTO sale_line
SELECT o.order_id, 1, 1, 5 + o.order_id % 6, 19.50, 'espresso' FROM sale_order o
WHERE NOT EXISTS (SELECT FROM sale_line l WHERE l.order_id = o.order_id);
