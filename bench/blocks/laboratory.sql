-- Analytical laboratory, sample and test management

CREATE TABLE client (
  client_id   serial PRIMARY KEY,
  name        text NOT NULL,
  sector      text NOT NULL,
  country     text NOT NULL,
  contact     text,
  since       date NOT NULL
);

CREATE TABLE lab_room (
  room_code   text PRIMARY KEY,
  floor       int NOT NULL,
  purpose     text NOT NULL,
  biosafety   int
);

CREATE TABLE analyst (
  analyst_id  int PRIMARY KEY,
  name        text NOT NULL,
  degree      text NOT NULL,
  room_code   text REFERENCES lab_room(room_code),
  employed_on date NOT NULL,
  is_senior   boolean NOT NULL,
  mentor_id   int REFERENCES analyst(analyst_id)
);

CREATE TABLE instrument (
  instrument_id   int PRIMARY KEY,
  model           text NOT NULL,
  manufacturer    text NOT NULL,
  technique       text NOT NULL,
  room_code       text NOT NULL REFERENCES lab_room(room_code),
  purchased_on    date NOT NULL,
  purchase_price  numeric(10,2) NOT NULL,
  status          text NOT NULL,
  next_calibration date
);

CREATE TABLE method (
  method_id   int PRIMARY KEY,
  code        text NOT NULL UNIQUE,
  title       text NOT NULL,
  technique   text NOT NULL,
  accredited  boolean NOT NULL,
  list_price  numeric(8,2) NOT NULL,
  turnaround_days int
);

CREATE TABLE sample (
  sample_id    int PRIMARY KEY,
  barcode      text NOT NULL UNIQUE,
  client_id    int NOT NULL REFERENCES client(client_id),
  matrix       text NOT NULL,
  received_at  timestamp NOT NULL,
  volume_ml    numeric(7,1),
  priority     text NOT NULL,
  disposed_on  date
);

CREATE TABLE test (
  test_id      int PRIMARY KEY,
  sample_id    int NOT NULL REFERENCES sample(sample_id),
  method_id    int NOT NULL REFERENCES method(method_id),
  analyst_id   int NOT NULL REFERENCES analyst(analyst_id),
  instrument_id int REFERENCES instrument(instrument_id),
  started_at   timestamp NOT NULL,
  finished_at  timestamp,
  outcome      text,
  price        numeric(8,2) NOT NULL
);

CREATE TABLE reagent (
  reagent_id  int PRIMARY KEY,
  name        text NOT NULL,
  cas_number  text,
  hazard      text NOT NULL,
  unit        text NOT NULL,
  in_stock    numeric(9,2) NOT NULL,
  reorder_level numeric(9,2) NOT NULL,
  unit_price  numeric(8,2) NOT NULL,
  expires_on  date
);

CREATE TABLE method_reagent (
  method_id   int NOT NULL REFERENCES method(method_id),
  reagent_id  int NOT NULL REFERENCES reagent(reagent_id),
  amount      numeric(7,2) NOT NULL,
  PRIMARY KEY (method_id, reagent_id)
);

CREATE TABLE maintenance (
  maintenance_id int PRIMARY KEY,
  instrument_id  int NOT NULL REFERENCES instrument(instrument_id),
  kind           text NOT NULL,
  done_on        date NOT NULL,
  cost           numeric(8,2) NOT NULL,
  technician     text NOT NULL,
  downtime_hours int
);

