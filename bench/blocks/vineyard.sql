-- Wine estate: plots, harvests, wines, tastings, sales

CREATE TABLE grape (
  id        int PRIMARY KEY,
  variety   text NOT NULL,
  colour    text NOT NULL,
  origin    text,
  ripens    text NOT NULL
);

CREATE TABLE plot (
  id          int PRIMARY KEY,
  name        text NOT NULL,
  village     text NOT NULL,
  grape_id    int NOT NULL REFERENCES grape(id),
  hectares    numeric(5,2) NOT NULL,
  altitude    int NOT NULL,
  soil        text NOT NULL,
  planted     int NOT NULL,
  organic     boolean NOT NULL,
  irrigated   boolean NOT NULL
);

CREATE TABLE worker (
  id          int PRIMARY KEY,
  name        text NOT NULL,
  role        text NOT NULL,
  daily_wage  numeric(6,2) NOT NULL,
  seasonal    boolean NOT NULL,
  hired       date NOT NULL,
  boss_id     int REFERENCES worker(id)
);

CREATE TABLE harvest (
  id          int PRIMARY KEY,
  plot_id     int NOT NULL REFERENCES plot(id),
  picked_on   date NOT NULL,
  kilos       int NOT NULL,
  brix        numeric(4,1),
  foreman_id  int REFERENCES worker(id),
  by_machine  boolean NOT NULL
);

CREATE TABLE wine (
  id          int PRIMARY KEY,
  label       text NOT NULL,
  vintage     int,
  style       text NOT NULL,
  main_grape  int NOT NULL REFERENCES grape(id),
  alcohol     numeric(3,1) NOT NULL,
  oak_months  int NOT NULL,
  bottles     int NOT NULL,
  price       numeric(6,2) NOT NULL
);

CREATE TABLE barrel (
  id         int PRIMARY KEY,
  cooper     text NOT NULL,
  litres     int NOT NULL,
  oak        text NOT NULL,
  bought     date NOT NULL,
  cost       numeric(7,2) NOT NULL,
  wine_id    int REFERENCES wine(id)
);

CREATE TABLE award (
  id        int PRIMARY KEY,
  wine_id   int NOT NULL REFERENCES wine(id),
  contest   text NOT NULL,
  medal     text NOT NULL,
  year      int NOT NULL,
  score     int
);

CREATE TABLE customer (
  id        int PRIMARY KEY,
  name      text NOT NULL,
  kind      text NOT NULL,
  country   text NOT NULL,
  since     date NOT NULL,
  discount  numeric(4,1)
);

CREATE TABLE sale (
  id          int PRIMARY KEY,
  customer_id int NOT NULL REFERENCES customer(id),
  wine_id     int NOT NULL REFERENCES wine(id),
  sold_on     date NOT NULL,
  bottles     int NOT NULL,
  unit_price  numeric(6,2) NOT NULL,
  paid_on     date
);

INSERT INTO grape VALUES
 (1,'Merlot','red','Bordeaux','mid'),
 (2,'Cabernet Franc','red','Loire','late'),
 (3,'Syrah','red','Rhone','mid'),
 (4,'Grenache','red','Aragon','late'),
 (5,'Pinot Noir','red','Burgundy','early'),
 (6,'Chardonnay','white','Burgundy','early'),
 (7,'Viognier','white','Rhone','mid'),
 (8,'Chenin Blanc','white','Loire','late'),
 (9,'Marsanne','white','Rhone','late'),
 (10,'Muscat','white',NULL,'early'),
 (11,'Mourvedre','red','Valencia','late'),
 (12,'Petit Manseng','white','Jurancon','late');

INSERT INTO plot VALUES
 (1,'Les Amandiers','Saint-Roch',1,4.20,145,'clay',1988,false,false),
 (2,'La Garenne','Saint-Roch',3,6.75,180,'schist',1996,true,false),
 (3,'Clos du Puits','Montbrun',5,2.35,320,'limestone',2004,true,false),
 (4,'Grand Champ','Valcroze',1,9.10,95,'gravel',2001,false,true),
 (5,'Combe Noire','Montbrun',6,3.60,345,'limestone',1992,true,false),
 (6,'Les Cigales','Valcroze',4,5.45,120,'sand',1979,false,false),
 (7,'Bel Air','Saint-Roch',7,1.90,210,'granite',2010,true,false),
 (8,'Pierre Blanche','Montbrun',6,4.85,300,'limestone',2008,true,true),
 (9,'Le Moulin','Valcroze',2,3.15,88,'clay',1985,false,false),
 (10,'Vieilles Vignes','Saint-Roch',4,2.05,165,'schist',1948,true,false),
 (11,'Les Terrasses','Pradelle',3,7.30,260,'schist',1999,true,false),
 (12,'Font Froide','Pradelle',8,2.80,275,'granite',2013,false,true),
 (13,'La Plaine','Valcroze',10,4.00,76,'sand',2015,false,true),
 (14,'Croix de Fer','Pradelle',11,3.95,240,'clay',2006,false,false),
 (15,'Haut Bosc','Montbrun',5,1.55,410,'limestone',2017,true,false),
 (16,'Les Oliviers','Valcroze',9,2.60,102,'gravel',2011,false,true),
 (17,'Tour Vieille','Saint-Roch',3,5.05,195,'schist',1990,true,false),
 (18,'Jeune Plant','Pradelle',12,1.25,288,'schist',2025,true,true);

