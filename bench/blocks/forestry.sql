-- Forest district: parcels, trees species, felling, planting

CREATE TABLE "District" (
  "DistrictId"  int PRIMARY KEY,
  "DistrictName" text NOT NULL,
  "Region"      text NOT NULL,
  "HeadOffice"  text NOT NULL,
  "Founded"     int NOT NULL
);

CREATE TABLE "Species" (
  "SpeciesCode"  char(3) PRIMARY KEY,
  "CommonName"   text NOT NULL,
  "LatinName"    text NOT NULL,
  "IsConifer"    boolean NOT NULL,
  "Native"       boolean NOT NULL,
  "MaxHeightM"   int,
  "PricePerCubicM" numeric(6,2)
);

CREATE TABLE "Forester" (
  "ForesterId" int PRIMARY KEY,
  "FullName"   text NOT NULL,
  "DistrictId" int REFERENCES "District"("DistrictId"),
  "Grade"      text NOT NULL,
  "Salary"     int NOT NULL,
  "HiredOn"    date NOT NULL,
  "Phone"      text
);

CREATE TABLE "Parcel" (
  "ParcelId"    int PRIMARY KEY,
  "ParcelName"  text NOT NULL,
  "DistrictId"  int NOT NULL REFERENCES "District"("DistrictId"),
  "MainSpecies" char(3) REFERENCES "Species"("SpeciesCode"),
  "AreaHa"      numeric(6,1) NOT NULL,
  "ElevationM"  int NOT NULL,
  "Ownership"   text NOT NULL,
  "Protected"   boolean NOT NULL,
  "LastSurveyed" date
);

CREATE TABLE "Felling" (
  "FellingId"  int PRIMARY KEY,
  "ParcelId"   int NOT NULL REFERENCES "Parcel"("ParcelId"),
  "SpeciesCode" char(3) NOT NULL REFERENCES "Species"("SpeciesCode"),
  "ForesterId" int,
  "FelledOn"   date NOT NULL,
  "VolumeM3"   numeric(7,1) NOT NULL,
  "Reason"     text NOT NULL
);

CREATE TABLE "Planting" (
  "PlantingId" int PRIMARY KEY,
  "ParcelId"   int NOT NULL REFERENCES "Parcel"("ParcelId"),
  "SpeciesCode" char(3) NOT NULL REFERENCES "Species"("SpeciesCode"),
  "PlantedOn"  date NOT NULL,
  "Seedlings"  int NOT NULL,
  "SurvivalPct" numeric(4,1),
  "Cost"       numeric(8,2) NOT NULL
);

CREATE TABLE "PestReport" (
  "ReportId"   int PRIMARY KEY,
  "ParcelId"   int NOT NULL REFERENCES "Parcel"("ParcelId"),
  "ReportedBy" int REFERENCES "Forester"("ForesterId"),
  "Pest"       text NOT NULL,
  "Severity"   int NOT NULL CHECK ("Severity" BETWEEN 1 AND 5),
  "ReportedOn" date NOT NULL,
  "ResolvedOn" date
);

INSERT INTO "District" VALUES
 (1,'Alderwood','North','Kirkton',1921),
 (2,'Blackmoor','North','Stannick',1934),
 (3,'Cragside','Highlands','Invermore',1908),
 (4,'Dunmere','Lowlands','Dunmere',1956),
 (5,'Elmfield','Lowlands','Tarrant',1972),
 (6,'Fellgate','Highlands','Glenarch',1949),
 (7,'Gorse Hill','Coast','Sandwick',1988);

INSERT INTO "Species" VALUES
 ('SSP','Sitka Spruce','Picea sitchensis',true,false,55,68.50),
 ('NSP','Norway Spruce','Picea abies',true,false,50,71.00),
 ('SPI','Scots Pine','Pinus sylvestris',true,true,36,62.25),
 ('ELA','European Larch','Larix decidua',true,false,42,79.90),
 ('DFR','Douglas Fir','Pseudotsuga menziesii',true,false,60,84.00),
 ('OAK','Sessile Oak','Quercus petraea',false,true,40,210.00),
 ('BEE','Common Beech','Fagus sylvatica',false,true,41,96.40),
 ('BIR','Silver Birch','Betula pendula',false,true,27,44.00),
 ('ASH','European Ash','Fraxinus excelsior',false,true,38,88.75),
 ('ROW','Rowan','Sorbus aucuparia',false,true,15,NULL),
 ('SYC','Sycamore','Acer pseudoplatanus',false,false,33,102.00),
 ('ALD','Black Alder','Alnus glutinosa',false,true,28,39.50),
 ('YEW','Yew','Taxus baccata',true,true,20,NULL),
 ('ROA','Red Oak','Quercus rubra',false,false,35,150.00);

