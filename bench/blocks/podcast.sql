-- Podcast hosting platform

CREATE TYPE episode_status AS ENUM ('draft', 'scheduled', 'published');
CREATE TYPE ad_position AS ENUM ('pre-roll', 'mid-roll', 'post-roll');

CREATE TABLE plan (
  plan_id       int PRIMARY KEY,
  name          text NOT NULL,
  monthly_fee   numeric(6,2) NOT NULL,
  upload_hours  int,
  has_analytics boolean NOT NULL
);
COMMENT ON COLUMN plan.upload_hours IS 'hours of audio that may be uploaded per month; NULL = unlimited';

CREATE TABLE account (
  account_id   int PRIMARY KEY,
  owner_name   text NOT NULL,
  email        text NOT NULL,
  country      text NOT NULL,
  plan_id      int NOT NULL REFERENCES plan(plan_id),
  signup_date  date NOT NULL,
  cancelled_on date
);
COMMENT ON TABLE account IS 'paying customers of the platform';
COMMENT ON COLUMN account.cancelled_on IS 'NULL while the account is active';

CREATE TABLE show (
  show_id     int PRIMARY KEY,
  account_id  int NOT NULL REFERENCES account(account_id),
  title       text NOT NULL,
  category    text NOT NULL,
  language    text NOT NULL,
  is_explicit boolean NOT NULL,
  launched_on date NOT NULL,
  website     text
);
COMMENT ON TABLE show IS 'a podcast series';

CREATE TABLE person (
  person_id  int PRIMARY KEY,
  full_name  text NOT NULL,
  country    text NOT NULL,
  birth_year int,
  twitter    text
);
COMMENT ON TABLE person IS 'people who are heard on a show, as host or as guest';

CREATE TABLE show_host (
  show_id   int NOT NULL REFERENCES show(show_id),
  person_id int NOT NULL REFERENCES person(person_id),
  is_lead   boolean NOT NULL,
  PRIMARY KEY (show_id, person_id)
);

CREATE TABLE episode (
  episode_id   int PRIMARY KEY,
  show_id      int NOT NULL REFERENCES show(show_id),
  season_no    int NOT NULL,
  episode_no   int NOT NULL,
  title        text NOT NULL,
  status       episode_status NOT NULL,
  published_at timestamp,
  duration_sec int NOT NULL,
  size_mb      numeric(6,1) NOT NULL
);
COMMENT ON COLUMN episode.duration_sec IS 'length of the audio in seconds';
COMMENT ON COLUMN episode.published_at IS 'NULL until the episode is published';

CREATE TABLE episode_guest (
  episode_id int NOT NULL REFERENCES episode(episode_id),
  person_id  int NOT NULL REFERENCES person(person_id),
  PRIMARY KEY (episode_id, person_id)
);

CREATE TABLE download_stat (
  stat_id          int PRIMARY KEY,
  episode_id       int NOT NULL REFERENCES episode(episode_id),
  stat_date        date NOT NULL,
  app              text NOT NULL,
  downloads        int NOT NULL,
  unique_listeners int
);

CREATE TABLE sponsor (
  sponsor_id int PRIMARY KEY,
  name       text NOT NULL,
  industry   text NOT NULL,
  country    text NOT NULL
);

-- imported from the old ad server
CREATE TABLE ad_booking (
  booking_id int PRIMARY KEY,
  episode_id int NOT NULL,
  sponsor_id int NOT NULL REFERENCES sponsor(sponsor_id),
  position   ad_position NOT NULL,
  price      numeric(8,2) NOT NULL,
  booked_on  date NOT NULL,
  is_paid    boolean NOT NULL
);
COMMENT ON COLUMN ad_booking.price IS 'in US dollars';

CREATE TABLE review (
  review_id     int PRIMARY KEY,
  show_id       int NOT NULL REFERENCES show(show_id),
  reviewer_name text NOT NULL,
  stars         int NOT NULL CHECK (stars BETWEEN 1 AND 5),
  posted_on     date NOT NULL,
  comment       text
);

INSERT INTO plan VALUES
 (1,'Free',0,2,false),(2,'Starter',12,6,false),(3,'Pro',29.5,20,true),(4,'Studio',79,60,true),(5,'Enterprise',240,NULL,true);

