-- Yacht charter agency

CREATE TYPE cb_ch_stat AS ENUM ('option', 'confirmed', 'completed', 'cancelled');

CREATE TABLE cb_port (
  pt_code    char(3) PRIMARY KEY,
  pt_name    text NOT NULL,
  pt_ctry    text NOT NULL,
  pt_berths  int NOT NULL,
  pt_fuel    boolean NOT NULL
);

CREATE TABLE cb_boat (
  bt_id       int PRIMARY KEY,
  bt_name     text NOT NULL,
  bt_type     text NOT NULL,
  bt_len_ft   numeric(4,1) NOT NULL,
  bt_cabins   int NOT NULL,
  bt_max_pax  int NOT NULL,
  bt_yr_built int NOT NULL,
  bt_day_rate numeric(8,2) NOT NULL,
  bt_pt       char(3) NOT NULL,
  bt_sold_dt  date
);

CREATE TABLE cb_skip (
  sk_id       int PRIMARY KEY,
  sk_name     text NOT NULL,
  sk_lic      text NOT NULL,
  sk_day_fee  numeric(7,2) NOT NULL,
  sk_since    date NOT NULL,
  sk_lang     text NOT NULL,
  sk_pt       char(3) REFERENCES cb_port(pt_code)
);

CREATE TABLE cb_cust (
  cu_id     int PRIMARY KEY,
  cu_fname  text NOT NULL,
  cu_lname  text NOT NULL,
  cu_ctry   text NOT NULL,
  cu_email  text,
  cu_since  date NOT NULL,
  cu_vip    boolean NOT NULL
);

CREATE TABLE cb_chtr (
  ch_id      int PRIMARY KEY,
  ch_bt      int NOT NULL REFERENCES cb_boat(bt_id),
  ch_cu      int NOT NULL REFERENCES cb_cust(cu_id),
  ch_sk      int REFERENCES cb_skip(sk_id),
  ch_bkd_dt  date NOT NULL,
  ch_from_dt date NOT NULL,
  ch_to_dt   date NOT NULL,
  ch_pax     int NOT NULL,
  ch_stat    cb_ch_stat NOT NULL,
  ch_amt     numeric(9,2) NOT NULL,
  ch_depo    numeric(9,2)
);

CREATE TABLE cb_maint (
  mt_id    int PRIMARY KEY,
  mt_bt    int NOT NULL REFERENCES cb_boat(bt_id),
  mt_dt    date NOT NULL,
  mt_kind  text NOT NULL,
  mt_yard  text,
  mt_cost  numeric(9,2) NOT NULL
);

CREATE TABLE cb_rev (
  rv_id    int PRIMARY KEY,
  rv_ch    int NOT NULL UNIQUE REFERENCES cb_chtr(ch_id),
  rv_stars int NOT NULL CHECK (rv_stars BETWEEN 1 AND 5),
  rv_dt    date NOT NULL,
  rv_txt   text
);

COMMENT ON TABLE cb_port IS 'Marinas where our boats are based';
COMMENT ON TABLE cb_boat IS 'Boats of the charter fleet';
COMMENT ON TABLE cb_skip IS 'Skippers that can be hired with a boat';
COMMENT ON TABLE cb_cust IS 'Customers';
COMMENT ON TABLE cb_chtr IS 'Charters (bookings of a boat)';
COMMENT ON TABLE cb_maint IS 'Maintenance jobs';
COMMENT ON TABLE cb_rev IS 'Reviews that customers wrote about a charter';
COMMENT ON COLUMN cb_port.pt_ctry IS 'country';
COMMENT ON COLUMN cb_port.pt_berths IS 'number of berths';
COMMENT ON COLUMN cb_port.pt_fuel IS 'has a fuel dock';
COMMENT ON COLUMN cb_boat.bt_type IS 'sailing yacht, catamaran, motor yacht, gulet';
COMMENT ON COLUMN cb_boat.bt_len_ft IS 'length in feet';
COMMENT ON COLUMN cb_boat.bt_max_pax IS 'maximum number of guests';
COMMENT ON COLUMN cb_boat.bt_yr_built IS 'year of construction';
COMMENT ON COLUMN cb_boat.bt_day_rate IS 'list price per day in euros';
COMMENT ON COLUMN cb_boat.bt_pt IS 'code of the home port';
COMMENT ON COLUMN cb_boat.bt_sold_dt IS 'date the boat was sold and left the fleet; null = still in the fleet';
COMMENT ON COLUMN cb_skip.sk_lic IS 'licence';
COMMENT ON COLUMN cb_skip.sk_lang IS 'native language';
COMMENT ON COLUMN cb_skip.sk_pt IS 'home port';
COMMENT ON COLUMN cb_cust.cu_ctry IS 'country';
COMMENT ON COLUMN cb_chtr.ch_sk IS 'skipper; null for a bareboat charter';
COMMENT ON COLUMN cb_chtr.ch_bkd_dt IS 'date of booking';
COMMENT ON COLUMN cb_chtr.ch_from_dt IS 'first day of the charter';
COMMENT ON COLUMN cb_chtr.ch_to_dt IS 'day the boat comes back';
COMMENT ON COLUMN cb_chtr.ch_pax IS 'number of guests';
COMMENT ON COLUMN cb_chtr.ch_stat IS 'status';
COMMENT ON COLUMN cb_chtr.ch_amt IS 'price of the charter in euros';
COMMENT ON COLUMN cb_chtr.ch_depo IS 'deposit paid in euros, null if none';

