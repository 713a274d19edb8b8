-- Furniture factory

CREATE TABLE "Supplier" (
  "SupplierId" int PRIMARY KEY,
  "Name"       text NOT NULL,
  "Country"    text NOT NULL,
  "LeadDays"   int NOT NULL,
  "Certified"  boolean NOT NULL
);

CREATE TABLE "Material" (
  "MaterialId" int PRIMARY KEY,
  "Name"       text NOT NULL,
  "Category"   text NOT NULL,
  "Unit"       text NOT NULL,
  "UnitCost"   numeric(8,2) NOT NULL,
  "StockQty"   numeric(9,1) NOT NULL,
  "MinStock"   numeric(9,1),
  "SupplierId" int REFERENCES "Supplier"("SupplierId")
);

CREATE TABLE "Product" (
  "ProductId"   int PRIMARY KEY,
  "ProductName" text NOT NULL,
  "Collection"  text,
  "RoomType"    text NOT NULL,
  "ListPrice"   numeric(8,2) NOT NULL,
  "WeightKg"    numeric(5,1) NOT NULL,
  "LaunchDate"  date NOT NULL,
  "IsDiscontinued" boolean NOT NULL
);

CREATE TABLE "BillOfMaterial" (
  "ProductId"  int NOT NULL REFERENCES "Product"("ProductId"),
  "MaterialId" int NOT NULL REFERENCES "Material"("MaterialId"),
  "Quantity"   numeric(7,2) NOT NULL,
  PRIMARY KEY ("ProductId", "MaterialId")
);

CREATE TABLE "Workshop" (
  "WorkshopId" int PRIMARY KEY,
  "Name"       text NOT NULL,
  "Building"   text NOT NULL,
  "AreaSqm"    int NOT NULL
);

CREATE TABLE "Employee" (
  "EmployeeId" int PRIMARY KEY,
  "FirstName"  text NOT NULL,
  "LastName"   text NOT NULL,
  "Trade"      text NOT NULL,
  "WorkshopId" int REFERENCES "Workshop"("WorkshopId"),
  "SupervisorId" int REFERENCES "Employee"("EmployeeId"),
  "HourlyWage" numeric(5,2) NOT NULL,
  "HireDate"   date NOT NULL,
  "LeaveDate"  date
);

CREATE TABLE "ProductionRun" (
  "RunId"      int PRIMARY KEY,
  "ProductId"  int NOT NULL REFERENCES "Product"("ProductId"),
  "WorkshopId" int NOT NULL REFERENCES "Workshop"("WorkshopId"),
  "ForemanId"  int NOT NULL REFERENCES "Employee"("EmployeeId"),
  "StartDate"  date NOT NULL,
  "EndDate"    date,
  "QtyPlanned" int NOT NULL,
  "QtyGood"    int,
  "QtyScrap"   int,
  "Status"     text NOT NULL
);

CREATE TABLE "Retailer" (
  "RetailerId" int PRIMARY KEY,
  "Name"       text NOT NULL,
  "City"       text NOT NULL,
  "Country"    text NOT NULL,
  "Channel"    text NOT NULL,
  "DiscountPct" numeric(4,1) NOT NULL,
  "CustomerSince" date NOT NULL
);

CREATE TABLE "SalesOrder" (
  "OrderId"    int PRIMARY KEY,
  "RetailerId" int NOT NULL REFERENCES "Retailer"("RetailerId"),
  "OrderDate"  date NOT NULL,
  "ShipDate"   date,
  "Status"     text NOT NULL
);

CREATE TABLE "OrderLine" (
  "OrderId"   int NOT NULL REFERENCES "SalesOrder"("OrderId"),
  "LineNo"    int NOT NULL,
  "ProductId" int NOT NULL REFERENCES "Product"("ProductId"),
  "Qty"       int NOT NULL,
  "UnitPrice" numeric(8,2) NOT NULL,
  PRIMARY KEY ("OrderId", "LineNo")
);

INSERT INTO "Supplier" VALUES
 (1,'Karelia Timber','Finland',21,true),
 (2,'Sawmill Obernach','Germany',6,true),
 (3,'Tessuti Bellandi','Italy',18,false),
 (4,'Polyfoam Brno','Czechia',9,false),
 (5,'Beschlag Hartwig','Germany',5,true),
 (6,'Danube Steel','Austria',12,false),
 (7,'Conceria Lupo','Italy',28,true),
 (8,'Lakmar Coatings','Poland',10,true),
 (9,'Glas Rendel','Germany',14,false),
 (10,'Nordic Veneers','Sweden',24,true),
 (11,'Bamboo Trading Huan','China',55,false);

