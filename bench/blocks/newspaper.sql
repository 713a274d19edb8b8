CREATE TYPE "StoryStatus" AS ENUM ('draft', 'in review', 'published', 'withdrawn');

CREATE TABLE "Section" (
  "SectionId"    int PRIMARY KEY,
  "Title"        varchar(40) NOT NULL,
  "AnnualBudget" numeric(10,2) NOT NULL,
  "EditorId"     int
);

CREATE TABLE "Journalist" (
  "JournalistId" int PRIMARY KEY,
  "FullName"     varchar(60) NOT NULL,
  "Role"         varchar(30) NOT NULL,
  "SectionId"    int REFERENCES "Section"("SectionId"),
  "HiredOn"      date NOT NULL,
  "IsFreelance"  boolean NOT NULL,
  "City"         varchar(40),
  "FeePerWord"   numeric(4,2)
);

CREATE TABLE "Article" (
  "ArticleId"    int PRIMARY KEY,
  "Headline"     varchar(120) NOT NULL,
  "JournalistId" int NOT NULL REFERENCES "Journalist"("JournalistId"),
  "SectionId"    int NOT NULL REFERENCES "Section"("SectionId"),
  "WordCount"    int NOT NULL,
  "Status"       "StoryStatus" NOT NULL,
  "SubmittedOn"  date NOT NULL,
  "PublishedAt"  timestamp,
  "Views"        int NOT NULL DEFAULT 0,
  "IsPaywalled"  boolean NOT NULL
);

CREATE TABLE "Subscriber" (
  "SubscriberId" int PRIMARY KEY,
  "FirstName"    varchar(30) NOT NULL,
  "LastName"     varchar(30) NOT NULL,
  "Plan"         varchar(20) NOT NULL,
  "Town"         varchar(40) NOT NULL,
  "MonthlyPrice" numeric(6,2) NOT NULL,
  "StartedOn"    date NOT NULL,
  "CancelledOn"  date
);

CREATE TABLE "ReaderComment" (
  "CommentId"    int PRIMARY KEY,
  "ArticleId"    int NOT NULL REFERENCES "Article"("ArticleId"),
  "SubscriberId" int NOT NULL REFERENCES "Subscriber"("SubscriberId"),
  "PostedAt"     timestamp NOT NULL,
  "Likes"        int NOT NULL,
  "IsHidden"     boolean NOT NULL
);

CREATE TABLE "Advertiser" (
  "AdvertiserId" int PRIMARY KEY,
  "Company"      varchar(60) NOT NULL,
  "Industry"     varchar(30) NOT NULL
);

CREATE TABLE "AdBooking" (
  "BookingId"    int PRIMARY KEY,
  "AdvertiserId" int NOT NULL REFERENCES "Advertiser"("AdvertiserId"),
  "SectionId"    int NOT NULL REFERENCES "Section"("SectionId"),
  "Format"       varchar(20) NOT NULL,
  "RunDate"      date NOT NULL,
  "Price"        numeric(8,2) NOT NULL,
  "PaidOn"       date
);

INSERT INTO "Section" VALUES
 (1,'Politics',182000,2),(2,'Business',149500,5),(3,'Sport',167250,8),(4,'Culture',88400,11),
 (5,'Science',73900,14),(6,'Local',121000,16),(7,'Travel',46500,11),(8,'Opinion',39800,NULL);

