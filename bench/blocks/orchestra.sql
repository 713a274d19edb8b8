-- Symphony orchestra: sections, players, repertoire, halls, concerts, ticket sales

CREATE TYPE "InstrumentFamily" AS ENUM ('strings', 'woodwinds', 'brass', 'percussion');
CREATE TYPE "ConcertStatus" AS ENUM ('scheduled', 'performed', 'cancelled');

CREATE TABLE "Section" (
  "SectionId"   int PRIMARY KEY,
  "SectionName" text NOT NULL,
  "Family"      "InstrumentFamily" NOT NULL,
  "Chairs"      int NOT NULL
);

CREATE TABLE "Musician" (
  "MusicianId"  int PRIMARY KEY,
  "FirstName"   text NOT NULL,
  "LastName"    text NOT NULL,
  "SectionId"   int NOT NULL REFERENCES "Section"("SectionId"),
  "Nationality" text NOT NULL,
  "BirthDate"   date NOT NULL,
  "HiredOn"     date NOT NULL,
  "LeftOn"      date,
  "IsPrincipal" boolean NOT NULL DEFAULT false,
  "MonthlyPay"  numeric(8,2) NOT NULL,
  "Email"       text
);

CREATE TABLE "Conductor" (
  "ConductorId"   int PRIMARY KEY,
  "FullName"      text NOT NULL,
  "Nationality"   text NOT NULL,
  "BirthYear"     int,
  "FeePerConcert" numeric(9,2) NOT NULL,
  "IsGuest"       boolean NOT NULL
);

CREATE TABLE "Composer" (
  "ComposerId" int PRIMARY KEY,
  "FullName"   text NOT NULL,
  "Country"    text NOT NULL,
  "BornIn"     int NOT NULL,
  "DiedIn"     int,
  "Era"        text NOT NULL
);

CREATE TABLE "Work" (
  "WorkId"          int PRIMARY KEY,
  "Title"           text NOT NULL,
  "ComposerId"      int NOT NULL REFERENCES "Composer"("ComposerId"),
  "Genre"           text NOT NULL,
  "PremiereYear"    int,
  "DurationMinutes" int NOT NULL
);

CREATE TABLE "Hall" (
  "HallId"     int PRIMARY KEY,
  "HallName"   text NOT NULL,
  "City"       text NOT NULL,
  "Seats"      int NOT NULL,
  "OpenedYear" int NOT NULL,
  "HasOrgan"   boolean NOT NULL
);

CREATE TABLE "Concert" (
  "ConcertId"   int PRIMARY KEY,
  "Title"       text NOT NULL,
  "HallId"      int NOT NULL REFERENCES "Hall"("HallId"),
  "ConductorId" int REFERENCES "Conductor"("ConductorId"),
  "StartsAt"    timestamp NOT NULL,
  "Season"      text NOT NULL,
  "Status"      "ConcertStatus" NOT NULL,
  "Broadcast"   boolean NOT NULL
);

CREATE TABLE "ProgrammeItem" (
  "ConcertId" int NOT NULL REFERENCES "Concert"("ConcertId"),
  "Position"  int NOT NULL,
  "WorkId"    int NOT NULL REFERENCES "Work"("WorkId"),
  "Soloist"   text,
  PRIMARY KEY ("ConcertId", "Position")
);

CREATE TABLE "TicketSale" (
  "SaleId"       int PRIMARY KEY,
  "ConcertId"    int NOT NULL REFERENCES "Concert"("ConcertId"),
  "SoldOn"       date NOT NULL,
  "PriceBand"    text NOT NULL,
  "Channel"      text NOT NULL,
  "Quantity"     int NOT NULL,
  "PricePerSeat" numeric(6,2) NOT NULL
);

CREATE TABLE "Absence" (
  "AbsenceId"  int PRIMARY KEY,
  "MusicianId" int NOT NULL REFERENCES "Musician"("MusicianId"),
  "ConcertId"  int NOT NULL REFERENCES "Concert"("ConcertId"),
  "Reason"     text NOT NULL,
  "Excused"    boolean NOT NULL
);

COMMENT ON TABLE "ProgrammeItem" IS 'The works on the programme of a concert, in the order they are played';
COMMENT ON TABLE "Absence" IS 'A musician who missed a concert';
COMMENT ON COLUMN "Musician"."LeftOn" IS 'last day with the orchestra; null for current members';
COMMENT ON COLUMN "Musician"."MonthlyPay" IS 'gross, in euros';
COMMENT ON COLUMN "Section"."Chairs" IS 'number of posts in the section according to the budget';
COMMENT ON COLUMN "ProgrammeItem"."Soloist" IS 'null if the work is played without a soloist';
COMMENT ON COLUMN "TicketSale"."PriceBand" IS 'A, B, C or Student';
COMMENT ON COLUMN "Concert"."Season" IS 'e.g. 2025/26; a season starts in September';

