-- Ski resort: lifts, passes and the ski school

CREATE TYPE lift_kind AS ENUM ('gondola', 'chairlift', 'drag lift', 'magic carpet');
CREATE TYPE pass_type AS ENUM ('day', 'three day', 'week', 'season');
CREATE TYPE skill AS ENUM ('beginner', 'intermediate', 'advanced', 'expert');

CREATE TABLE lifts (
  id                serial PRIMARY KEY,
  name              varchar(60) NOT NULL UNIQUE,
  kind              lift_kind NOT NULL,
  built_in          integer NOT NULL,
  length_m          integer NOT NULL,
  base_altitude     integer NOT NULL,
  top_altitude      integer NOT NULL,
  capacity_per_hour integer NOT NULL,
  night_skiing      boolean NOT NULL DEFAULT false,
  status            varchar(20) NOT NULL
);

CREATE TABLE guests (
  id          serial PRIMARY KEY,
  full_name   varchar(80) NOT NULL,
  country     varchar(40) NOT NULL,
  birth_date  date NOT NULL,
  skill_level skill,
  newsletter  boolean NOT NULL
);

CREATE TABLE passes (
  id          serial PRIMARY KEY,
  guest_id    integer NOT NULL REFERENCES guests (id),
  type        pass_type NOT NULL,
  price       numeric(8,2) NOT NULL,
  sold_on     date NOT NULL,
  valid_from  date NOT NULL,
  valid_until date NOT NULL,
  channel     varchar(20) NOT NULL
);

CREATE TABLE scans (
  id         serial PRIMARY KEY,
  pass_id    integer NOT NULL,
  lift_id    integer NOT NULL REFERENCES lifts (id),
  scanned_at timestamp NOT NULL
);

CREATE TABLE instructors (
  id          serial PRIMARY KEY,
  full_name   varchar(80) NOT NULL,
  discipline  varchar(20) NOT NULL,
  cert_level  integer NOT NULL,
  hourly_rate numeric(6,2) NOT NULL,
  hired_on    date NOT NULL,
  mentor_id   integer REFERENCES instructors (id)
);

CREATE TABLE lessons (
  id             serial PRIMARY KEY,
  instructor_id  integer NOT NULL REFERENCES instructors (id),
  guest_id       integer NOT NULL REFERENCES guests (id),
  lesson_date    date NOT NULL,
  format         varchar(10) NOT NULL,
  duration_hours numeric(3,1) NOT NULL,
  price          numeric(8,2) NOT NULL,
  rating         integer,
  cancelled      boolean NOT NULL
);

INSERT INTO lifts (name, kind, built_in, length_m, base_altitude, top_altitude, capacity_per_hour, night_skiing, status) VALUES
  ('Eagle Gondola','gondola',2014,3120,1180,2040,2800,false,'open'),
  ('Summit Express','gondola',2021,2485,2040,2760,2400,false,'open'),
  ('Larch Chair','chairlift',1996,1340,1240,1655,1800,true,'open'),
  ('Marmot Quad','chairlift',2008,1515,1655,2110,2200,false,'open'),
  ('North Bowl Six','chairlift',2017,1790,1920,2485,3000,false,'maintenance'),
  ('Glacier Double','chairlift',1979,985,2510,2870,1100,false,'closed'),
  ('Valley Run Chair','chairlift',2003,1105,1180,1490,1900,true,'open'),
  ('Rock Garden T-Bar','drag lift',1974,640,2110,2330,900,false,'open'),
  ('Pine T-Bar','drag lift',1982,720,1490,1680,950,true,'open'),
  ('Old Mill Drag','drag lift',1968,410,1195,1290,600,false,'closed'),
  ('Race Arena Drag','drag lift',1991,530,1700,1895,850,true,'open'),
  ('Snowflake Carpet','magic carpet',2019,120,1180,1195,1000,true,'open'),
  ('Bunny Carpet','magic carpet',2011,85,1185,1194,800,false,'open'),
  ('Sunrise Chair','chairlift',2024,1660,1890,2390,2600,false,'open'),
  ('Cross Link','chairlift',2012,890,1880,2015,1500,false,'maintenance');

INSERT INTO guests (full_name, country, birth_date, skill_level, newsletter)
SELECT (ARRAY['Lena','Marco','Sophie','Jan','Emily','Pierre','Nadia','Oliver','Greta','Thomas','Chloe','Viktor','Paula'])[1 + (i*5) % 13] || ' ' ||
       (ARRAY['Huber','Rossi','Dupont','Novak','Clark','Meier','Jansen','Lindgren','Moser','Bianchi','Taylor'])[1 + (i*3 + i/13) % 11],
       (ARRAY['Austria','Germany','Italy','Netherlands','United Kingdom','Germany','Austria','France','Sweden','Germany','Netherlands'])[1 + (i*7 + i/9) % 11],
       date '1952-03-19' + (i*i*211 + i*1543) % 22900,
       CASE WHEN i % 8 = 5 THEN NULL ELSE (ARRAY['beginner','intermediate','intermediate','advanced','beginner','expert','advanced'])[1 + (i*i + i) % 7]::skill END,
       i % 3 <> 1
FROM generate_series(1,78) i;