INSERT INTO account VALUES
 (1,'Marta Lindqvist','marta@northwave.example','Sweden',3,'2022-03-14',NULL),
 (2,'Owen Delacroix','owen@delacroix.example','Canada',2,'2022-05-02',NULL),
 (3,'Hikari Sato','hikari@sato.example','Japan',4,'2022-06-19',NULL),
 (4,'Brightline Media','ops@brightline.example','United States',5,'2022-01-25',NULL),
 (5,'Jonas Weber','jonas@weber.example','Germany',2,'2022-09-08','2025-02-11'),
 (6,'Priya Raman','priya@raman.example','India',3,'2022-11-30',NULL),
 (7,'Tall Pine Audio','hello@tallpine.example','United States',4,'2023-01-17',NULL),
 (8,'Lucia Ferrante','lucia@ferrante.example','Italy',1,'2023-02-21','2024-06-05'),
 (9,'Samuel Okoye','sam@okoye.example','Nigeria',2,'2023-04-03',NULL),
 (10,'Gwen Parry','gwen@parry.example','United Kingdom',3,'2023-05-28',NULL),
 (11,'Radio Mirador','info@mirador.example','Spain',4,'2023-07-11',NULL),
 (12,'Dario Kovac','dario@kovac.example','Croatia',1,'2023-09-16',NULL),
 (13,'Ines Carvalho','ines@carvalho.example','Portugal',2,'2023-12-04','2026-03-19'),
 (14,'Kettle & Fox','team@kettlefox.example','United Kingdom',5,'2022-08-01',NULL),
 (15,'Amelie Roux','amelie@roux.example','France',3,'2024-02-09',NULL),
 (16,'Noah Brandt','noah@brandt.example','Germany',3,'2024-04-22',NULL),
 (17,'Zanele Mbeki','zanele@mbeki.example','South Africa',2,'2024-07-30',NULL),
 (18,'Caleb Stone','caleb@stone.example','United States',1,'2024-10-13','2025-11-02'),
 (19,'Freja Holm','freja@holm.example','Denmark',2,'2025-01-05',NULL),
 (20,'Mateo Rivas','mateo@rivas.example','Spain',1,'2025-05-18',NULL),
 (21,'Lena Hofmann','lena@hofmann.example','Germany',1,'2025-08-26',NULL),
 (22,'Arjun Mehta','arjun@mehta.example','India',2,'2026-02-12',NULL),
 (23,'Summit Sound','office@summitsound.example','United States',3,'2026-06-07',NULL),
 (24,'Chloe Martin','chloe@martin.example','Canada',1,'2026-10-09',NULL);

INSERT INTO show VALUES
 (1,1,'Northern Lights','Science','English',false,'2022-04-01','northernlights.example'),
 (2,1,'Fika Minutes','Society','Swedish',false,'2022-08-15',NULL),
 (3,2,'Maple Ledger','Business','English',false,'2022-06-20','mapleledger.example'),
 (4,3,'Tokyo After Dark','True Crime','Japanese',true,'2022-07-30','tokyodark.example'),
 (5,3,'Bento Startup','Business','Japanese',false,'2022-10-12',NULL),
 (6,4,'The Daily Wire Cutter','News','English',false,'2022-02-10','wirecutter.example'),
 (7,4,'Cold Harbor','True Crime','English',true,'2022-03-05','coldharbor.example'),
 (8,4,'Fourth and Long','Sports','English',false,'2022-09-01','fourthlong.example'),
 (9,5,'Feierabend Technik','Technology','German',false,'2022-10-03',NULL),
 (10,6,'Chai and Code','Technology','English',false,'2022-12-18','chaicode.example'),
 (11,7,'Campfire Confessions','Comedy','English',true,'2022-12-29','campfire.example'),
 (12,7,'Timberline History','History','English',false,'2022-11-09','timberline.example'),
 (13,8,'Cucina Parlata','Food','Italian',false,'2022-12-01',NULL),
 (14,9,'Lagos Pulse','News','English',false,'2022-11-15','lagospulse.example'),
 (15,10,'Valley Voices','Society','English',false,'2022-12-05',NULL),
 (16,10,'Quiet Orbit','Science','English',false,'2022-10-28','quietorbit.example'),
 (17,11,'Noche Sin Fin','True Crime','Spanish',true,'2022-12-20','nochesinfin.example'),
 (18,11,'Mercado Abierto','Business','Spanish',false,'2022-09-25','mercadoabierto.example'),
 (19,12,'Adriatic Kitchen','Food','English',false,'2022-12-11',NULL),
 (20,14,'Mind the Gap Year','Society','English',false,'2022-08-22','gapyear.example'),
 (21,14,'Fox Hole Comedy Hour','Comedy','English',true,'2022-09-13','foxhole.example'),
 (22,14,'Kettle Science','Science','English',false,'2022-10-07','kettlescience.example'),
 (23,15,'Lumiere Noire','History','French',false,'2022-12-24',NULL),
 (24,16,'Byte Brandt','Technology','German',false,'2022-11-21','bytebrandt.example'),
 (25,17,'Cape Runners','Sports','English',false,'2022-12-15',NULL),
 (26,19,'Hygge Economics','Business','Danish',false,'2022-12-30',NULL),
 (27,15,'Histoires Perdues','History','French',true,'2022-11-02','perdues.example'),
 (28,22,'Monsoon Mixtape','Music','Hindi',false,'2026-03-01',NULL),
 (29,23,'Peak Performance','Sports','English',false,'2026-07-15','peakperformance.example'),
 (30,20,'Vinilo Perdido','Music','Spanish',false,'2025-06-06',NULL);