INSERT INTO "Journalist" VALUES
 (1,'Margaret Holloway','Editor-in-Chief',NULL,'2001-09-03',false,'Brackenford',NULL),
 (2,'Desmond Achebe','Section Editor',1,'2008-01-14',false,'Brackenford',NULL),
 (3,'Katrin Vogt','Reporter',1,'2015-06-01',false,'Brackenford',NULL),
 (4,'Owen Pritchard','Correspondent',1,'2012-10-22',false,'Wexley',NULL),
 (5,'Lucille Garnier','Section Editor',2,'2010-03-08',false,'Brackenford',NULL),
 (6,'Haruto Ishii','Reporter',2,'2019-08-19',false,'Port Selwyn',NULL),
 (7,'Fatima El Amrani','Reporter',2,'2022-02-07',true,'Wexley',0.42),
 (8,'Colm Gallagher','Section Editor',3,'2006-07-17',false,'Brackenford',NULL),
 (9,'Beth Sandoval','Reporter',3,'2017-04-24',false,'Brackenford',NULL),
 (10,'Dmitri Orlov','Photographer',3,'2013-11-11',true,'Port Selwyn',0.30),
 (11,'Saskia Jansen','Section Editor',4,'2011-05-30',false,'Wexley',NULL),
 (12,'Theo Marchetti','Critic',4,'2018-09-10',true,'Brackenford',0.55),
 (13,'Nadia Petrova','Critic',4,'2021-01-18',true,NULL,0.48),
 (14,'Arjun Mehta','Section Editor',5,'2014-02-03',false,'Brackenford',NULL),
 (15,'Ruth Lindgren','Reporter',5,'2023-05-15',false,'Hartmoor',NULL),
 (16,'Pauline Dubois','Section Editor',6,'2009-12-07',false,'Hartmoor',NULL),
 (17,'Jack Mwangi','Reporter',6,'2020-10-05',false,'Hartmoor',NULL),
 (18,'Emily Thorne','Reporter',6,'2024-08-26',false,'Brackenford',NULL),
 (19,'Gabriel Soto','Reporter',6,'2026-03-02',true,'Port Selwyn',0.35),
 (20,'Vera Kowalski','Columnist',8,'2016-01-25',true,'Wexley',0.60),
 (21,'Stephen Quayle','Columnist',8,'2005-04-11',true,NULL,0.65),
 (22,'Amara Diallo','Correspondent',7,'2019-11-04',true,'Port Selwyn',0.50),
 (23,'Felix Brandt','Intern',1,'2026-09-01',false,'Brackenford',NULL),
 (24,'Isla McRae','Intern',NULL,'2026-10-15',false,'Wexley',NULL);

INSERT INTO "Article"
SELECT g,
  (ARRAY['Council','Minister','Harbour','Festival','Hospital','Museum','Stadium','Railway','University','Market','Bakery','Observatory'])[1 + (g * 5) % 12] || ' ' ||
  (ARRAY['faces','welcomes','rejects','debates','celebrates','reviews','plans'])[1 + (g * 3) % 7] || ' ' ||
  (ARRAY['new budget','summer strike','record crowd','flood report','late reform','price rise','historic vote','quiet comeback','bold merger','winter schedule','lost painting'])[1 + (g * 7) % 11],
  j.id, coalesce(j.sec, 1 + g % 8),
  260 + (g * 7919) % 1730,
  (CASE WHEN g % 17 = 3 THEN 'draft' WHEN g % 23 = 5 THEN 'withdrawn' WHEN g % 19 = 11 THEN 'in review' ELSE 'published' END)::"StoryStatus",
  date '2025-10-06' + (g * 41) / 10,
  CASE WHEN g % 17 = 3 OR g % 23 = 5 OR g % 19 = 11 THEN NULL
       ELSE (date '2025-10-06' + (g * 41) / 10 + (g * g) % 6) + time '05:30' + ((g * 53) % 840) * interval '1 minute' END,
  CASE WHEN g % 17 = 3 OR g % 23 = 5 OR g % 19 = 11 THEN 0 ELSE 180 + (g * 6151) % 24693 END,
  (g * 5 + g / 4) % 3 = 0
FROM generate_series(1, 98) g
CROSS JOIN LATERAL (SELECT (ARRAY[3,6,9,12,15,17,4,7,9,13,18,20,3,16,22,17,6,21,2,9,14,3])[1 + (g * 9 + g / 7) % 22] AS id) x
CROSS JOIN LATERAL (SELECT x.id, (ARRAY[NULL,1,1,1,2,2,2,3,3,3,4,4,4,5,5,6,6,6,6,8,8,7,1,NULL])[x.id]::int AS sec) j;

INSERT INTO "Article" VALUES
 (99,'Coalition talks enter final week',3,1,1284,'published','2026-11-16','2026-11-18 06:15',9417,true);