INSERT INTO worker VALUES
 (1,'Hélène Castan','estate manager',260.00,false,'2003-02-03',NULL),
 (2,'Bastien Roux','cellar master',235.00,false,'2008-07-14',1),
 (3,'Yannick Prat','vineyard foreman',185.50,false,'2011-03-21',1),
 (4,'Soledad Marin','vineyard foreman',182.00,false,'2014-09-01',1),
 (5,'Omar Belkacem','tractor driver',148.00,false,'2016-04-11',3),
 (6,'Lucie Faure','cellar hand',131.50,false,'2019-08-26',2),
 (7,'Tomasz Wrona','picker',96.00,true,'2022-08-29',3),
 (8,'Irina Popescu','picker',98.50,true,'2021-08-30',3),
 (9,'Gaspard Vidal','picker',94.00,true,'2024-09-02',4),
 (10,'Noémie Blanc','picker',93.00,true,'2025-09-01',4),
 (11,'Hamid Ziani','pruner',118.00,false,'2018-01-15',4),
 (12,'Clara Estève','lab technician',158.00,false,'2020-06-02',2),
 (13,'Paolo Greco','picker',97.25,true,'2023-08-28',4),
 (14,'Agathe Millet','sales manager',205.00,false,'2015-10-05',1),
 (15,'Rémi Tournier','cellar hand',129.00,true,'2026-09-07',2),
 (16,'Dolores Vega','vineyard foreman',176.00,false,'2022-02-14',1);

INSERT INTO harvest
SELECT row_number() OVER (ORDER BY y, p.id)::int, p.id,
  make_date(y, 8, 22) + (CASE g.ripens WHEN 'early' THEN 0 WHEN 'mid' THEN 16 ELSE 31 END) + (p.id * 5 + y * 3) % 13,
  (p.hectares * (3900 + (p.id * 1117 + y * 733) % 3600) * CASE WHEN p.planted < 1985 THEN 0.62 ELSE 1 END)::int,
  CASE WHEN (p.id + y) % 14 = 3 THEN NULL ELSE 20.4 + (p.id * 7 + y * 11) % 53 / 10.0 END,
  CASE WHEN (p.id * 3 + y) % 11 = 6 THEN NULL ELSE (ARRAY[3,4,16])[1 + (p.id * 2 + y) % 3] END,
  p.irrigated AND p.altitude < 200
FROM plot p JOIN grape g ON g.id = p.grape_id, generate_series(2019, 2026) y
WHERE y >= p.planted + 3 AND NOT (y < 2022 AND p.id IN (3)) AND (y < 2022 OR p.id % 3 <> 1 OR y <> 2023);

INSERT INTO wine VALUES
 (1,'Les Amandiers Rouge',2021,'red',1,13.5,8,14200,11.50),
 (2,'Les Amandiers Rouge',2022,'red',1,14.0,8,13650,12.00),
 (3,'Les Amandiers Rouge',2023,'red',1,13.8,9,12900,12.90),
 (4,'Syrah de la Garenne',2020,'red',3,14.2,14,9800,18.50),
 (5,'Syrah de la Garenne',2022,'red',3,14.5,14,10350,19.80),
 (6,'Vieilles Vignes 1948',2019,'red',4,14.8,20,2100,46.00),
 (7,'Vieilles Vignes 1948',2021,'red',4,14.6,20,1850,52.00),
 (8,'Haut Bosc',2022,'red',5,12.6,12,3900,34.00),
 (9,'Combe Noire',2022,'white',6,13.2,10,8700,24.50),
 (10,'Combe Noire',2024,'white',6,13.0,10,9150,25.80),
 (11,'Pierre Blanche',2023,'white',6,12.8,0,15600,13.20),
 (12,'Bel Air Viognier',2024,'white',7,13.6,4,5200,21.00),
 (13,'Chenin Sec',2023,'white',8,12.4,6,6100,16.40),
 (14,'Rosé des Cigales',2025,'rosé',4,12.5,0,22400,8.90),
 (15,'Rosé des Cigales',2024,'rosé',4,12.7,0,21800,8.60),
 (16,'Muscat Doux',2023,'sweet',10,15.5,0,4300,14.75),
 (17,'Bulles de Montbrun',NULL,'sparkling',6,12.0,0,11900,17.20),
 (18,'Bulles Rosées',NULL,'sparkling',5,11.8,0,6400,18.10),
 (19,'Croix de Fer',2020,'red',11,14.4,18,4750,29.50),
 (20,'Le Moulin',2022,'red',2,13.1,12,7300,15.90),
 (21,'Passerillé',2021,'sweet',9,14.0,24,900,58.00),
 (22,'Cuvée du Centenaire',2019,'red',3,14.9,30,1200,95.00);