INSERT INTO "Section" VALUES
  (1, 'First Violins', 'strings', 12),
  (2, 'Second Violins', 'strings', 10),
  (3, 'Violas', 'strings', 8),
  (4, 'Cellos', 'strings', 8),
  (5, 'Double Basses', 'strings', 6),
  (6, 'Flutes', 'woodwinds', 4),
  (7, 'Oboes', 'woodwinds', 3),
  (8, 'Clarinets', 'woodwinds', 4),
  (9, 'Bassoons', 'woodwinds', 3),
  (10, 'Horns', 'brass', 5),
  (11, 'Trumpets', 'brass', 4),
  (12, 'Trombones and Tuba', 'brass', 4),
  (13, 'Timpani and Percussion', 'percussion', 4),
  (14, 'Harps', 'strings', 2);

INSERT INTO "Musician"
SELECT i,
  (ARRAY['Anna','Bruno','Clara','Daniel','Elif','Felix','Greta','Hugo','Ines','Jakob','Katarina','Leon','Maria','Noah','Olga','Pierre','Qiana','Rosa','Stefan','Tomoko','Ursula','Viktor','Wanda','Xaver','Yuki','Zoltan'])[1 + (i*5) % 26],
  (ARRAY['Adler','Bianchi','Costa','Dvorsky','Eriksson','Fischer','Garcia','Hofer','Ivanova','Jansen','Kowalski','Lindqvist','Moreau','Novak','Okafor','Petit','Quiroga','Rossi','Schmidt','Takeda','Ulrich','Vargas','Weber','Xu','Yamada','Zimmer','Baumann','Colombo','Duval','Engel','Ferrari','Gruber','Huber'])[1 + (i*7) % 33],
  CASE WHEN i <= 11 THEN 1 WHEN i <= 20 THEN 2 WHEN i <= 27 THEN 3 WHEN i <= 34 THEN 4 WHEN i <= 39 THEN 5
       WHEN i <= 43 THEN 6 WHEN i <= 46 THEN 7 WHEN i <= 49 THEN 8 WHEN i <= 52 THEN 9 WHEN i <= 57 THEN 10
       WHEN i <= 60 THEN 11 WHEN i <= 64 THEN 12 ELSE 13 END,
  (ARRAY['German','German','Austrian','Italian','French','Japanese','German','Spanish','Polish','Korean','Austrian'])[1 + (i*3) % 11],
  date '1959-03-14' + (i * 4273) % 14300,
  date '1996-09-01' + (i * 2657 + 900) % 10800,
  CASE WHEN i IN (7, 19, 33) THEN date '2025-08-31' WHEN i IN (12, 41) THEN date '2024-07-31' WHEN i = 56 THEN date '2026-06-30' END,
  i IN (1, 12, 21, 28, 35, 40, 44, 47, 50, 53, 58, 61),
  3600 + (i * 137) % 1900 + CASE WHEN i IN (1, 12, 21, 28, 35, 40, 44, 47, 50, 53, 58, 61) THEN 950.50 ELSE 0 END,
  CASE WHEN i % 6 = 2 THEN NULL ELSE 'm' || i || '@rheinphil.example' END
FROM generate_series(1, 67) AS i;

UPDATE "Musician" SET "HiredOn" = date '2023-09-01' + ("MusicianId" % 9) * 30 WHERE "LeftOn" IS NOT NULL AND "HiredOn" >= "LeftOn";
UPDATE "Musician" SET "HiredOn" = "BirthDate" + 8800 + "MusicianId" * 11 WHERE "HiredOn" - "BirthDate" < 8030;

INSERT INTO "Conductor" VALUES
  (1, 'Leonhard Brandt', 'German', 1961, 18000, false),
  (2, 'Marianne Lacroix', 'French', 1972, 14500, false),
  (3, 'Takashi Mori', 'Japanese', 1968, 12000, true),
  (4, 'Giulia Santoro', 'Italian', 1984, 9500, true),
  (5, 'Edward Hale', 'British', 1949, 21000, true),
  (6, 'Ingrid Solberg', 'Norwegian', 1979, 11000, true),
  (7, 'Pavel Dorenko', 'Czech', NULL, 8000, true),
  (8, 'Sophie Kramer', 'German', 1991, 6500, true);