INSERT INTO cb_port VALUES
 ('SPU','Split','Croatia',210,true),
 ('ZAD','Zadar','Croatia',185,true),
 ('ATH','Alimos','Greece',640,true),
 ('COR','Gouvia','Greece',520,true),
 ('PAL','Palma','Spain',430,true),
 ('IBZ','Ibiza Nueva','Spain',160,false),
 ('MAR','Marmaris','Turkey',395,true),
 ('GOC','Gocek','Turkey',120,false),
 ('OLB','Olbia','Italy',240,false),
 ('NAP','Castellammare','Italy',310,true);

INSERT INTO cb_boat VALUES
 (1,'Sea Breeze','sailing yacht',38.5,3,8,2016,310,'SPU',NULL),
 (2,'Halcyon','catamaran',42.0,4,10,2019,690,'SPU',NULL),
 (3,'Aegean Pearl','sailing yacht',45.2,4,9,2014,365,'ATH',NULL),
 (4,'Blue Marlin','motor yacht',52.8,3,8,2020,1450,'PAL',NULL),
 (5,'Yildiz','gulet',78.0,6,14,2008,1980,'MAR',NULL),
 (6,'Adriatica','sailing yacht',41.0,3,8,2018,340,'ZAD',NULL),
 (7,'Calypso','catamaran',45.0,4,11,2021,820,'COR',NULL),
 (8,'Nerina','sailing yacht',36.0,2,6,2009,215,'ZAD','2024-11-18'),
 (9,'Costa Brava','motor yacht',46.5,3,7,2017,1180,'PAL',NULL),
 (10,'Poseidon''s Grace','sailing yacht',50.1,5,12,2022,560,'ATH',NULL),
 (11,'Lunamar','catamaran',40.0,4,9,2015,595,'IBZ',NULL),
 (12,'Sultan Bey','gulet',92.5,8,18,2012,2650,'GOC',NULL),
 (13,'Tirreno','sailing yacht',39.4,3,7,2013,285,'NAP','2025-10-30'),
 (14,'Dolce Vita','motor yacht',61.0,4,10,2023,2100,'NAP',NULL),
 (15,'Windrose','sailing yacht',47.3,4,10,2020,470,'COR',NULL),
 (16,'Maestral','catamaran',48.0,5,12,2024,1010,'SPU',NULL),
 (17,'Little Tern','sailing yacht',33.5,2,5,2006,180,'COR',NULL),
 (18,'Ithaka','sailing yacht',43.8,4,9,2017,395,'ATH',NULL),
 (19,'Turquoise','gulet',70.0,5,12,2005,1620,'MAR','2023-12-05'),
 (20,'Gallura','sailing yacht',40.7,3,8,2026,415,'PAL',NULL);

INSERT INTO cb_skip VALUES
 (1,'Ante Babic','Yachtmaster Offshore',190,'2012-04-01','Croatian','SPU'),
 (2,'Eleni Papadaki','Yachtmaster Ocean',230,'2010-05-15','Greek','ATH'),
 (3,'Marc Ferrer','Yachtmaster Offshore',205,'2016-03-20','Spanish','PAL'),
 (4,'Deniz Kaya','Captain 200 GT',310,'2009-06-01','Turkish','MAR'),
 (5,'Giulia Moretti','Yachtmaster Coastal',170,'2019-04-12','Italian','NAP'),
 (6,'Tom Whitaker','Yachtmaster Ocean',240,'2014-02-28','English','COR'),
 (7,'Luka Juric','Coastal Skipper',150,'2021-05-03','Croatian','ZAD'),
 (8,'Sofia Andreou','Yachtmaster Offshore',200,'2018-03-09','Greek','COR'),
 (9,'Emre Yalcin','Captain 200 GT',295,'2015-07-21','Turkish','GOC'),
 (10,'Klara Lindgren','Yachtmaster Coastal',175,'2022-04-25','Swedish',NULL),
 (11,'Pau Vidal','Coastal Skipper',155,'2023-06-10','Spanish','IBZ'),
 (12,'Hannah Clarke','Yachtmaster Offshore',215,'2025-03-17','English',NULL);