INSERT INTO "Forester" VALUES
 (1,'Angus MacRae',3,'Head Forester',52400,'2001-04-02','555-0101'),
 (2,'Brigit Lowe',1,'Head Forester',49800,'2005-09-19','555-0102'),
 (3,'Conall Fraser',3,'Ranger',36150,'2014-03-10','555-0103'),
 (4,'Dagny Holm',6,'Head Forester',50900,'2008-01-14',NULL),
 (5,'Emyr Vaughan',4,'Head Forester',48200,'2010-06-07','555-0105'),
 (6,'Florence Tait',2,'Head Forester',47650,'2012-11-26','555-0106'),
 (7,'Gavin Stroud',1,'Ranger',34900,'2016-05-09',NULL),
 (8,'Hester Quayle',5,'Head Forester',46300,'2013-02-18','555-0108'),
 (9,'Idris Penn',4,'Ranger',33800,'2019-08-05','555-0109'),
 (10,'Jutta Brandt',6,'Surveyor',38700,'2017-10-02','555-0110'),
 (11,'Kenneth Ogilvie',3,'Ranger',35400,'2015-07-20','555-0111'),
 (12,'Lorna Petrie',2,'Ranger',34100,'2020-03-16','555-0112'),
 (13,'Magnus Eide',6,'Ranger',33250,'2021-04-12',NULL),
 (14,'Nerys Pugh',5,'Trainee',24600,'2025-09-01','555-0114'),
 (15,'Owen Sharrow',1,'Surveyor',39400,'2011-12-05','555-0115'),
 (16,'Petra Vance',NULL,'Surveyor',41200,'2009-03-23','555-0116'),
 (17,'Quentin Asher',2,'Trainee',24100,'2026-02-02',NULL),
 (18,'Rhona Sinclair',3,'Surveyor',40350,'2006-10-30','555-0118');

INSERT INTO "Parcel"
SELECT i,
  (ARRAY['Long','Upper','Nether','Old','King''s','Fox'])[1 + i % 6] || ' ' || (ARRAY['Copse','Bank','Hollow','Ridge','Shaw','Plantation','Glen'])[1 + (i * 3) % 7],
  1 + (i * 5 + i / 6) % 6,
  CASE WHEN i % 11 = 4 THEN NULL ELSE (ARRAY['SSP','NSP','SPI','OAK','BEE','SSP','BIR','DFR','ELA','SSP','OAK','ASH','SPI'])[1 + (i * 4 + i / 5) % 13] END,
  6.5 + (i * 137 % 911) / 10.0,
  35 + (i * 211) % 640,
  (ARRAY['state','private','state','community','state','private','church'])[1 + (i * 2 + i / 8) % 7],
  (i * 7 + i / 3) % 5 = 0,
  CASE WHEN i % 9 = 5 THEN NULL ELSE date '2016-03-01' + (i * 271) % 3850 END
FROM generate_series(1, 42) i;

INSERT INTO "Felling"
SELECT i, 1 + (i * 11 + i / 4 * 9) % 39,
  (ARRAY['SSP','SSP','NSP','SPI','DFR','ELA','OAK','SSP','BEE','BIR','ASH','SYC'])[1 + (i * 5 + i / 4) % 12],
  CASE WHEN i % 10 = 3 THEN NULL ELSE 1 + (i * 7 + i / 6) % 16 END,
  date '2020-01-08' + (i * 79 + i * i) % 2500,
  12.4 + (i * 173 % 1999) / 4.0,
  (ARRAY['thinning','harvest','windthrow','harvest','disease','thinning','harvest','thinning'])[1 + (i * 3 + i / 9) % 8]
FROM generate_series(1, 160) i;

INSERT INTO "Planting"
SELECT i, 1 + (i * 13 + i / 3 * 5) % 40,
  (ARRAY['OAK','SPI','BIR','SSP','ROW','ALD','SPI','DFR','OAK','BEE','YEW'])[1 + (i * 4 + i / 7) % 11],
  date '2019-11-04' + (i * 101 + i * i * 3) % 2560,
  150 + (i * 367) % 4850,
  CASE WHEN i % 7 = 2 THEN NULL ELSE 52 + (i * 29 % 463) / 10.0 END,
  round((90 + (i * 367) % 4850 * (0.62 + (i % 5) * 0.11))::numeric, 2)
FROM generate_series(1, 90) i;

INSERT INTO "PestReport"
SELECT i, 1 + (i * 17 + i / 5) % 35,
  CASE WHEN i % 8 = 6 THEN NULL ELSE 1 + (i * 5 + i / 3) % 17 END,
  (ARRAY['bark beetle','ash dieback','deer browsing','bark beetle','pine weevil','grey squirrel','needle blight'])[1 + (i * 2 + i / 5) % 7],
  1 + (i * 3 + i / 4) % 5,
  date '2021-05-03' + (i * 47 + i * i) % 2020,
  CASE WHEN i % 4 = 1 OR (i * 47 + i * i) % 2020 > 1920 THEN NULL ELSE date '2021-05-03' + (i * 47 + i * i) % 2020 + 5 + (i * 19) % 88 END
FROM generate_series(1, 70) i;