INSERT INTO barrel
SELECT i, (ARRAY['Seguin','Taransaud','Radoux','Vicard','Seguin'])[1 + (i * 2 + i / 4) % 5],
  (ARRAY[225, 225, 300, 500, 228])[1 + (i * 3 + i / 6) % 5],
  (ARRAY['French','French','American','French','Hungarian','American','French'])[1 + (i * 3 + i / 7) % 7],
  date '2018-02-12' + (i * 61) % 3100,
  640 + (i * 179) % 910,
  CASE WHEN i % 6 = 2 THEN NULL ELSE (ARRAY[4,5,6,7,8,9,10,19,20,21,22,1])[1 + (i * 5 + i / 3) % 12] END
FROM generate_series(1, 48) i;

INSERT INTO award VALUES
 (1,4,'Concours de Lyon','gold',2023,93),
 (2,6,'Decanto World Awards','gold',2022,96),
 (3,6,'Concours de Lyon','silver',2023,NULL),
 (4,7,'Decanto World Awards','silver',2024,91),
 (5,8,'Pinot Challenge','bronze',2024,88),
 (6,9,'Chardonnay du Monde','gold',2024,94),
 (7,9,'Decanto World Awards','bronze',2024,87),
 (8,10,'Chardonnay du Monde','silver',2026,90),
 (9,12,'Concours de Lyon','gold',2025,92),
 (10,17,'Sparkling Masters','silver',2023,89),
 (11,17,'Sparkling Masters','gold',2025,94),
 (12,22,'Decanto World Awards','gold',2024,98),
 (13,22,'Concours de Lyon','gold',2024,97),
 (14,22,'Syrah du Monde','gold',2025,97),
 (15,19,'Decanto World Awards','silver',2024,90),
 (16,21,'Sweet Wine Trophy','gold',2025,95),
 (17,14,'Rosé Festival','bronze',2026,NULL),
 (18,5,'Syrah du Monde','silver',2025,91),
 (19,5,'Concours de Lyon','bronze',2026,86),
 (20,16,'Sweet Wine Trophy','silver',2024,90),
 (21,1,'Concours de Lyon','bronze',2023,85);

INSERT INTO customer VALUES
 (1,'Vinothèque Aubert','shop','France','2009-03-12',12.5),
 (2,'Le Petit Zinc','restaurant','France','2012-06-20',10),
 (3,'Weinhaus Kessler','importer','Germany','2014-01-30',22.5),
 (4,'Brasserie du Port','restaurant','France','2016-09-05',7.5),
 (5,'Nordic Cellars','importer','Denmark','2017-11-13',20),
 (6,'Harrow & Finch','importer','United Kingdom','2011-05-02',25),
 (7,'Cave Saint-Roch','shop','France','2006-10-24',15),
 (8,'Claire Dumont','private','France','2019-12-08',NULL),
 (9,'Pieter Janssens','private','Belgium','2020-07-17',NULL),
 (10,'Auberge des Pins','restaurant','France','2018-04-09',10),
 (11,'Tokyo Vin','importer','Japan','2021-02-22',18),
 (12,'Enoteca Lucchi','shop','Italy','2022-03-15',10),
 (13,'Marc Lefort','private','France','2021-08-14',NULL),
 (14,'Hudson Wine Co','importer','United States','2015-10-19',24),
 (15,'Bistro Mirabelle','restaurant','Belgium','2023-05-11',5),
 (16,'Ulrike Sommer','private','Germany','2022-10-03',NULL),
 (17,'Wijnkoperij Dekker','shop','Netherlands','2019-09-27',12.5),
 (18,'Hotel Belvedere','restaurant','Switzerland','2020-01-21',10),
 (19,'Les Caves du Midi','shop','France','2024-06-18',7.5),
 (20,'Sven Halvorsen','private','Norway','2024-11-29',NULL),
 (21,'Grand Hotel Astoria','restaurant','Switzerland','2026-08-04',8),
 (22,'Anne-Marie Picard','private','France','2025-03-02',NULL),
 (23,'Bodega Norte','importer','Spain','2026-10-12',15);

INSERT INTO sale
SELECT row_number() OVER (ORDER BY d, i)::int, c.id, w.id, d,
  CASE c.kind WHEN 'importer' THEN 120 + (i * 60) % 660 WHEN 'private' THEN 3 + (i * 5) % 27 ELSE 12 + (i * 18) % 126 END,
  round(w.price * (1 - coalesce(c.discount, 0) / 100), 2),
  CASE WHEN i % 17 = 5 OR d + 4 + (i * 23) % 58 > date '2026-11-19' THEN NULL ELSE d + 4 + (i * 23) % 58 END
FROM (SELECT i,
    1 + floor(21 * power(((i * 617 + i * i * 31) % 1009) / 1009.0, 1.2))::int AS cid,
    1 + floor(21 * power(((i * 449 + i * i * 57) % 997) / 997.0, 0.9))::int AS wid,
    date '2022-01-10' + (i * 467 + i * i * 3) % 1774 AS d
  FROM generate_series(1, 420) i) x
JOIN customer c ON c.id = cid AND c.since <= d
JOIN wine w ON w.id = wid AND coalesce(w.vintage, 2020) < extract(year FROM d);