INSERT INTO person VALUES
 (1,'Marta Lindqvist','Sweden',1981,'@martal'),(2,'Erik Sundberg','Sweden',1975,NULL),(3,'Owen Delacroix','Canada',1988,'@owend'),
 (4,'Hikari Sato','Japan',1990,'@hikaris'),(5,'Kenji Arai','Japan',NULL,NULL),(6,'Dana Whitfield','United States',1979,'@danaw'),
 (7,'Marcus Bell','United States',1968,'@marcusbell'),(8,'Tia Romero','United States',1994,'@tiaromero'),(9,'Jonas Weber','Germany',1983,NULL),
 (10,'Priya Raman','India',1987,'@priyacodes'),(11,'Vikram Shah','India',1972,NULL),(12,'Rosa Delgado','United States',1985,'@rosad'),
 (13,'Lucia Ferrante','Italy',1991,NULL),(14,'Samuel Okoye','Nigeria',1989,'@samokoye'),(15,'Gwen Parry','United Kingdom',1977,'@gwenp'),
 (16,'Rhys Morgan','United Kingdom',1966,NULL),(17,'Alba Quintero','Spain',1993,'@albaq'),(18,'Tomas Iriarte','Spain',NULL,NULL),
 (19,'Dario Kovac','Croatia',1984,NULL),(20,'Nell Hawthorne','United Kingdom',1995,'@nellh'),(21,'Basil Crane','United Kingdom',1959,NULL),
 (22,'Amelie Roux','France',1986,'@amelieroux'),(23,'Noah Brandt','Germany',1998,'@byteb'),(24,'Zanele Mbeki','South Africa',1992,'@zanele'),
 (25,'Freja Holm','Denmark',1980,NULL),(26,'Arjun Mehta','India',1997,'@arjunm'),(27,'Ada Fenwick','United Kingdom',1963,NULL),
 (28,'Grant Sorensen','United States',1971,'@grants'),(29,'Mei Tanaka','Japan',1989,NULL),(30,'Oluwaseun Ade','Nigeria',NULL,'@seunade'),
 (31,'Camille Girard','France',1974,NULL),(32,'Paulo Nunes','Brazil',1982,'@paulon'),(33,'Ivy Castellano','United States',2001,'@ivyc'),
 (34,'Hugo Stern','Germany',1957,NULL);

INSERT INTO show_host VALUES
 (1,1,true),(1,2,false),(2,1,true),(3,3,true),(4,4,true),(4,5,false),(5,4,true),(6,6,true),(6,7,false),(6,8,false),(7,7,true),(8,8,true),(8,28,false),
 (9,9,true),(10,10,true),(10,11,false),(11,12,true),(11,6,false),(12,12,true),(13,13,true),(14,14,true),(14,30,false),(15,15,true),(16,15,true),(16,16,false),
 (17,17,true),(17,18,false),(18,18,true),(19,19,true),(20,20,true),(21,20,true),(21,21,false),(22,21,true),(23,22,true),(24,23,true),(25,24,true),(26,25,true),
 (27,22,true),(28,26,true),(29,28,true),(30,17,true);