INSERT INTO passes (guest_id, type, price, sold_on, valid_from, valid_until, channel)
SELECT g, t, CASE t WHEN 'day' THEN 68 WHEN 'three day' THEN 186 WHEN 'week' THEN 372 ELSE 745 END
          * (CASE WHEN i % 9 = 2 THEN 0.7 ELSE 1 END) + CASE WHEN season > 0 THEN 4 ELSE 0 END,
       f - (CASE WHEN t = 'season' THEN 20 + i % 30 ELSE i % 6 END),
       f, CASE t WHEN 'day' THEN f WHEN 'three day' THEN f + 2 WHEN 'week' THEN f + 6 ELSE make_date(2025 + season, 4, 20) END,
       (ARRAY['online','ticket office','online','hotel desk','online','ticket office','online'])[1 + (i*3 + i/8) % 7]
FROM (SELECT i, 1 + (i*i*3 + i*5 + i/3) % 71 AS g,
             CASE WHEN i > 148 THEN 2 WHEN i > 70 THEN 1 ELSE 0 END AS season,
             (CASE WHEN i > 148 AND i % 2 = 0 OR i % 13 = 6 THEN 'season' ELSE (ARRAY['day','three day','day','week','day','week'])[1 + (i + i/6) % 6] END)::pass_type AS t,
             CASE WHEN i > 148 AND i % 2 = 0 OR i % 13 = 6 THEN make_date(CASE WHEN i > 148 THEN 2026 WHEN i > 70 THEN 2025 ELSE 2024 END, 11, 8)
                  WHEN i > 148 THEN date '2026-11-08' + (i*5) % 13
                  WHEN i > 70 THEN date '2025-12-06' + (i*i*7 + i) % 118
                  ELSE date '2024-12-07' + (i*i*5 + i*3) % 121 END AS f
      FROM generate_series(1,172) i) x;

INSERT INTO scans (pass_id, lift_id, scanned_at)
SELECT p.id, (ARRAY[1,2,3,1,4,7,14,1,9,4,12,2,8,11,13,3])[1 + (p.id*3 + n*5 + p.id*n/4) % 16],
       (p.valid_from + CASE WHEN p.type = 'season' THEN (p.id*3 + n*17) % (CASE WHEN p.valid_from > '2026-10-01' THEN 12 ELSE 140 END) WHEN p.type = 'day' THEN 0 ELSE n % 3 END)
         + interval '8 hours 40 minutes' + ((p.id*37 + n*53) % 440) * interval '1 minute'
FROM passes p CROSS JOIN generate_series(1,4) n
WHERE n <= 1 + (p.id*5 + p.id/7) % 4 AND p.id % 10 <> 3;

INSERT INTO instructors (full_name, discipline, cert_level, hourly_rate, hired_on, mentor_id) VALUES
  ('Anton Gruber','ski',4,78.00,'2005-12-01',NULL),
  ('Birgit Falk','ski',3,66.50,'2012-11-20',1),
  ('Craig Donovan','snowboard',4,74.00,'2010-12-05',NULL),
  ('Delphine Roux','ski',2,55.00,'2019-12-10',1),
  ('Edoardo Pellini','ski',3,64.00,'2016-12-03',1),
  ('Freja Nyberg','snowboard',2,52.50,'2021-11-28',3),
  ('Gustav Reiter','telemark',3,69.00,'2014-01-07',NULL),
  ('Helen Marsh','snowboard',1,44.00,'2024-12-01',3),
  ('Igor Kovac','ski',1,43.50,'2025-11-29',2),
  ('Julia Steiner','ski',2,56.50,'2020-12-12',2),
  ('Kai Vermeer','snowboard',3,61.00,'2018-12-08',3),
  ('Luisa Amato','ski',1,42.00,'2026-11-02',5);

INSERT INTO lessons (instructor_id, guest_id, lesson_date, format, duration_hours, price, rating, cancelled)
SELECT ins.id, g, d, CASE WHEN i % 3 = 1 THEN 'private' ELSE 'group' END, h,
       round(CASE WHEN i % 3 = 1 THEN ins.hourly_rate * h * 1.5 ELSE 24 * h END, 2),
       CASE WHEN i % 15 = 7 OR i % 4 = 3 OR d > '2026-11-20' THEN NULL ELSE (ARRAY[5,4,5,3,4,5,2,4])[1 + (i*3 + i/5) % 8] END,
       i % 15 = 7
FROM (SELECT i, 1 + (i*i*2 + i*7 + i/2) % 66 + (i % 5) * 2 AS g, (ARRAY[2.0,1.5,3.0,2.0,1.0,4.0])[1 + (i*5 + i/4) % 6] AS h,
             (ARRAY[1,2,3,4,5,6,7,8,9,10,1,3,2,1,10,5])[1 + (i*3 + i/6) % 16] AS iid,
             CASE WHEN i > 166 THEN date '2026-11-09' + (i*3) % 19 WHEN i > 80 THEN date '2025-12-13' + (i*i + i*11) % 108 ELSE date '2024-12-14' + (i*i*3 + i) % 110 END AS d
      FROM generate_series(1,184) i) x
JOIN instructors ins ON ins.id = CASE WHEN x.d < '2025-11-29' AND x.iid = 9 THEN 4 ELSE x.iid END;

DELETE FROM scans WHERE scanned_at >= '2026-11-21';