INSERT INTO "Composer" VALUES
  (1, 'Ludwig van Beethoven', 'Germany', 1770, 1827, 'Classical'),
  (2, 'Wolfgang Amadeus Mozart', 'Austria', 1756, 1791, 'Classical'),
  (3, 'Johannes Brahms', 'Germany', 1833, 1897, 'Romantic'),
  (4, 'Gustav Mahler', 'Austria', 1860, 1911, 'Romantic'),
  (5, 'Antonin Dvorak', 'Czechia', 1841, 1904, 'Romantic'),
  (6, 'Claude Debussy', 'France', 1862, 1918, 'Modern'),
  (7, 'Maurice Ravel', 'France', 1875, 1937, 'Modern'),
  (8, 'Igor Stravinsky', 'Russia', 1882, 1971, 'Modern'),
  (9, 'Dmitri Shostakovich', 'Russia', 1906, 1975, 'Modern'),
  (10, 'Johann Sebastian Bach', 'Germany', 1685, 1750, 'Baroque'),
  (11, 'Jean Sibelius', 'Finland', 1865, 1957, 'Romantic'),
  (12, 'Clara Schumann', 'Germany', 1819, 1896, 'Romantic'),
  (13, 'Henrike Vossberg', 'Germany', 1978, NULL, 'Contemporary'),
  (14, 'Aino Lehtinen', 'Finland', 1985, NULL, 'Contemporary'),
  (15, 'Edward Elgar', 'United Kingdom', 1857, 1934, 'Romantic');

INSERT INTO "Work" VALUES
  (1, 'Symphony No. 5', 1, 'Symphony', 1808, 33),
  (2, 'Symphony No. 9', 1, 'Symphony', 1824, 68),
  (3, 'Piano Concerto No. 4', 1, 'Concerto', 1808, 34),
  (4, 'Egmont Overture', 1, 'Overture', 1810, 9),
  (5, 'Symphony No. 41', 2, 'Symphony', NULL, 32),
  (6, 'Clarinet Concerto', 2, 'Concerto', 1791, 28),
  (7, 'The Magic Flute Overture', 2, 'Overture', 1791, 7),
  (8, 'Requiem', 2, 'Choral', 1793, 55),
  (9, 'Symphony No. 1', 3, 'Symphony', 1876, 45),
  (10, 'Violin Concerto', 3, 'Concerto', 1879, 39),
  (11, 'A German Requiem', 3, 'Choral', 1868, 70),
  (12, 'Symphony No. 2', 4, 'Symphony', 1895, 85),
  (13, 'Symphony No. 6', 4, 'Symphony', 1906, 81),
  (14, 'Kindertotenlieder', 4, 'Song Cycle', 1905, 25),
  (15, 'Symphony No. 9 (New World)', 5, 'Symphony', 1893, 41),
  (16, 'Cello Concerto', 5, 'Concerto', 1896, 40),
  (17, 'La mer', 6, 'Tone Poem', 1905, 24),
  (18, 'Prelude to the Afternoon of a Faun', 6, 'Tone Poem', 1894, 10),
  (19, 'Bolero', 7, 'Ballet', 1928, 15),
  (20, 'Piano Concerto in G', 7, 'Concerto', 1932, 23),
  (21, 'The Rite of Spring', 8, 'Ballet', 1913, 35),
  (22, 'The Firebird Suite', 8, 'Ballet', 1919, 22),
  (23, 'Symphony No. 10', 9, 'Symphony', 1953, 53),
  (24, 'Cello Concerto No. 1', 9, 'Concerto', 1959, 29),
  (25, 'Brandenburg Concerto No. 3', 10, 'Concerto', NULL, 12),
  (26, 'Finlandia', 11, 'Tone Poem', 1899, 8),
  (27, 'Symphony No. 7', 11, 'Symphony', 1924, 21),
  (28, 'Piano Concerto', 12, 'Concerto', 1835, 22),
  (29, 'Nachtbilder', 13, 'Tone Poem', 2019, 18),
  (30, 'Glass Rivers', 14, 'Tone Poem', 2023, 14),
  (31, 'Enigma Variations', 15, 'Variations', 1899, 30),
  (32, 'St Matthew Passion', 10, 'Choral', NULL, 165);

INSERT INTO "Hall" VALUES
  (1, 'Rheinhalle', 'Cologne', 1980, 1986, true),
  (2, 'Stadtgarten Kammersaal', 'Cologne', 420, 2004, false),
  (3, 'Beethovensaal', 'Bonn', 1200, 1959, true),
  (4, 'Tonhalle am Ufer', 'Dusseldorf', 1850, 1978, false),
  (5, 'Colosseum Essen', 'Essen', 1500, 1996, false),
  (6, 'Kurhaus', 'Aachen', 860, 1916, true),
  (7, 'Open Air Stage Rheinpark', 'Cologne', 3500, 2012, false);