INSERT INTO client (client_id, name, sector, country, contact, since) VALUES
 (1,'Aquapura Waterworks','water','Germany','Silke Hartwig','2012-03-01'),
 (2,'Meadow Dairy','food','Netherlands','Joost de Wit','2015-07-20'),
 (3,'Vinarija Kovač','beverage','Croatia',NULL,'2019-05-06'),
 (4,'Genovia Pharma','pharma','Switzerland','Dr. Luc Favre','2016-11-14'),
 (5,'City of Lindau','public','Germany','Ute Kranz','2011-01-10'),
 (6,'Terra Soils','agriculture','Austria','Markus Egger','2018-02-26'),
 (7,'PetroNord','energy','Norway','Kari Lie','2020-09-30'),
 (8,'Bellini Pasta','food','Italy','Carla Bellini','2017-04-03'),
 (9,'Alpine Springs','beverage','Austria',NULL,'2014-08-18'),
 (10,'NutriBaby','food','Germany','Heike Stolz','2021-06-07'),
 (11,'Helvetic Cosmetics','cosmetics','Switzerland','Nadine Roth','2022-10-12'),
 (12,'GreenFert','agriculture','Netherlands',NULL,'2023-03-22'),
 (13,'Polymer Works','chemicals','Germany','Ralf Beyer','2025-01-15'),
 (14,'Fjord Salmon','food','Norway','Einar Moe','2026-02-09'),
 (15,'Clinic Seeblick','health','Germany','Dr. Anja Pohl','2026-07-01'),
 (16,'Mosel Winegrowers','beverage','Germany','Peter Lauer','2024-05-27');

INSERT INTO lab_room VALUES
 ('A-101',1,'sample reception',NULL),('A-102',1,'wet chemistry',1),('A-201',2,'chromatography',1),
 ('A-202',2,'spectroscopy',1),('B-110',1,'microbiology',2),('B-111',1,'molecular biology',2),
 ('B-210',2,'trace metals',1),('C-001',0,'cold storage',NULL),('C-002',0,'archive',NULL);

INSERT INTO analyst VALUES
 (1,'Dr. Ingrid Faber','PhD','A-201','2009-04-01',true,NULL),
 (2,'Dr. Samir Haddad','PhD','B-110','2013-09-16',true,NULL),
 (3,'Lena Brückner','MSc','A-201','2016-02-01',true,1),
 (4,'Tomasz Wilk','MSc','A-202','2018-10-15',false,1),
 (5,'Yuki Hayashi','MSc','B-110','2019-06-03',false,2),
 (6,'Carmen Ortega','BSc','A-102','2014-01-20',true,1),
 (7,'Jannik Sommer','BSc','A-102','2021-08-02',false,6),
 (8,'Priscilla Owusu','PhD','B-111','2020-03-09',true,2),
 (9,'Fabio Neri','MSc','B-210','2017-11-27',false,1),
 (10,'Hedda Lunde','BSc','B-210','2022-05-02',false,9),
 (11,'Marko Jurić','apprentice','A-101','2025-09-01',false,6),
 (12,'Annika Weiss','MSc','B-111','2023-01-16',false,8),
 (13,'Oliver Bachmann','BSc','B-110','2024-04-15',false,5),
 (14,'Zeynep Kaya','MSc',NULL,'2026-10-01',false,NULL);

INSERT INTO instrument VALUES
 (1,'LC-2050','Shimura','HPLC','A-201','2016-05-12',68400.00,'in use','2027-01-18'),
 (2,'LC-3000','Shimura','HPLC','A-201','2021-03-30',82950.00,'in use','2026-12-03'),
 (3,'GC-8890','Anvil','GC-MS','A-201','2019-10-08',118700.00,'in use','2026-11-30'),
 (4,'GC-5977','Anvil','GC-MS','A-201','2013-02-19',94100.00,'out of service',NULL),
 (5,'ICP-Nova','Elementa','ICP-MS','B-210','2022-06-21',176500.00,'in use','2027-02-25'),
 (6,'AA-240','Elementa','AAS','B-210','2011-09-05',39800.00,'retired',NULL),
 (7,'SpectroPlus','Lumen','UV-Vis','A-202','2018-01-24',14250.00,'in use','2026-10-14'),
 (8,'IR-Scan 4','Lumen','FTIR','A-202','2020-08-17',31600.00,'in use','2027-04-09'),
 (9,'CycleMax 96','BioTorr','PCR','B-111','2020-04-28',27900.00,'in use','2026-12-19'),
 (10,'CycleMax 384','BioTorr','PCR','B-111','2024-09-10',46300.00,'in repair','2026-09-29'),
 (11,'IncuTherm','BioTorr','culture','B-110','2015-12-01',8700.00,'in use','2026-11-05'),
 (12,'TitraLine','Mettner','titration','A-102','2017-07-13',11450.00,'in use','2027-03-02'),
 (13,'TitraLine 2','Mettner','titration','A-102','2025-11-20',13980.00,'in use','2026-11-23'),
 (14,'LC-4000','Shimura','HPLC','A-201','2026-08-25',97600.00,'installation',NULL);