INSERT INTO cb_cust
SELECT i,
  (ARRAY['Anna','Bastian','Chloe','Diederik','Emma','Fabian','Grace','Henning','Ines','Joris','Katja'])[1 + (i * 7) % 11],
  (ARRAY['Schuster','de Vries','Marchetti','Lawson','Novak','Bernard','Karlsson'])[1 + (i * 3) % 7],
  (ARRAY['Germany','Netherlands','United Kingdom','Germany','Austria','France','Sweden','Germany','Italy','United Kingdom','Poland'])[1 + (i * 5 + i / 8) % 11],
  CASE WHEN i % 8 = 6 THEN NULL ELSE 'client' || i || '@' || (ARRAY['sail','mail','web'])[1 + i % 3] || '.example' END,
  date '2016-01-18' + (i * 59),
  (i * 3 + i / 5) % 7 = 2
FROM generate_series(1, 65) i;

INSERT INTO cb_chtr
SELECT i, bt_id, cu, sk, bkd, fr, fr + days,
  1 + (i * 5 + i / 3) % bt_max_pax,
  CASE WHEN i % 9 = 4 THEN 'cancelled' WHEN fr + days <= date '2026-11-19' THEN 'completed' WHEN i % 3 = 0 THEN 'option' ELSE 'confirmed' END::cb_ch_stat,
  round(days * bt_day_rate * (0.85 + (i % 7) * 0.05), 2),
  CASE WHEN i % 6 = 5 THEN NULL ELSE round(days * bt_day_rate * 0.3, 2) END
FROM (
  SELECT i,
    1 + floor(20 * power(((i * 449 + i * i * 57) % 997) / 997.0, 1.22))::int AS bt,
    1 + floor(60 * power(((i * 283 + i * i * 13) % 991) / 991.0, 1.3))::int AS cu,
    CASE WHEN i % 5 IN (1, 3) THEN NULL ELSE 1 + floor(11 * power(((i * 617 + i * i * 31) % 1009) / 1009.0, 1.2))::int END AS sk,
    date '2022-03-20' + (i * 6 + i / 12) - (14 + (i * 29) % 160) AS bkd,
    date '2022-03-20' + (i * 6 + i / 12) AS fr,
    (ARRAY[7, 7, 14, 3, 7, 5, 10, 4])[1 + (i * 3 + i / 8) % 8] AS days
  FROM generate_series(1, 300) i) x
JOIN cb_boat ON bt_id = bt
JOIN cb_cust c ON c.cu_id = cu AND c.cu_since <= bkd
WHERE (bt_sold_dt IS NULL OR fr + days <= bt_sold_dt)
  AND (bt_id <> 20 OR fr >= date '2026-04-01') AND bt_yr_built <= extract(year FROM fr)
  AND bkd <= date '2026-11-19';

INSERT INTO cb_maint
SELECT i, 1 + (i * 11 + i / 4) % 19, date '2022-01-24' + (i * 137 + i * i) % 1740,
  (ARRAY['antifouling','engine service','sail repair','rigging check','engine service','electronics','upholstery'])[1 + (i * 4 + i / 6) % 7],
  CASE WHEN i % 6 = 1 THEN NULL ELSE (ARRAY['Kvarner Yard','Boatworks Lavrio','Astilleros Sur','Bodrum Marine'])[1 + (i * 3 + i / 7) % 4] END,
  180 + (i * 733 % 6100) + 0.50 * (i % 4)
FROM generate_series(1, 75) i;

INSERT INTO cb_rev
SELECT row_number() OVER (ORDER BY ch_id)::int, ch_id, (ARRAY[5,4,5,3,4,5,2,4,5,1,4])[1 + (ch_id * 5 + ch_bt * 3) % 11], ch_to_dt + 2 + ch_id % 19,
  CASE WHEN ch_id % 4 = 0 THEN NULL ELSE (ARRAY['Great week, spotless boat','Engine trouble on day two','Friendly staff at check-in','Sails looked tired','We will be back'])[1 + ch_id % 5] END
FROM cb_chtr WHERE ch_stat = 'completed' AND ch_id % 5 <> 1 AND ch_to_dt + 2 + ch_id % 19 <= date '2026-11-19';
