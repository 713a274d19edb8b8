-- City bike share

CREATE TABLE zones (
  zone_id   int PRIMARY KEY,
  zone_name text NOT NULL,
  population int NOT NULL,
  surge     boolean NOT NULL
);

CREATE TABLE stations (
  station_id   int PRIMARY KEY,
  station_name text NOT NULL,
  zone_id      int NOT NULL REFERENCES zones(zone_id),
  docks        int NOT NULL,
  opened_on    date NOT NULL,
  status       text NOT NULL
);

CREATE TABLE bikes (
  bike_id      int PRIMARY KEY,
  model        text NOT NULL,
  is_electric  boolean NOT NULL,
  purchased_on date NOT NULL,
  purchase_price numeric(8,2) NOT NULL,
  home_station_id int REFERENCES stations(station_id),
  retired_on   date
);

CREATE TABLE riders (
  rider_id     int PRIMARY KEY,
  first_name   text NOT NULL,
  last_name    text NOT NULL,
  birth_year   int,
  plan         text NOT NULL,
  signed_up_on date NOT NULL,
  email        text,
  referred_by  int REFERENCES riders(rider_id)
);

CREATE TABLE trips (
  trip_id          int PRIMARY KEY,
  rider_id         int NOT NULL REFERENCES riders(rider_id),
  bike_id          int NOT NULL REFERENCES bikes(bike_id),
  start_station_id int NOT NULL REFERENCES stations(station_id),
  end_station_id   int REFERENCES stations(station_id),
  started_at       timestamp NOT NULL,
  ended_at         timestamp,
  distance_km      numeric(5,2),
  fare             numeric(6,2) NOT NULL
);

COMMENT ON COLUMN stations.status IS 'active, closed, or under construction';
COMMENT ON COLUMN riders.plan IS 'annual, monthly, day pass, pay as you go';
COMMENT ON COLUMN trips.end_station_id IS 'station where the bike was given back; null if it was left elsewhere or the trip is not over';
COMMENT ON COLUMN trips.fare IS 'in dollars';

INSERT INTO zones VALUES
 (1, 'Downtown', 48200, true),
 (2, 'Waterfront', 21750, true),
 (3, 'University', 30400, false),
 (4, 'Eastside', 61900, false),
 (5, 'Old Mill', 17300, false),
 (6, 'Airport', 4100, true);

INSERT INTO stations VALUES
 (1, 'Union Square', 1, 42, '2019-04-01', 'active'),
 (2, 'City Hall', 1, 36, '2019-04-01', 'active'),
 (3, 'Opera House', 1, 28, '2019-06-15', 'active'),
 (4, 'Grand Market', 1, 24, '2020-03-10', 'closed'),
 (5, 'Ferry Terminal', 2, 40, '2019-05-20', 'active'),
 (6, 'Pier 9', 2, 18, '2021-07-01', 'active'),
 (7, 'Aquarium', 2, 22, '2020-08-25', 'active'),
 (8, 'Main Library', 3, 30, '2019-09-02', 'active'),
 (9, 'Science Campus', 3, 26, '2019-09-02', 'active'),
 (10, 'Dormitory Row', 3, 20, '2022-08-29', 'active'),
 (11, 'Stadium', 4, 34, '2020-05-04', 'active'),
 (12, 'Maple Avenue', 4, 16, '2021-04-19', 'active'),
 (13, 'Eastside Clinic', 4, 12, '2023-03-27', 'active'),
 (14, 'Canal Bridge', 4, 14, '2022-05-16', 'closed'),
 (15, 'Millpond', 5, 15, '2021-09-13', 'active'),
 (16, 'Brewery Lane', 5, 19, '2023-06-05', 'active'),
 (17, 'Weavers Court', 5, 10, '2024-04-22', 'active'),
 (18, 'Pottery Yard', 5, 17, '2026-12-01', 'under construction'),
 (19, 'Botanical Garden', 4, 21, '2025-05-12', 'active'),
 (20, 'Harbour Lights', 2, 25, '2026-11-30', 'under construction');