INSERT INTO "Material" VALUES
 (1,'Oak board','wood','m2',46.50,820.0,300.0,2),
 (2,'Birch plywood','wood','m2',21.80,1430.5,500.0,1),
 (3,'Pine board','wood','m2',14.20,260.0,400.0,1),
 (4,'Walnut veneer','wood','m2',33.90,175.0,120.0,10),
 (5,'Wool fabric','textile','m',38.00,410.0,150.0,3),
 (6,'Linen fabric','textile','m',24.60,95.5,100.0,3),
 (7,'Cowhide','leather','m2',89.00,64.0,80.0,7),
 (8,'Seat foam','foam','m3',310.00,38.5,20.0,4),
 (9,'Cold foam','foam','m3',365.00,12.0,15.0,4),
 (10,'Hinge','hardware','pcs',1.35,9400.0,3000.0,5),
 (11,'Drawer runner','hardware','pcs',4.90,2150.0,1000.0,5),
 (12,'Confirmat screw','hardware','pcs',0.06,88000.0,25000.0,5),
 (13,'Steel tube','metal','m',5.75,1290.0,600.0,6),
 (14,'Steel sheet','metal','m2',27.40,140.0,60.0,6),
 (15,'Clear lacquer','finish','l',11.20,530.0,200.0,8),
 (16,'Hard wax oil','finish','l',26.30,118.0,120.0,8),
 (17,'Float glass','glass','m2',31.00,77.0,NULL,9),
 (18,'Beech board','wood','m2',29.40,640.0,250.0,2),
 (19,'Zipper','textile','m',0.95,1800.0,NULL,3),
 (20,'Reclaimed elm','wood','m2',72.00,23.0,NULL,NULL),
 (21,'Velvet','textile','m',29.90,305.0,100.0,3);

INSERT INTO "Product" VALUES
 (1,'Arvid dining table','Arvid','dining',890.00,52.5,'2018-03-05',false),
 (2,'Arvid bench','Arvid','dining',340.00,18.4,'2018-03-05',false),
 (3,'Arvid sideboard','Arvid','dining',1250.00,71.0,'2019-09-16',false),
 (4,'Lotte armchair','Lotte','living',640.00,21.3,'2020-02-10',false),
 (5,'Lotte sofa','Lotte','living',1790.00,68.9,'2020-02-10',false),
 (6,'Lotte footstool','Lotte','living',195.00,7.2,'2021-05-03',true),
 (7,'Finn office chair','Finn','office',420.00,14.6,'2017-01-23',false),
 (8,'Finn desk','Finn','office',580.00,38.0,'2017-01-23',false),
 (9,'Finn drawer unit','Finn','office',310.00,27.5,'2022-06-13',false),
 (10,'Nattua bed','Nattua','bedroom',1120.00,64.0,'2021-10-04',false),
 (11,'Nattua bedside table','Nattua','bedroom',175.00,9.8,'2021-10-04',false),
 (12,'Nattua wardrobe','Nattua','bedroom',1640.00,112.0,'2022-03-28',false),
 (13,'Stool 44',NULL,'kitchen',98.00,4.3,'2009-11-02',false),
 (14,'Bar stool 72',NULL,'kitchen',145.00,6.1,'2012-04-16',false),
 (15,'Pantry shelf',NULL,'kitchen',260.00,23.7,'2014-08-25',true),
 (16,'Mira mirror cabinet','Mira','bathroom',385.00,19.9,'2023-01-30',false),
 (17,'Mira washstand','Mira','bathroom',720.00,41.6,'2023-01-30',false),
 (18,'Torp coffee table','Torp','living',275.00,15.2,'2015-05-11',true),
 (19,'Torp bookcase','Torp','living',495.00,36.8,'2015-05-11',false),
 (20,'Torp TV bench','Torp','living',430.00,33.1,'2016-10-17',false),
 (21,'Kids loft bed',NULL,'bedroom',845.00,78.0,'2024-08-19',false),
 (22,'Arvid extension leaf','Arvid','dining',150.00,8.7,'2025-02-24',false),
 (23,'Lotte corner sofa','Lotte','living',2480.00,104.5,'2026-09-07',false),
 (24,'Finn standing desk','Finn','office',990.00,46.2,'2026-03-16',false);