INSERT INTO "Subscriber"
SELECT g,
  (ARRAY['Anna','Bruno','Celia','David','Elif','Frank','Gwen','Hugo','Irma','Jonas','Kemal','Laura','Miles'])[1 + (g * 5) % 13],
  (ARRAY['Ashby','Bergmann','Castillo','Dunne','Eriksen','Fowler','Greco','Haldane','Ivers','Jablonski','Keane'])[1 + (g * 3) % 11],
  (ARRAY['Digital','Print','Digital','Weekend','Digital','Premium','Student'])[1 + (g * 4 + g / 9) % 7],
  (ARRAY['Brackenford','Wexley','Brackenford','Hartmoor','Port Selwyn','Brackenford','Wexley','Little Aston'])[1 + (g * 3 + g / 6) % 8],
  CASE (ARRAY['Digital','Print','Digital','Weekend','Digital','Premium','Student'])[1 + (g * 4 + g / 9) % 7]
    WHEN 'Digital' THEN 9.90 WHEN 'Print' THEN 34.50 WHEN 'Weekend' THEN 17.25 WHEN 'Premium' THEN 44.00 ELSE 4.90 END,
  date '2019-02-11' + (g * 7919) % 2830,
  CASE WHEN g % 5 = 2 THEN date '2019-02-11' + (g * 7919) % 2830 + 30 + (g * 13) % 200 END
FROM generate_series(1, 120) g
WHERE g % 5 <> 2 OR date '2019-02-11' + (g * 7919) % 2830 + 30 + (g * 13) % 200 <= date '2026-11-18';

INSERT INTO "ReaderComment"
SELECT row_number() over (order by g), a."ArticleId", s."SubscriberId",
  a."PublishedAt" + ((g * 97) % 2600) * interval '1 minute',
  CASE WHEN g = 152 THEN 143 ELSE (g * g * 3 + g / 3) % 58 END,
  g % 13 = 4
FROM generate_series(1, 260) g
JOIN "Article" a ON a."ArticleId" = CASE WHEN g % 8 = 0 THEN 12 WHEN g % 11 = 0 THEN 31 WHEN g % 13 = 0 THEN 47 WHEN g % 17 = 0 THEN 64 WHEN g % 19 = 0 THEN 22 ELSE 1 + (g * 29 + (g % 3) * 7) % 83 END AND a."PublishedAt" IS NOT NULL
JOIN "Subscriber" s ON s."SubscriberId" = 1 + (g * g + 11 * g) % 113;

INSERT INTO "Advertiser" VALUES
 (1,'Selwyn Motors','Automotive'),(2,'Brackenford Savings Bank','Finance'),(3,'Lark & Daughters','Retail'),
 (4,'Hartmoor Brewery','Food & Drink'),(5,'Blue Ferry Lines','Travel'),(6,'Nordic Home','Retail'),
 (7,'Wexley Theatre','Entertainment'),(8,'Apex Mutual','Finance'),(9,'GreenGrid','Energy'),
 (10,'Castle Tours','Travel'),(11,'Quickmart','Retail'),(12,'Pine Street Dental','Health'),
 (13,'Sunrise Solar','Energy'),(14,'The Copper Kettle','Food & Drink'),(15,'Velo City','Retail');

INSERT INTO "AdBooking"
SELECT g, 1 + (g * 7 + g / 8) % 13,
  (ARRAY[3,2,6,1,4,7,6,3,2,6])[1 + (g * 3 + g / 5) % 10],
  (ARRAY['full page','half page','banner','quarter page','banner','sponsored'])[1 + (g * 5 + g / 4) % 6],
  date '2025-11-03' + (g * 34) / 10,
  CASE (ARRAY['full page','half page','banner','quarter page','banner','sponsored'])[1 + (g * 5 + g / 4) % 6]
    WHEN 'full page' THEN 3900 WHEN 'half page' THEN 2150 WHEN 'quarter page' THEN 1180 WHEN 'banner' THEN 640 ELSE 2725 END + (g * 37) % 211,
  CASE WHEN g % 6 <> 1 AND g < 104 THEN date '2025-11-03' + (g * 34) / 10 + 5 + (g * 17) % 38 END
FROM generate_series(1, 112) g;

ALTER TABLE "Section" ADD CONSTRAINT "FK_Section_Editor" FOREIGN KEY ("EditorId") REFERENCES "Journalist"("JournalistId");