INSERT INTO episode
SELECT i, s,
       1 + (rn - 1) / 5, 1 + (rn - 1) % 5,
       (ARRAY['The Long Road','Inside the Machine','What Nobody Said','A Second Look','Small Wonders','The Missing Hour','Letters Home','Breaking Even','Under Pressure','Ask Us Anything','Out of Office','The Last Witness','Slow Burn'])[1 + (i * 5 + i / 13) % 13]
         || ' ' || (ARRAY['Revisited','Part One','Part Two','Live','Uncut','Explained','Special'])[1 + (i * 3) % 7],
       (CASE WHEN i > 252 THEN 'scheduled' WHEN i % 19 = 6 THEN 'draft' ELSE 'published' END)::episode_status,
       CASE WHEN i > 252 OR i % 19 = 6 THEN NULL ELSE timestamp '2023-01-09 05:30' + (i * 1404 / 252) * interval '1 day' + (i % 5) * interval '3 hours' END,
       780 + (i * 3671) % 4507,
       round(((780 + (i * 3671) % 4507) * (0.011 + (i % 4) * 0.002))::numeric, 1)
FROM (SELECT i, s, row_number() OVER (PARTITION BY s ORDER BY i)::int AS rn
      FROM (SELECT i, 1 + (i * 7 + (i / 9) * 5 + (i * i) % 11) % 27 AS s FROM generate_series(1, 260) AS i) a) b
ORDER BY i;

INSERT INTO episode_guest
SELECT DISTINCT 1 + (i * 37) % 258, (ARRAY[27,28,29,30,31,32,2,16,7,24,10,14,3,27,32,28])[1 + (i * 11 + i / 7) % 16]
FROM generate_series(1, 110) AS i;

INSERT INTO download_stat
SELECT i, e.episode_id, least(e.published_at::date + 1 + (i * 13) % 45, date '2026-11-17'),
       (ARRAY['Spotify','Apple Podcasts','Overcast','Pocket Casts','Spotify','Web player','Apple Podcasts'])[1 + (i * 5 + i / 11) % 7],
       40 + (i * 7919 + e.show_id * 613) % 4283,
       CASE WHEN i % 14 = 3 THEN NULL ELSE 30 + ((i * 7919 + e.show_id * 613) % 4283) * (6 + i % 3) / 10 END
FROM generate_series(1, 400) AS i
JOIN episode e ON e.episode_id = 1 + (i * 53) % 247
WHERE e.status = 'published';

INSERT INTO sponsor VALUES
 (1,'Glow Mattress','Home','United States'),(2,'Kestrel VPN','Software','Switzerland'),(3,'Brew Republic','Food','United Kingdom'),(4,'Ledgerly','Finance','Canada'),
 (5,'Pixel Academy','Education','Germany'),(6,'Nordfjell Outdoor','Sport','Norway'),(7,'Tasty Crate','Food','United States'),(8,'Helio Bank','Finance','Spain'),
 (9,'Verba Languages','Education','France'),(10,'Stackhaus','Software','Germany'),(11,'Puddle Pets','Home','United Kingdom'),(12,'Sprint Socks','Sport','United States'),
 (13,'Quill Notes','Software','United States'),(14,'Oatly Bros','Food','Sweden'),(15,'Alder Insurance','Finance','United Kingdom');

INSERT INTO ad_booking
SELECT i, e.episode_id, (ARRAY[1,2,3,4,5,7,8,9,10,11,12,13,2,4,1,2,7])[1 + (i * 5 + i / 9) % 17],
       (ARRAY['pre-roll','mid-roll','post-roll','mid-roll'])[1 + (i + i / 6) % 4]::ad_position,
       85 + (i * 467) % 1319 + (i % 4) * 0.25,
       e.published_at::date - 3 - (i * 7) % 30,
       (i * 3 + i / 5) % 6 <> 1
FROM generate_series(1, 170) AS i
JOIN episode e ON e.episode_id = 1 + (i * 29) % 249
WHERE e.status = 'published';

INSERT INTO review
SELECT i, 1 + (i * 11 + (i * i) % 13) % 29,
       (ARRAY['podfan','earworm','Lilith K.','commuter42','Big Dave','nightshift','Ann-Marie','jogger_joe','skeptic','listener_1','Rafa','Yuki'])[1 + (i * 7 + i / 12) % 12],
       (ARRAY[5,4,5,3,4,2,5,1,4,5,3])[1 + (i * 4 + i / 11) % 11],
       date '2023-03-02' + (i * 1350 / 180),
       CASE WHEN i % 3 = 1 THEN NULL ELSE (ARRAY['Great pacing','Audio is too quiet','My favourite hosts','Too many ads','Learned a lot'])[1 + i % 5] END
FROM generate_series(1, 180) AS i;
UPDATE review SET posted_on = date '2026-07-20' + (review_id % 60) WHERE show_id = 29 ;