INSERT INTO "BillOfMaterial" VALUES
 (1,1,4.20),(1,16,0.60),(1,12,16),(2,1,1.60),(2,16,0.25),(2,12,12),(3,1,6.80),(3,4,3.10),(3,10,8),(3,11,6),(3,16,0.90),
 (4,18,1.10),(4,5,3.40),(4,8,0.18),(4,19,1.20),(5,18,2.40),(5,5,9.80),(5,8,0.62),(5,2,2.10),(5,19,4.50),(6,18,0.50),(6,6,1.30),(6,9,0.07),
 (7,13,3.20),(7,7,0.90),(7,9,0.06),(8,2,2.70),(8,13,5.60),(8,15,0.40),(9,2,1.90),(9,11,8),(9,15,0.25),(9,12,24),
 (10,1,5.10),(10,12,30),(10,16,0.70),(11,1,0.90),(11,11,2),(11,16,0.15),(12,2,9.40),(12,4,6.20),(12,10,12),(12,12,64),(12,15,1.10),
 (13,18,0.45),(13,15,0.08),(14,18,0.55),(14,13,0.80),(14,15,0.10),(15,3,3.80),(15,12,28),(15,15,0.35),
 (16,17,0.85),(16,2,1.40),(16,10,4),(17,18,2.20),(17,14,0.30),(17,10,4),(17,15,0.80),(18,3,1.20),(18,17,0.60),(18,15,0.20),
 (19,3,5.20),(19,12,36),(19,15,0.60),(20,3,3.30),(20,11,4),(20,12,20),(20,15,0.45),(21,3,7.60),(21,12,48),(21,15,0.95),
 (22,1,1.00),(22,16,0.12),(23,18,3.60),(23,21,14.50),(23,8,0.95),(23,2,3.00),(24,2,2.90),(24,13,8.40),(24,14,0.50);

INSERT INTO "Workshop" VALUES
 (1,'Joinery','Hall A',1850),
 (2,'Upholstery','Hall B',920),
 (3,'Metal shop','Hall C',640),
 (4,'Surface finishing','Hall A',710),
 (5,'Assembly','Hall B',2300),
 (6,'Prototype studio','Annex',180);

INSERT INTO "Employee"
SELECT i,
  (ARRAY['Agata','Bruno','Carla','Dirk','Ewa','Franz','Gerda','Hugo','Ines','Jan','Kirsten','Lothar','Maren','Nils','Oleg','Paula','Rico','Silke','Timo','Uta','Veit'])[1+(i*8)%21],
  (ARRAY['Albers','Baumann','Cordes','Dietz','Engel','Frings','Gruber','Hahn','Iwan','Jung','Kraus','Lindner','Mertens'])[1+(i*6)%13],
  CASE WHEN i<=6 THEN 'foreman' ELSE (ARRAY['joiner','upholsterer','joiner','welder','painter','assembler','assembler','joiner','upholsterer','CNC operator'])[1+(i*7)%10] END,
  CASE WHEN i<=5 THEN i WHEN i=6 THEN 1 WHEN i%16=8 THEN NULL ELSE (ARRAY[1,2,1,3,4,5,5,1,2,1])[1+(i*7)%10] END,
  CASE WHEN i<=5 THEN NULL WHEN i=6 THEN 1 WHEN i%16=8 THEN NULL ELSE (ARRAY[1,2,6,3,4,5,5,1,2,6])[1+(i*7)%10] END,
  CASE WHEN i<=6 THEN 29.50 + i*0.65 ELSE 16.80 + ((i*37)%103)*0.09 END,
  DATE '1996-04-01' + (i*i*31 + i*613)%10900,
  CASE WHEN i>6 AND i%9=4 THEN LEAST(DATE '1996-04-01' + (i*i*31 + i*613)%10900 + 700 + i*11, DATE '2026-08-31' - i) END
FROM generate_series(1,74) i;

INSERT INTO "ProductionRun"
SELECT i, p, w,
  CASE WHEN w=1 AND i%2=0 THEN 6 ELSE w END,
  d,
  CASE WHEN i%19=6 OR d > DATE '2026-11-05' THEN NULL ELSE d + 3 + (i*11)%17 END,
  q,
  CASE WHEN i%19=6 OR d > DATE '2026-11-05' THEN NULL ELSE q - (i*i*3+i)%13 END,
  CASE WHEN i%19=6 OR d > DATE '2026-11-05' THEN NULL ELSE (i*i*3+i)%13 - (CASE WHEN (i*i*3+i)%13>2 THEN i%2 ELSE 0 END) END,
  CASE WHEN d > DATE '2026-11-20' THEN 'planned' WHEN i%19=6 THEN 'aborted' WHEN d > DATE '2026-11-05' THEN 'running' ELSE 'finished' END
