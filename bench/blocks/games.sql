CREATE FUNCTION h(i int, salt text, m int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT ((('x' || substr(md5(i::text || '/' || salt), 1, 7))::bit(28)::int) % m) $$;

CREATE TYPE "PaymentMethod" AS ENUM ('Credit Card', 'Gift Card', 'PayPal', 'Wallet Balance');

CREATE TABLE "Studios" (
  "StudioId" integer PRIMARY KEY,
  "StudioName" varchar(60) NOT NULL,
  "Country" varchar(40) NOT NULL,
  "FoundedYear" integer NOT NULL,
  "IsIndie" boolean NOT NULL,
  "ParentStudioId" integer REFERENCES "Studios" ("StudioId")
);
CREATE TABLE "Games" (
  "GameId" integer PRIMARY KEY,
  "Title" varchar(80) NOT NULL,
  "StudioId" integer NOT NULL REFERENCES "Studios" ("StudioId"),
  "ReleaseDate" date NOT NULL,
  "ListPrice" numeric(6,2) NOT NULL,
  "AgeRating" varchar(12) NOT NULL,
  "IsMultiplayer" boolean NOT NULL,
  "CriticScore" integer,
  "PrequelId" integer REFERENCES "Games" ("GameId")
);
CREATE TABLE "Genres" (
  "GenreId" integer PRIMARY KEY,
  "GenreName" varchar(40) NOT NULL
);
CREATE TABLE "GameGenres" (
  "GameId" integer NOT NULL REFERENCES "Games" ("GameId"),
  "GenreId" integer NOT NULL REFERENCES "Genres" ("GenreId"),
  PRIMARY KEY ("GameId", "GenreId")
);
CREATE TABLE "Players" (
  "PlayerId" integer PRIMARY KEY,
  "Nickname" varchar(30) NOT NULL UNIQUE,
  "Country" varchar(40) NOT NULL,
  "BirthDate" date,
  "SignupDate" date NOT NULL,
  "IsPremium" boolean NOT NULL,
  "PlayerLevel" integer NOT NULL,
  "ReferredBy" integer REFERENCES "Players" ("PlayerId")
);
CREATE TABLE "Purchases" (
  "PurchaseId" integer PRIMARY KEY,
  "PlayerId" integer NOT NULL REFERENCES "Players" ("PlayerId"),
  "GameId" integer NOT NULL REFERENCES "Games" ("GameId"),
  "PurchasedAt" timestamp NOT NULL,
  "AmountPaid" numeric(7,2) NOT NULL,
  "PaymentMethod" "PaymentMethod" NOT NULL,
  "RefundedAt" timestamp
);
CREATE TABLE "PlaySessions" (
  "SessionId" integer PRIMARY KEY,
  "PlayerId" integer NOT NULL REFERENCES "Players" ("PlayerId"),
  "GameId" integer NOT NULL REFERENCES "Games" ("GameId"),
  "Platform" varchar(20) NOT NULL,
  "StartedAt" timestamptz NOT NULL,
  "MinutesPlayed" integer NOT NULL,
  "CrashCount" integer NOT NULL DEFAULT 0
);
CREATE TABLE "Reviews" (
  "ReviewId" integer PRIMARY KEY,
  "PlayerId" integer NOT NULL REFERENCES "Players" ("PlayerId"),
  "GameId" integer NOT NULL REFERENCES "Games" ("GameId"),
  "Stars" integer NOT NULL CHECK ("Stars" BETWEEN 1 AND 5),
  "ReviewText" text,
  "HelpfulVotes" integer NOT NULL,
  "PostedOn" date NOT NULL
);

INSERT INTO "Studios" VALUES
 (1,'Copper Fox','Canada',2004,false,NULL),(2,'Lantern Works','Japan',1996,false,NULL),(3,'Midnight Harbor','Sweden',2015,true,NULL),
 (4,'Paper Moth','France',2018,true,NULL),(5,'Iron Saga Interactive','United States',2001,false,NULL),(6,'Copper Fox Montreal','Canada',2012,false,1),
 (7,'Blue Tapir','Brazil',2019,true,NULL),(8,'Northlight Forge','Finland',2009,false,5),(9,'Tiny Comet','Japan',2020,true,2),
 (10,'Saltmarsh Games','United Kingdom',2013,true,NULL),(11,'Iron Saga Austin','United States',2010,false,5),(12,'Quiet Orbit','Germany',2021,true,NULL);
INSERT INTO "Games" VALUES
 (1,'Emberfall',1,'2022-02-18',59.99,'Mature',true,88,NULL),(2,'Clockwork Garden',4,'2022-04-07',19.99,'Everyone',false,91,NULL),
 (3,'Harbor Lights',3,'2022-05-27',24.99,'Teen',false,79,NULL),(4,'Skyrail Tycoon',10,'2022-07-14',34.99,'Everyone',false,74,NULL),
 (5,'Steel Pact',5,'2022-09-02',69.99,'Mature',true,82,NULL),(6,'Ronin Circuit',2,'2022-10-21',54.99,'Teen',true,86,NULL),
 (7,'Mossy Paws',7,'2022-11-30',14.99,'Everyone',false,NULL,NULL),(8,'Frostbound Legends',8,'2022-12-09',49.99,'Teen',true,77,NULL),
 (9,'Dune Runner',11,'2023-01-26',39.99,'Teen',true,68,NULL),(10,'Emberfall II: Ashen Crown',1,'2023-03-17',64.99,'Mature',true,93,1),
 (11,'Pocket Comets',9,'2023-04-28',9.99,'Everyone',false,83,NULL),(12,'The Last Ferry',3,'2023-05-19',29.99,'Mature',false,90,NULL),
 (13,'Goal Rush 2023',6,'2023-06-23',44.99,'Everyone',true,71,NULL),(14,'Tapir Trails',7,'2023-08-11',17.99,'Everyone',false,NULL,NULL),
 (15,'Steel Pact: Reckoning',5,'2023-09-29',67.49,'Mature',true,75,5),(16,'Marsh Witch',10,'2023-10-31',27.49,'Teen',false,85,NULL),
 (17,'Ronin Circuit Turbo',2,'2023-12-01',52.49,'Teen',true,89,6),(18,'Paper Kingdoms',4,'2024-01-19',22.49,'Everyone',false,87,NULL),
 (19,'Goal Rush 2024',6,'2024-03-08',47.49,'Everyone',true,66,13),(20,'Orbital Silence',12,'2024-04-12',31.49,'Teen',false,84,NULL),
 (21,'Frostbound Legends: Thaw',8,'2024-06-06',51.49,'Teen',true,80,8),(22,'Dune Runner Online',11,'2024-08-22',0.00,'Teen',true,59,9),
 (23,'Lantern Chronicles',2,'2024-10-03',57.49,'Teen',false,NULL,NULL),(24,'Skyrail Tycoon: Metro',10,'2024-11-15',36.49,'Everyone',false,78,4);
INSERT INTO "Genres" VALUES (1,'Action'),(2,'Adventure'),(3,'Puzzle'),(4,'Role-Playing'),(5,'Simulation'),(6,'Sports'),(7,'Strategy'),(8,'Horror'),(9,'Racing'),(10,'Platformer'),(11,'Rhythm');
INSERT INTO "GameGenres" VALUES
 (1,1),(1,4),(2,3),(3,2),(4,5),(4,7),(5,1),(5,7),(6,9),(6,1),(7,10),(7,2),(8,4),(8,2),(9,9),(10,1),(10,4),(11,3),(11,10),(12,2),(12,8),(13,6),
 (14,2),(14,10),(15,1),(15,7),(16,8),(16,4),(17,9),(17,1),(18,7),(18,3),(19,6),(20,2),(20,3),(21,4),(21,2),(22,9),(22,1),(23,4),(24,5),(24,7);
INSERT INTO "Players"
SELECT i,
  (ARRAY['Silver','Rapid','Lucky','Grumpy','Velvet','Cosmic','Rusty','Neon','Sleepy','Frosty','Mighty'])[1 + (i * 4) % 11] || (ARRAY['Otter','Falcon','Wizard','Badger','Knight','Panda','Viper','Moose','Sparrow'])[1 + (i * 5) % 9] || CASE WHEN i % 3 = 0 THEN (i * 7 % 90 + 10)::text ELSE '' END,
  (ARRAY['United States','United States','United States','Germany','Germany','Japan','Japan','Brazil','Brazil','Brazil','France','Canada','Poland','Sweden','United Kingdom'])[1 + h(i,'pc2',15)],
  CASE WHEN h(i,'bn',9) = 0 THEN NULL ELSE date '1974-05-03' + h(i,'pb',12800) END,
  date '2022-01-05' + least(h(i,'su',1010), h(i,'su2',1100), 90 + h(i,'su3',1500)), h(i,'prem',3) = 0, 1 + h(i,'lvl',60) + i / 4,
  CASE WHEN i > 6 AND h(i,'ref',3) = 0 THEN 1 + h(i,'refby',5) END
FROM generate_series(1,80) i;
INSERT INTO "Purchases"
SELECT i, p, g, t, CASE WHEN g = 22 THEN 0 ELSE round((SELECT "ListPrice" FROM "Games" WHERE "GameId" = g) * (100 - (ARRAY[0,0,0,10,20,25,40])[1 + h(i,'disc',7)]) / 100, 2) END,
  (ARRAY['Credit Card','Credit Card','Credit Card','PayPal','PayPal','Wallet Balance','Gift Card'])[1 + h(i,'pm',7)]::"PaymentMethod",
  CASE WHEN h(i,'rf',11) = 0 THEN t + make_interval(days => 1 + h(i,'rfd',9), hours => h(i,'rfh',20)) END
FROM (SELECT i, p, g, greatest((SELECT "ReleaseDate" FROM "Games" WHERE "GameId" = g)::timestamp, (SELECT "SignupDate" FROM "Players" WHERE "PlayerId" = p)::timestamp) + make_interval(mins => 60 + h(i,'pt', 1440 * greatest(3, (date '2024-11-30' - greatest((SELECT "ReleaseDate" FROM "Games" WHERE "GameId" = g), (SELECT "SignupDate" FROM "Players" WHERE "PlayerId" = p)))))) t
  FROM (SELECT i, 1 + h(i,'pp',75) p, (ARRAY[1,1,1,1,2,2,3,4,5,5,5,6,6,7,8,8,9,10,10,10,10,10,11,12,12,12,13,13,14,15,15,16,16,17,17,18,19,20,21,22,22])[1 + h(i,'pg',41)] g FROM generate_series(1,270) i) a) b;
INSERT INTO "PlaySessions"
SELECT i, "PlayerId", "GameId", (ARRAY['PC','PC','PC','Console','Console','Handheld','Cloud'])[1 + h(i,'plat',7)],
  ("PurchasedAt" + make_interval(hours => 2 + h(i,'sh',700), mins => h(i,'sm',60))) AT TIME ZONE 'UTC', 6 + h(i,'mp',220) + CASE WHEN h(i,'long',12) = 0 THEN 130 ELSE 0 END,
  CASE WHEN h(i,'cr',6) = 0 THEN 1 + h(i,'crn',4) ELSE 0 END
FROM (SELECT i, 1 + h(i,'pur',262) pid FROM generate_series(1,300) i) s JOIN "Purchases" ON "PurchaseId" = pid;
INSERT INTO "Reviews"
SELECT row_number() OVER (ORDER BY "PurchaseId")::int, "PlayerId", "GameId", (ARRAY[1,2,3,3,4,4,4,5,5,5])[1 + h("PurchaseId",'stars',10)],
  CASE WHEN h("PurchaseId",'txt',4) = 0 THEN NULL ELSE (ARRAY['Great soundtrack','Too many bugs','Worth every cent','Gets repetitive','A hidden gem','Controls feel clumsy','Best story of the year'])[1 + h("PurchaseId",'txt2',7)] END,
  h("PurchaseId",'hv',90) + ("PurchaseId" % 7), ("PurchasedAt" + interval '1 day' * (1 + h("PurchaseId",'rp',30)))::date
FROM (SELECT DISTINCT ON ("PlayerId","GameId") * FROM "Purchases" WHERE h("PurchaseId",'rv',2) = 0 ORDER BY "PlayerId","GameId","PurchaseId") p;
DROP FUNCTION h(int, text, int);