INSERT INTO method VALUES
 (1,'M-NO3','Nitrate in water','UV-Vis',true,28.00,3),
 (2,'M-PEST','Pesticide screening','GC-MS',true,185.00,7),
 (3,'M-HM8','Heavy metals, 8 elements','ICP-MS',true,142.00,5),
 (4,'M-SALM','Salmonella detection','PCR',true,64.00,2),
 (5,'M-ECOLI','E. coli count','culture',true,36.50,3),
 (6,'M-CAFF','Caffeine','HPLC',false,75.00,4),
 (7,'M-MYCO','Mycotoxins','HPLC',true,168.00,6),
 (8,'M-ACID','Total acidity','titration',true,19.50,2),
 (9,'M-ALLER','Allergen DNA panel','PCR',false,210.00,5),
 (10,'M-POLY','Polymer identification','FTIR',false,95.00,4),
 (11,'M-VITC','Vitamin C','titration',false,42.00,3),
 (12,'M-LISTE','Listeria detection','PCR',true,68.00,2),
 (13,'M-DIOX','Dioxins','GC-MS',false,640.00,NULL);

INSERT INTO sample
SELECT g, 'S' || to_char(date '2025-10-08' + (g * 27) / 10, 'YYMM') || '-' || lpad((g * 17 % 1000)::text, 3, '0'),
  (ARRAY[1,2,5,8,4,9,1,6,10,3,2,7,14,8,5,1,11,12,13,9])[1 + (g * 7 + g / 6) % 20],
  (ARRAY['water','milk','water','pasta','tablet','water','water','soil','baby food','wine','cheese','oil','fish','flour','water','wastewater','cream','fertilizer','plastic','juice'])[1 + (g * 7 + g / 6) % 20],
  timestamp '2025-10-08 07:40' + ((g * 27) / 10) * interval '1 day' + ((g * 43) % 520) * interval '1 minute',
  CASE WHEN (ARRAY['water','milk','water','pasta','tablet','water','water','soil','baby food','wine','cheese','oil','fish','flour','water','wastewater','cream','fertilizer','plastic','juice'])[1 + (g * 7 + g / 6) % 20] IN ('water','milk','wine','oil','wastewater','juice') THEN 100 + (g * 313) % 1900 END,
  (ARRAY['normal','normal','urgent','normal','high'])[1 + (g * 3 + g / 4) % 5],
  CASE WHEN g < 112 AND g % 7 <> 2 THEN date '2025-10-08' + (g * 27) / 10 + 60 + g % 20 END
FROM generate_series(1, 150) g;

INSERT INTO test
SELECT g, s.sample_id, m.method_id,
  CASE m.technique WHEN 'HPLC' THEN CASE WHEN g % 3 = 0 THEN 1 ELSE 3 END WHEN 'GC-MS' THEN CASE WHEN g % 5 = 0 THEN 3 ELSE 1 END WHEN 'UV-Vis' THEN 4 WHEN 'FTIR' THEN 4
    WHEN 'ICP-MS' THEN CASE WHEN g % 3 = 1 THEN 10 ELSE 9 END WHEN 'PCR' THEN CASE WHEN g % 4 = 0 THEN 12 ELSE 8 END WHEN 'culture' THEN CASE WHEN g % 2 = 0 THEN 5 ELSE 13 END
    ELSE CASE WHEN g % 4 = 3 THEN 7 ELSE 6 END END,
  CASE m.technique WHEN 'HPLC' THEN 1 + g % 2 WHEN 'GC-MS' THEN CASE WHEN g < 90 THEN 4 ELSE 3 END WHEN 'UV-Vis' THEN 7 WHEN 'FTIR' THEN 8 WHEN 'ICP-MS' THEN 5
    WHEN 'PCR' THEN CASE WHEN g % 6 = 0 THEN 10 ELSE 9 END WHEN 'culture' THEN 11 ELSE CASE WHEN g % 9 = 0 THEN NULL ELSE 12 END END,
  s.received_at + ((g * 59) % 4300 + 95) * interval '1 minute',
  CASE WHEN s.sample_id > 143 AND g % 3 <> 0 THEN NULL ELSE s.received_at + ((g * 59) % 4300 + 95 + 240 + (g * 271) % 9000) * interval '1 minute' END,
  CASE WHEN s.sample_id > 143 AND g % 3 <> 0 THEN NULL ELSE (ARRAY['pass','pass','fail','pass','pass','inconclusive','pass'])[1 + (g * 4 + g / 9) % 7] END,
  round(m.list_price * CASE s.priority WHEN 'urgent' THEN 1.5 WHEN 'high' THEN 1.2 ELSE 1 END * CASE WHEN g % 8 = 3 THEN 0.9 ELSE 1 END, 2)