FROM (
  SELECT i, p, (ARRAY[1,1,1,2,2,2,3,1,5,1,5,5,1,1,1,5,4,5,5,5,1,1,2,3])[p] AS w,
    GREATEST(DATE '2024-01-08' + i*6 + (i*i)%5, CASE p WHEN 21 THEN DATE '2024-08-26' WHEN 22 THEN DATE '2025-03-03' ELSE DATE '2024-01-08' END) AS d,
    20 + ((i*43)%91) AS q
  FROM (SELECT i, (ARRAY[1,5,8,13,4,10,12,2,19,7,14,20,3,11,9,17,13,5,21,22,16,8,10])[1+(i*9+i/23)%23] AS p FROM generate_series(1,178) i) a) b;

INSERT INTO "Retailer" VALUES
 (1,'Wohnwelt Krause','Hamburg','Germany','store',12.0,'2006-05-02'),
 (2,'Moebel Sattler','Munich','Germany','store',10.0,'2009-09-14'),
 (3,'Casa Lineare','Milan','Italy','store',15.0,'2013-02-18'),
 (4,'Nestbau Online','Berlin','Germany','online',18.0,'2017-07-03'),
 (5,'De Houten Kamer','Utrecht','Netherlands','store',11.5,'2015-03-30'),
 (6,'Habitat Rive','Lyon','France','store',13.0,'2011-10-10'),
 (7,'Hotel Interiors AG','Zurich','Switzerland','contract',20.0,'2018-01-15'),
 (8,'Meublea','Paris','France','online',17.0,'2019-11-25'),
 (9,'Kontor Ausstatter','Frankfurt','Germany','contract',16.5,'2014-06-16'),
 (10,'Bolig og Stil','Aarhus','Denmark','store',9.0,'2020-08-17'),
 (11,'Stolarnia Dom','Gdansk','Poland','store',8.5,'2022-04-04'),
 (12,'Atelier Vienne','Vienna','Austria','store',10.5,'2016-12-05'),
 (13,'Schulbau Service','Dresden','Germany','contract',14.0,'2023-02-27'),
 (14,'Roomify','Amsterdam','Netherlands','online',19.0,'2021-09-20'),
 (15,'Linea Norte','Bilbao','Spain','store',7.5,'2025-05-12'),
 (16,'Palais Hotels','Vienna','Austria','contract',21.0,'2024-10-21'),
 (17,'Little Rooms','Bristol','United Kingdom','online',15.5,'2026-02-02'),
 (18,'Tuin en Tafel','Ghent','Belgium','store',9.5,'2026-07-13');

INSERT INTO "SalesOrder"
SELECT i, r, d,
  CASE WHEN i%17=9 OR d > DATE '2026-10-22' OR i%41=0 THEN NULL ELSE d + 4 + (i*13)%27 END,
  CASE WHEN i%17=9 THEN 'cancelled' WHEN d > DATE '2026-10-22' OR i%41=0 THEN 'open' ELSE 'shipped' END
FROM (SELECT i, CASE WHEN r=15 AND d < DATE '2025-06-01' THEN 4 WHEN r=17 AND d < DATE '2026-03-01' THEN 1 WHEN r=16 AND d < DATE '2024-11-01' THEN 9 ELSE r END AS r, d
  FROM (SELECT i, (ARRAY[1,4,2,8,5,14,3,7,4,9,6,12,10,17,1,15,13,16,4,8])[1+(i*7+i/20)%20] AS r,
        DATE '2024-02-05' + i*5 + (i*i)%4 AS d FROM generate_series(1,203) i) a) b;

INSERT INTO "OrderLine"
SELECT o."OrderId", k, p."ProductId", 1 + (o."OrderId"*5 + k*7)%11,
  round(p."ListPrice" * (1 - r."DiscountPct"/100), 2)
FROM "SalesOrder" o JOIN "Retailer" r USING ("RetailerId")
CROSS JOIN generate_series(1,2) k
JOIN "Product" p ON p."ProductId" = (ARRAY[5,1,13,8,4,12,10,2,19,7,14,3,20,11,9,17,16,1,5,21,13])[1+(o."OrderId"*4 + k*10 + o."OrderId"/21)%21]
WHERE (k=1 OR o."OrderId"%8<>3) AND p."LaunchDate" <= o."OrderDate";
