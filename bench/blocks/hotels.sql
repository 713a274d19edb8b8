CREATE FUNCTION h(i int, salt text, m int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT ((('x' || substr(md5(i::text || '/' || salt), 1, 7))::bit(28)::int) % m) $$;

CREATE SCHEMA estate;
CREATE SCHEMA frontdesk;

CREATE TYPE frontdesk.loyalty_tier AS ENUM ('Basic', 'Silver', 'Gold', 'Platinum');

CREATE TABLE estate.hotels (
  hotel_id smallint PRIMARY KEY,
  hotel_name text NOT NULL,
  city text NOT NULL,
  country text NOT NULL,
  star_rating smallint NOT NULL,
  opening_date date NOT NULL,
  has_pool boolean NOT NULL,
  general_manager text
);
COMMENT ON TABLE estate.hotels IS 'Properties of the chain';
CREATE TABLE estate.room_types (
  room_type_id smallint PRIMARY KEY,
  type_name text NOT NULL,
  nightly_rate numeric(7,2) NOT NULL,
  max_guests smallint NOT NULL
);
COMMENT ON COLUMN estate.room_types.nightly_rate IS 'Standard price per night in euros';
CREATE TABLE estate.rooms (
  room_id int PRIMARY KEY,
  hotel_id smallint NOT NULL REFERENCES estate.hotels,
  room_type_id smallint NOT NULL REFERENCES estate.room_types,
  room_number varchar(6) NOT NULL,
  floor smallint NOT NULL,
  sea_view boolean NOT NULL,
  out_of_service boolean NOT NULL DEFAULT false,
  last_renovated date,
  connecting_room_id int REFERENCES estate.rooms
);
COMMENT ON COLUMN estate.rooms.connecting_room_id IS 'Neighbouring room reached through an inner door';
CREATE TABLE estate.amenities (
  amenity_id smallint PRIMARY KEY,
  amenity_name text NOT NULL
);
CREATE TABLE estate.hotel_amenities (
  hotel_id smallint NOT NULL REFERENCES estate.hotels,
  amenity_id smallint NOT NULL REFERENCES estate.amenities,
  PRIMARY KEY (hotel_id, amenity_id)
);
CREATE TABLE frontdesk.guests (
  guest_id int PRIMARY KEY,
  full_name text NOT NULL,
  nationality text NOT NULL,
  email text,
  birth_date date NOT NULL,
  loyalty frontdesk.loyalty_tier NOT NULL,
  newsletter boolean NOT NULL
);
COMMENT ON COLUMN frontdesk.guests.loyalty IS 'Tier in the loyalty programme';
COMMENT ON COLUMN frontdesk.guests.newsletter IS 'Guest receives the newsletter';
CREATE TABLE frontdesk.reservations (
  reservation_id int PRIMARY KEY,
  guest_id int NOT NULL REFERENCES frontdesk.guests,
  room_id int NOT NULL REFERENCES estate.rooms,
  booked_at timestamptz NOT NULL,
  check_in date NOT NULL,
  check_out date NOT NULL,
  nights int NOT NULL,
  adults smallint NOT NULL,
  children smallint NOT NULL,
  channel text NOT NULL,
  status text NOT NULL,
  total_amount numeric(9,2) NOT NULL,
  special_request text
);
COMMENT ON COLUMN frontdesk.reservations.channel IS 'Where the booking came from';
COMMENT ON COLUMN frontdesk.reservations.status IS 'Completed, Cancelled or No-Show';
CREATE TABLE frontdesk.payments (
  payment_id int PRIMARY KEY,
  reservation_id int NOT NULL REFERENCES frontdesk.reservations,
  paid_on date NOT NULL,
  amount numeric(9,2) NOT NULL,
  method text NOT NULL
);
CREATE TABLE frontdesk.feedback (
  feedback_id int PRIMARY KEY,
  reservation_id int NOT NULL UNIQUE REFERENCES frontdesk.reservations,
  submitted_on date NOT NULL,
  score smallint NOT NULL,
  remarks text
);
COMMENT ON COLUMN frontdesk.feedback.score IS '1 (awful) to 10 (perfect)';

INSERT INTO estate.hotels VALUES
 (1,'Grand Meridian','Nice','France',5,'1987-05-14',true,'Claire Fontaine'),(2,'Harbour House','Valletta','Malta',4,'2004-03-01',true,'Joseph Camilleri'),(3,'Old Mill Inn','Bruges','Belgium',3,'1999-09-20',false,'Pieter Claes'),
 (4,'Casa Azul','Valencia','Spain',4,'2016-06-10',true,'Lucia Herrero'),(5,'Alpine Crown','Innsbruck','Austria',5,'1974-12-01',false,NULL),(6,'Budget Stop Lyon','Lyon','France',2,'2019-02-11',false,'Yann Lefort'),
 (7,'Palm Court','Malaga','Spain',4,'2011-04-18',true,'Diego Roldan'),(8,'The Lighthouse','Ostend','Belgium',3,'2021-07-02',false,'Anke Peeters'),(9,'Riviera Garden','Cannes','France',4,'1995-08-25',true,NULL),(10,'Danube Terrace','Vienna','Austria',4,'2024-10-15',false,'Markus Egger');
INSERT INTO estate.room_types VALUES
 (1,'Economy Single',62.00,1),(2,'Standard Double',98.00,2),(3,'Twin Room',94.00,2),(4,'Superior Double',129.00,2),(5,'Family Room',158.00,5),(6,'Junior Suite',215.00,3),(7,'Penthouse Suite',480.00,4),(8,'Accessible Double',99.50,2),(9,'Studio Apartment',141.00,3),(10,'Dormitory Bed',28.00,1);
INSERT INTO estate.rooms
SELECT i, hh, (ARRAY[1,1,2,2,2,2,3,3,4,4,5,5,6,8,9])[1 + h(i,'rt',15)] + CASE WHEN i IN (9,41,77) THEN 0 ELSE 0 END, (1 + (i / 10) % 4)::text || lpad((i % 10 + 1 + (i / 40) * 10)::text, 2, '0'), 1 + (i / 10) % 4,
  hh IN (1,2,4,7,8,9) AND h(i,'sv',2) = 0, h(i,'oos',14) = 0, CASE WHEN h(i,'rn',5) > 0 THEN date '2014-02-03' + h(i,'rd',3700) END, NULL
FROM (SELECT i, (ARRAY[1,1,1,1,2,2,3,4,4,4,5,5,6,7,7,8,9,9])[1 + h(i,'ho',18)] hh FROM generate_series(1,110) i) x;
UPDATE estate.rooms SET room_type_id = 7 WHERE room_id IN (9,41,77,102);
UPDATE estate.rooms a SET connecting_room_id = b.m FROM (SELECT room_id, (SELECT min(r.room_id) FROM estate.rooms r WHERE r.hotel_id = o.hotel_id AND r.floor = o.floor AND r.room_id > o.room_id) m FROM estate.rooms o WHERE room_type_id IN (5, 6)) b WHERE a.room_id = b.room_id;
INSERT INTO estate.amenities VALUES (1,'Spa'),(2,'Fitness Room'),(3,'Airport Shuttle'),(4,'Rooftop Bar'),(5,'Pet Friendly'),(6,'Free Parking'),(7,'Conference Room'),(8,'Kids Club'),(9,'Electric Car Charging'),(10,'Tennis Court');
INSERT INTO estate.hotel_amenities VALUES (1,1),(1,2),(1,4),(1,7),(1,3),(1,9),(2,1),(2,4),(2,3),(3,5),(3,6),(4,2),(4,4),(4,5),(4,8),(5,1),(5,2),(5,6),(5,7),(5,9),(6,6),(7,2),(7,8),(7,3),(7,6),(8,5),(9,1),(9,8),(9,2),(10,7),(10,2),(10,9),(10,3);
INSERT INTO frontdesk.guests
SELECT i, (ARRAY['Adele','Bernd','Carmen','Declan','Esther','Fabio','Giulia','Henrik','Irina','Jules','Kirsten','Lorenzo','Maeve'])[1 + (i * 5) % 13] || ' ' || (ARRAY['Arnaud','Brandt','Conti','Doyle','Engel','Ferrari','Garcia','Hoffmann','Ibsen','Jourdan','Keller'])[1 + (i * 4) % 11],
  (ARRAY['German','German','German','French','French','Italian','Italian','Irish','Irish','Spanish','Norwegian','Dutch','British','British'])[1 + h(i,'na',14)],
  CASE WHEN h(i,'em',6) > 0 THEN 'g' || (2000 + i * 13) || '@post.example' END, date '1948-01-20' + h(i,'bd',20500),
  (ARRAY['Basic','Basic','Basic','Basic','Silver','Silver','Silver','Gold','Gold','Platinum'])[1 + h(i,'lo',10)]::frontdesk.loyalty_tier, h(i,'nl',5) < 2
FROM generate_series(1,95) i;
INSERT INTO frontdesk.reservations
SELECT i, g, r, (ci - 1 - h(i,'lead',120))::timestamp AT TIME ZONE 'UTC' + make_interval(hours => h(i,'bh',24), mins => h(i,'bm',60)), ci, ci + n, n,
  least(1 + h(i,'ad',2), mg), CASE WHEN mg > 2 THEN h(i,'chd',mg - 1) ELSE 0 END,
  (ARRAY['Website','Website','Website','Website','Travel Agency','Travel Agency','Phone','Booking Portal','Booking Portal','Booking Portal'])[1 + h(i,'cn',10)],
  CASE WHEN h(i,'st',20) < 16 THEN 'Completed' WHEN h(i,'st',20) < 19 THEN 'Cancelled' ELSE 'No-Show' END,
  round(n * rate * (85 + h(i,'ta',35)) / 100, 2), CASE WHEN h(i,'sr',4) = 0 THEN (ARRAY['Late check-in','Quiet room','Baby cot','Vegan breakfast','Extra pillows'])[1 + h(i,'sr2',5)] END
FROM (SELECT x.i, x.g, x.r, x.n, x.ci, t.nightly_rate rate, t.max_guests mg FROM (SELECT i, CASE WHEN i % 40 = 7 THEN 31 ELSE 1 + h(i,'g',88) END g, 1 + h(i,'r',104) r, 1 + h(i,'n',8) + CASE WHEN h(i,'nx',30) = 0 THEN 9 ELSE 0 END n,
   date '2022-01-04' + (h(i,'ci',3) * 365 + CASE WHEN h(i,'season',3) > 0 THEN 120 + h(i,'ci2',150) ELSE h(i,'ci3',348) END) ci FROM generate_series(1,280) i) x
   JOIN estate.rooms o ON o.room_id = x.r JOIN estate.room_types t USING (room_type_id)) y;
INSERT INTO frontdesk.payments
SELECT row_number() OVER (ORDER BY reservation_id, part)::int, reservation_id, CASE part WHEN 1 THEN booked_at::date + 1 ELSE check_out END,
  CASE WHEN h(reservation_id,'sp',4) > 0 THEN total_amount WHEN part = 1 THEN round(total_amount * 0.3, 2) ELSE total_amount - round(total_amount * 0.3, 2) END,
  (ARRAY['Credit Card','Credit Card','Credit Card','Bank Transfer','Cash','Debit Card'])[1 + h(reservation_id * 2 + part,'pm',6)]
FROM frontdesk.reservations, generate_series(1,2) part WHERE status = 'Completed' AND (part = 1 OR h(reservation_id,'sp',4) = 0);
INSERT INTO frontdesk.feedback
SELECT row_number() OVER (ORDER BY reservation_id)::int, reservation_id, check_out + 1 + h(reservation_id,'fd',12), sc,
  CASE WHEN h(reservation_id,'fr',3) > 0 THEN CASE WHEN sc > 6 THEN (ARRAY['Lovely staff','Superb breakfast','Will come again'])[1 + h(reservation_id,'fr2',3)] ELSE (ARRAY['Noisy corridor','Room was too warm','Slow Wi-Fi'])[1 + h(reservation_id,'fr2',3)] END END
FROM (SELECT *, (ARRAY[2,3,4,5,6,6,7,7,7,8,8,8,8,9,9,9,10,10])[1 + h(reservation_id,'fs',18)] sc FROM frontdesk.reservations) r WHERE status = 'Completed' AND h(reservation_id,'fb',5) < 3;
DROP FUNCTION h(int, text, int);