FROM generate_series(1, 310) g
JOIN sample s ON s.sample_id = 1 + (g * 48 / 100)
JOIN method m ON m.method_id = 1 + (g * 5 + g / 12) % 12;

INSERT INTO reagent VALUES
 (1,'Acetonitrile','75-05-8','flammable','l',42.50,20.00,58.90,'2027-08-31'),
 (2,'Methanol','67-56-1','flammable','l',18.00,25.00,21.40,'2027-05-31'),
 (3,'Nitric acid 65%','7697-37-2','corrosive','l',9.75,5.00,47.60,'2028-01-31'),
 (4,'Sodium hydroxide','1310-73-2','corrosive','kg',12.00,4.00,16.20,NULL),
 (5,'Phenolphthalein','77-09-8','carcinogenic','g',85.00,50.00,0.95,'2026-12-31'),
 (6,'Taq polymerase',NULL,'none','kit',6.00,8.00,312.00,'2026-11-30'),
 (7,'Salmonella primer set',NULL,'none','kit',4.00,3.00,148.00,'2027-02-28'),
 (8,'Listeria primer set',NULL,'none','kit',2.00,3.00,155.00,'2026-10-31'),
 (9,'Chromogenic agar',NULL,'none','kg',7.40,2.50,89.00,'2026-09-30'),
 (10,'Hexane','110-54-3','flammable','l',15.20,10.00,64.75,'2028-03-31'),
 (11,'Iodine solution','7553-56-2','irritant','l',3.60,4.00,33.10,'2027-01-31'),
 (12,'Internal standard mix',NULL,'irritant','ml',240.00,100.00,7.85,'2027-06-30'),
 (13,'Sulfanilamide','63-74-1','irritant','g',510.00,200.00,0.42,NULL),
 (14,'Mercury standard','7439-97-6','toxic','ml',95.00,100.00,2.60,'2026-08-31'),
(15,'Ethanol 96%','64-17-5','flammable','l',61.00,30.00,9.80,'2029-12-31'),
 (16,'Acetone','67-64-1','flammable','l',27.00,15.00,12.35,'2028-06-30');

INSERT INTO method_reagent VALUES
 (1,13,2.50),(1,11,0.02),(2,10,0.15),(2,12,1.00),(2,1,0.05),(3,3,0.04),(3,12,0.50),(3,14,0.20),
 (4,6,0.02),(4,7,0.02),(5,9,0.05),(6,1,0.12),(6,2,0.10),(7,1,0.20),(7,2,0.25),(7,12,1.50),
 (8,4,0.01),(8,5,0.20),(9,6,0.05),(11,11,0.03),(12,6,0.02),(12,8,0.02),(13,10,0.60),(13,12,4.00);

INSERT INTO maintenance
SELECT g, (ARRAY[1,3,5,2,4,9,3,10,1,7,5,12,4,11])[1 + (g * 5 + g / 7) % 14],
  (ARRAY['calibration','repair','preventive','calibration','cleaning','preventive'])[1 + (g * 5 + g / 6) % 6],
  date '2024-06-03' + (g * 149) / 10,
  120 + (g * 7919) % 3310 + 0.50 * (g % 2),
  (ARRAY['Rolf Enders','Shimura Service','Piet Claes','Anvil Support','Rolf Enders'])[1 + (g * 3 + g / 5) % 5],
  CASE WHEN g % 6 = 5 THEN NULL ELSE 2 + (g * 11) % 70 END
FROM generate_series(1, 60) g;
