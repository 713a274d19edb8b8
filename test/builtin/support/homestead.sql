CREATE TABLE herd (
  herd_id    int PRIMARY KEY,
  herd_name  text NOT NULL,
  pasture_m2 numeric NOT NULL
);
CREATE TABLE cow (
  cow_id     int PRIMARY KEY,
  herd_id    int NOT NULL REFERENCES herd (herd_id),
  breed      text NOT NULL,
  weight_kg  int NOT NULL
);
CREATE TABLE client (
  client_id  int PRIMARY KEY,
  full_name  text NOT NULL,
  cover      text NOT NULL
);
CREATE TABLE invoice (
  invoice_id int PRIMARY KEY,
  client_id  int NOT NULL REFERENCES client (client_id),
  issued_on  date NOT NULL,
  amount     numeric NOT NULL
);
CREATE TABLE support_ticket (
  ticket_id  int PRIMARY KEY,
  client_id  int NOT NULL REFERENCES client (client_id),
  subject    text NOT NULL,
  opened_on  date NOT NULL,
  closed_on  date
);
CREATE TABLE booking (
  booking_id int PRIMARY KEY,
  client_id  int NOT NULL REFERENCES client (client_id),
  booked_at  date NOT NULL,
  arrives_on date NOT NULL
);
CREATE TABLE payment (
  payment_id int PRIMARY KEY,
  booking_id int NOT NULL REFERENCES booking (booking_id),
  pay_date   date NOT NULL,
  amount     numeric NOT NULL
);
CREATE TABLE worker (
  worker_id  int PRIMARY KEY,
  full_name  text NOT NULL,
  position   text NOT NULL,
  hired_on   date NOT NULL
);
CREATE TABLE van (
  van_id     int PRIMARY KEY,
  model      text NOT NULL
);
CREATE TABLE milk_test (
  test_id    int PRIMARY KEY,
  cow_id     int NOT NULL REFERENCES cow (cow_id),
  outcome    text NOT NULL,
  price      numeric NOT NULL
);
CREATE TABLE produce_sale (
  sale_id    int PRIMARY KEY,
  client_id  int NOT NULL REFERENCES client (client_id),
  unit_price numeric NOT NULL,
  quantity   int NOT NULL
);
CREATE TABLE newsletter (
  newsletter_id int PRIMARY KEY,
  title      text NOT NULL
);
CREATE TABLE parcel (
  parcel_id  int PRIMARY KEY,
  client_id  int NOT NULL REFERENCES client (client_id),
  to_city    text NOT NULL
);
CREATE TABLE shift (
  shift_id   int PRIMARY KEY,
  worker_id  int NOT NULL REFERENCES worker (worker_id),
  hours      int NOT NULL
);

INSERT INTO herd VALUES (1, 'North herd', 40000), (2, 'South herd', 25000), (3, 'Hill herd', 90000);
INSERT INTO cow VALUES (1, 1, 'Jersey', 420), (2, 1, 'Angus', 610), (3, 2, 'Jersey', 390), (4, 3, 'Angus', 655), (5, 3, 'Galloway', 510);
INSERT INTO client VALUES (1, 'Ada Brook', 'employer'), (2, 'Ben Crane', 'private'), (3, 'Cleo Dunn', 'employer'), (4, 'Dan Ewing', 'private');
INSERT INTO invoice VALUES (1, 1, '2024-02-01', 120), (2, 1, '2024-03-05', 80), (3, 2, '2024-03-09', 200), (4, 3, '2025-01-10', 50);
INSERT INTO support_ticket VALUES (1, 1, 'late milk', '2024-02-02', NULL), (2, 2, 'sour milk', '2024-03-01', '2024-03-04'), (3, 4, 'no cream', '2024-05-01', NULL);
INSERT INTO booking VALUES (1, 1, '2023-12-20', '2024-05-01'), (2, 2, '2023-12-28', '2024-06-01'), (3, 3, '2024-01-15', '2024-07-01');
INSERT INTO payment VALUES (1, 1, '2024-01-05', 60), (2, 2, '2024-02-05', 90), (3, 3, '2024-02-15', 30), (4, 1, '2025-01-02', 10);
INSERT INTO worker VALUES (1, 'Eve Ford', 'milker', '2020-01-01'), (2, 'Finn Gray', 'driver', '2021-06-01'), (3, 'Gus Hale', 'milker', '2024-04-01');
INSERT INTO van VALUES (1, 'Passat'), (2, 'Transit'), (3, 'Passat'), (4, 'Caddy');
INSERT INTO milk_test VALUES (1, 1, 'pass', 12), (2, 2, 'fail', 15), (3, 3, 'pass', 9), (4, 4, 'pass', 20);
INSERT INTO produce_sale VALUES (1, 1, 2.5, 10), (2, 2, 4, 3), (3, 3, 1.5, 40), (4, 1, 3, 6);
INSERT INTO newsletter VALUES (1, 'Spring news'), (2, 'Calving season'), (3, 'Harvest');
INSERT INTO parcel VALUES (1, 1, 'London'), (2, 2, 'Leeds'), (3, 3, 'London'), (4, 3, 'Derby');
INSERT INTO shift VALUES (1, 1, 8), (2, 2, 6), (3, 1, 7), (4, 3, 4);