INSERT INTO bikes
SELECT i,
  (ARRAY['Comet','Comet','Swift E','Cargo One','Swift E','Nomad'])[1 + (i * 5 + i / 6) % 6],
  (ARRAY['Comet','Comet','Swift E','Cargo One','Swift E','Nomad'])[1 + (i * 5 + i / 6) % 6] IN ('Swift E', 'Cargo One'),
  date '2019-03-04' + (i * 41 + i / 5 * 13),
  (ARRAY[620.00, 620.00, 1890.00, 3150.00, 1890.00, 745.00])[1 + (i * 5 + i / 6) % 6] + i * 3.25,
  CASE WHEN i % 13 = 9 THEN NULL ELSE 1 + (i * 7 + i / 4) % 17 END,
  CASE WHEN i % 8 = 3 AND i < 40 THEN date '2023-02-06' + i * 31 ELSE NULL END
FROM generate_series(1, 55) i;

INSERT INTO riders
SELECT i,
  (ARRAY['Mason','Elena','Tariq','Joanna','Wei','Oscar','Fatima','Bridget','Leo','Sunita','Pablo'])[1 + (i * 4) % 11],
  (ARRAY['Keller','Navarro','Ibrahim','Stone','Chen','Whitfield','Rossi','Dube'])[1 + (i * 3) % 8],
  CASE WHEN i % 9 = 7 THEN NULL ELSE 1955 + (i * 23 + i / 7) % 52 END,
  (ARRAY['annual','pay as you go','monthly','annual','day pass','monthly','pay as you go'])[1 + (i * 2 + i / 6) % 7],
  date '2019-04-10' + (i * 34 - (i * 17) % 90),
  CASE WHEN i % 7 = 4 THEN NULL ELSE 'rider' || i || (ARRAY['@inbox.example','@campus.example','@inbox.example'])[1 + i % 3] END,
  CASE WHEN i > 8 AND i % 4 = 1 THEN 1 + (i * 5) % 8 ELSE NULL END
FROM generate_series(1, 80) i;

INSERT INTO trips
SELECT x.i, x.rider_id, x.bike_id, x.s1, x.s2, x.t0, x.t0 + x.mins * interval '1 minute', x.km,
  CASE WHEN x.i % 5 = 2 THEN 0 ELSE round((1.5 + x.m * 0.15 + (x.i % 4) * 0.35)::numeric, 2) END
FROM (
  SELECT i,
    1 + floor(76 * power(((i * 617 + i * i * 31) % 1009) / 1009.0, 1.35))::int AS rider_id,
    1 + (i * 19 + i / 5 * 3) % 52 AS bike_id,
    1 + floor(17 * power(((i * 449 + i * i * 57) % 997) / 997.0, 1.3))::int AS s1,
    CASE WHEN i % 29 = 11 OR i > 471 THEN NULL ELSE 1 + floor(17 * power(((i * 283 + i * i * 13) % 991) / 991.0, 1.2))::int END AS s2,
    date_trunc('minute', timestamp '2025-01-03 06:10' + i * 1.4445 * interval '1 day' + ((i * 37) % 11) * interval '47 minutes') AS t0,
    (i * 53) % 96 AS m,
    CASE WHEN i > 471 THEN NULL ELSE 4 + (i * 53) % 96 END AS mins,
    CASE WHEN i > 471 OR i % 31 = 8 THEN NULL ELSE round((0.6 + ((i * 53) % 96) * 0.17 + (i % 10) * 0.11)::numeric, 2) END AS km
  FROM generate_series(1, 475) i) x
JOIN riders r ON r.rider_id = x.rider_id AND r.signed_up_on <= x.t0::date
JOIN bikes b ON b.bike_id = x.bike_id AND b.purchased_on <= x.t0::date AND b.retired_on IS NULL;