-- 60 concerts, one every 14 days or so, September 2024 to December 2026
INSERT INTO "Concert"
SELECT i,
  (ARRAY['Symphonic Tuesday','Masters of the North','Evening of Concertos','Family Concert','Great Symphonies','New Music Lab','French Colours','Gala Night','Sunday Matinee','Young Artists'])[1 + (i*3 + i/10) % 10] || ' ' || i,
  (ARRAY[1,1,3,4,1,5,2,1,6,4,1,3,2])[1 + (i*5) % 13],
  CASE WHEN i % 17 = 5 THEN NULL ELSE (ARRAY[1,2,1,3,1,4,2,6,1,5,2])[1 + (i*4) % 11] END,
  timestamp '2024-09-06 20:00' + ((i-1) * 14 + (i*5) % 6) * interval '1 day' - CASE WHEN i % 5 = 0 THEN interval '9 hours' WHEN i % 4 = 1 THEN interval '30 minutes' ELSE interval '0' END,
  '', 'performed', i % 4 = 2 OR i % 11 = 3
FROM generate_series(1, 60) AS i;
UPDATE "Concert" SET "HallId" = 7 WHERE "StartsAt"::date BETWEEN '2025-07-01' AND '2025-08-20';
UPDATE "Concert" SET "Season" = CASE WHEN "StartsAt" < '2025-09-01' THEN '2024/25' WHEN "StartsAt" < '2026-09-01' THEN '2025/26' ELSE '2026/27' END;
UPDATE "Concert" SET "Status" = 'cancelled' WHERE "ConcertId" IN (9, 22, 31, 46, 52);
UPDATE "Concert" SET "Status" = 'scheduled' WHERE "StartsAt" >= '2026-11-21';

-- three works a concert, four in every sixth
INSERT INTO "ProgrammeItem"
SELECT c, p,
  (ARRAY[4,1,15,10,7,9,3,26,13,16,17,21,6,5,19,22,23,20,31,18,29,2,28,30,27,12,24,25])[1 + (c*5 + p*9 + (c*p) % 4) % 28],
  NULL
FROM generate_series(1, 60) AS c, generate_series(1, 4) AS p
WHERE p <= 3 OR c % 6 = 0;
UPDATE "ProgrammeItem" SET "Soloist" = (ARRAY['Lena Hartwig','Kian Farahani','Miriam Olsson','Carlo Benedetti','Yun-Seo Park'])[1 + ("ConcertId" * 3 + "WorkId") % 5]
WHERE "WorkId" IN (SELECT "WorkId" FROM "Work" WHERE "Genre" = 'Concerto' AND "WorkId" <> 25);

INSERT INTO "TicketSale"
SELECT s,
  1 + (s*11 + s/60) % 60,
  (SELECT "StartsAt"::date FROM "Concert" WHERE "ConcertId" = 1 + (s*11 + s/60) % 60) - (2 + (s*23) % 45),
  (ARRAY['A','B','C','B','Student','A','B','C'])[1 + (s*3) % 8],
  (ARRAY['online','box office','online','phone','online','box office','subscription'])[1 + (s*4 + s/9) % 7],
  1 + (s*13 + s/7) % 9,
  CASE (ARRAY['A','B','C','B','Student','A','B','C'])[1 + (s*3) % 8] WHEN 'A' THEN 78 WHEN 'B' THEN 54.5 WHEN 'C' THEN 32 ELSE 12 END + CASE WHEN s % 9 = 4 THEN 6 ELSE 0 END
FROM generate_series(1, 360) AS s;
DELETE FROM "TicketSale" WHERE "ConcertId" IN (14, 37) OR "SoldOn" > '2026-11-20';

INSERT INTO "Absence"
SELECT a,
  1 + (a*a*3 + a*19) % 67,
  1 + (a*7 + a/5) % 54,
  (ARRAY['illness','illness','parental leave','injury','other engagement','illness','travel delay'])[1 + (a*3 + a/7) % 7],
  a % 7 <> 3
FROM generate_series(1, 75) AS a
WHERE (1 + (a*a*3 + a*19) % 67) NOT IN (7, 12, 19, 33, 41, 56);
UPDATE "TicketSale" SET "Quantity" = "Quantity" + 2 WHERE "SaleId" = (SELECT min("SaleId") FROM "TicketSale" WHERE "ConcertId" = 39);
