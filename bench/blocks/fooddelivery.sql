-- Food delivery platform (abbreviated names, one foreign key not declared)

CREATE TABLE zone (
  zone_cd   text PRIMARY KEY,
  zone_nm   text NOT NULL,
  city      text NOT NULL,
  dlv_fee   numeric(5,2) NOT NULL
);

CREATE TABLE rest (
  rest_id   int PRIMARY KEY,
  rest_nm   text NOT NULL,
  cuisine   text NOT NULL,
  zone_cd   text NOT NULL REFERENCES zone(zone_cd),
  rating    numeric(2,1),
  price_lvl int NOT NULL,
  joined_dt date NOT NULL,
  is_active boolean NOT NULL,
  comm_pct  numeric(4,1) NOT NULL
);

CREATE TABLE dish (
  dish_id   int PRIMARY KEY,
  rest_id   int NOT NULL REFERENCES rest(rest_id),
  dish_nm   text NOT NULL,
  cat       text NOT NULL,
  price     numeric(6,2) NOT NULL,
  kcal      int,
  is_veg    boolean NOT NULL,
  is_avail  boolean NOT NULL
);

CREATE TABLE cust (
  cust_id   int PRIMARY KEY,
  cust_nm   text NOT NULL,
  email     text,
  phone     text,
  zone_cd   text REFERENCES zone(zone_cd),
  reg_dt    date NOT NULL,
  is_prem   boolean NOT NULL,
  ref_by    int REFERENCES cust(cust_id)
);

CREATE TABLE cour (
  cour_id   int PRIMARY KEY,
  cour_nm   text NOT NULL,
  vehicle   text NOT NULL,
  hire_dt   date NOT NULL,
  end_dt    date,
  hr_rate   numeric(5,2) NOT NULL
);

CREATE TABLE ord (
  ord_id    int PRIMARY KEY,
  cust_id   int NOT NULL REFERENCES cust(cust_id),
  rest_id   int NOT NULL REFERENCES rest(rest_id),
  cour_id   int,
  placed_ts timestamp NOT NULL,
  dlvd_ts   timestamp,
  status    text NOT NULL,
  pay_mthd  text NOT NULL,
  tip       numeric(5,2),
  promo_cd  text
);

CREATE TABLE ord_ln (
  ord_id    int NOT NULL REFERENCES ord(ord_id),
  ln_no     int NOT NULL,
  dish_id   int NOT NULL REFERENCES dish(dish_id),
  qty       int NOT NULL,
  unit_prc  numeric(6,2) NOT NULL,
  PRIMARY KEY (ord_id, ln_no)
);

CREATE TABLE rvw (
  rvw_id    int PRIMARY KEY,
  ord_id    int NOT NULL UNIQUE REFERENCES ord(ord_id),
  stars     int NOT NULL,
  txt       text,
  rvw_dt    date NOT NULL
);

INSERT INTO zone VALUES
  ('BR-C', 'Bristol Centre', 'Bristol', 2.50),
  ('BR-N', 'Bristol North', 'Bristol', 3.20),
  ('BR-S', 'Southville', 'Bristol', 2.90),
  ('BA-C', 'Bath Centre', 'Bath', 2.80),
  ('BA-W', 'Bath West', 'Bath', 3.60),
  ('CF-B', 'Cardiff Bay', 'Cardiff', 3.00),
  ('CF-R', 'Roath', 'Cardiff', 3.40),
  ('GL-C', 'Gloucester Docks', 'Gloucester', 4.10);

INSERT INTO rest VALUES
  (1, 'Mamma Lucia', 'Italian', 'BR-C', 4.6, 2, '2022-03-14', true, 18.0),
  (2, 'Golden Wok', 'Chinese', 'BR-C', 4.1, 1, '2022-05-02', true, 20.0),
  (3, 'Saffron House', 'Indian', 'BR-N', 4.7, 2, '2022-06-20', true, 17.5),
  (4, 'Burger Foundry', 'American', 'BR-S', 3.8, 1, '2022-09-11', true, 22.0),
  (5, 'Sakura Garden', 'Japanese', 'BA-C', 4.8, 3, '2023-01-09', true, 16.0),
  (6, 'El Cantero', 'Mexican', 'BA-C', 4.3, 2, '2023-02-27', true, 20.0),
  (7, 'Pizzeria Vesuvio', 'Italian', 'CF-B', 4.0, 1, '2023-04-18', true, 21.0),
  (8, 'Bay Noodle Bar', 'Chinese', 'CF-B', 3.6, 1, '2023-07-03', false, 22.5),
  (9, 'Tandoori Nights', 'Indian', 'CF-R', 4.4, 2, '2023-08-21', true, 19.0),
  (10, 'The Green Fork', 'Vegan', 'BR-S', 4.5, 2, '2023-11-06', true, 17.0),
  (11, 'Le Petit Bistro', 'French', 'BA-W', 4.9, 3, '2024-02-12', true, 15.0),
  (12, 'Smokehouse 66', 'American', 'CF-R', 4.2, 2, '2024-04-29', true, 20.5),
  (13, 'Trattoria Nonna', 'Italian', 'BA-W', 4.4, 2, '2024-09-16', true, 19.5),
  (14, 'Taco Libre', 'Mexican', 'BR-N', 3.9, 1, '2025-01-20', false, 23.0),
  (15, 'Kyoto Express', 'Japanese', 'CF-B', 4.2, 1, '2025-05-05', true, 21.5),
  (16, 'Dockside Fish', 'British', 'GL-C', 3.5, 1, '2025-10-13', true, 22.0),
  (17, 'Spice Route', 'Indian', 'BR-C', NULL, 2, '2026-10-05', true, 24.0),
  (18, 'Athena Grill', 'Greek', 'BR-C', NULL, 2, '2026-11-02', true, 24.0);

INSERT INTO dish VALUES
  (1, 1, 'Margherita Pizza', 'main', 9.50, 850, true, true),
  (2, 1, 'Lasagne', 'main', 12.40, 920, false, true),
  (3, 1, 'Tiramisu', 'dessert', 5.80, 450, true, true),
  (4, 1, 'Garlic Bread', 'starter', 4.20, 380, true, true),
  (5, 2, 'Sweet and Sour Chicken', 'main', 8.90, 760, false, true),
  (6, 2, 'Egg Fried Rice', 'side', 3.60, 410, true, true),
  (7, 2, 'Spring Rolls', 'starter', 4.50, 320, true, true),
  (8, 2, 'Crispy Duck', 'main', 13.20, 980, false, false),
  (9, 3, 'Lamb Rogan Josh', 'main', 12.90, 810, false, true),
  (10, 3, 'Paneer Tikka', 'starter', 7.20, 430, true, true),
  (11, 3, 'Naan', 'side', 2.80, 290, true, true),
  (12, 3, 'Mango Lassi', 'drink', 3.50, 210, true, true),
  (13, 4, 'Cheeseburger', 'main', 8.20, 790, false, true),
  (14, 4, 'Double Bacon Burger', 'main', 11.30, 1180, false, true),
  (15, 4, 'Fries', 'side', 3.20, 420, true, true),
  (16, 4, 'Milkshake', 'drink', 4.60, 520, true, true),
  (17, 5, 'Sushi Platter', 'main', 22.50, 640, false, true),
  (18, 5, 'Miso Soup', 'starter', 3.90, 90, true, true),
  (19, 5, 'Chicken Katsu', 'main', 13.80, 870, false, true),
  (20, 5, 'Mochi', 'dessert', 5.20, 260, true, false),
  (21, 6, 'Beef Burrito', 'main', 10.60, 890, false, true),
  (22, 6, 'Veggie Quesadilla', 'main', 9.20, 700, true, true),
  (23, 6, 'Churros', 'dessert', 5.00, 480, true, true),
  (24, 7, 'Pepperoni Pizza', 'main', 9.90, 990, false, true),
  (25, 7, 'Four Cheese Pizza', 'main', 10.40, 1040, true, true),
  (26, 7, 'Panna Cotta', 'dessert', 4.70, NULL, false, true),
  (27, 8, 'Chicken Chow Mein', 'main', 8.40, 720, false, false),
  (28, 8, 'Prawn Dumplings', 'starter', 5.60, 310, false, false),
  (29, 9, 'Butter Chicken', 'main', 11.70, 860, false, true),
  (30, 9, 'Chana Masala', 'main', 9.40, 560, true, true),
  (31, 9, 'Samosas', 'starter', 4.40, 340, true, true),
  (32, 10, 'Buddha Bowl', 'main', 10.90, 520, true, true),
  (33, 10, 'Beetroot Burger', 'main', 10.20, 580, true, true),
  (34, 10, 'Green Smoothie', 'drink', 5.10, 180, true, true),
  (35, 11, 'Duck Confit', 'main', 24.80, 940, false, true),
  (36, 11, 'Onion Soup', 'starter', 8.60, NULL, true, true),
  (37, 11, 'Creme Brulee', 'dessert', 7.90, 410, true, true),
  (38, 12, 'Pulled Pork Plate', 'main', 14.20, 1090, false, true),
  (39, 12, 'Mac and Cheese', 'side', 6.30, 680, true, true),
  (40, 13, 'Spaghetti Carbonara', 'main', 11.90, 880, false, true),
  (41, 13, 'Mushroom Risotto', 'main', 12.60, 690, true, true),
  (42, 13, 'Lemon Sorbet', 'dessert', 4.30, 150, true, true),
  (43, 14, 'Fish Tacos', 'main', 9.80, 610, false, false),
  (44, 14, 'Nachos', 'starter', 6.10, 740, true, true),
  (45, 15, 'Salmon Teriyaki', 'main', 13.10, 650, false, true),
  (46, 15, 'Vegetable Gyoza', 'starter', 5.40, 280, true, true),
  (47, 15, 'Green Tea', 'drink', 2.40, 5, true, true),
  (48, 16, 'Cod and Chips', 'main', 11.20, 1010, false, true),
  (49, 16, 'Mushy Peas', 'side', 2.20, NULL, true, true),
  (50, 17, 'Goan Prawn Curry', 'main', 14.60, 720, false, true),
  (51, 17, 'Aloo Gobi', 'main', 9.10, 470, true, true),
  (52, 18, 'Moussaka', 'main', 12.20, 780, false, true);

INSERT INTO cust
SELECT i,
  (ARRAY['Amelia','Ben','Charlotte','Dylan','Emma','Finn','Gwen','Harry','Isla','Jack','Kate','Liam','Megan','Nathan','Olivia','Priya','Rhys','Sara','Tom','Zara'])[1 + (i*3) % 20] || ' ' ||
  (ARRAY['Adams','Baker','Carter','Davies','Evans','Foster','Griffiths','Hughes','Ivory','Jones','Khan','Lewis','Morgan','Nolan','Owen','Price','Quinn','Roberts','Shah','Taylor','Vaughan','Walker','Young'])[1 + (i*5) % 23],
  CASE WHEN i % 8 = 3 THEN NULL ELSE 'c' || i || '@mail.example' END,
  CASE WHEN i % 5 = 4 THEN NULL ELSE '07700 9' || lpad(((i*7919) % 100000)::text, 5, '0') END,
  CASE WHEN i % 14 = 9 THEN NULL ELSE (ARRAY['BR-C','BR-N','CF-B','BA-C','BR-C','BR-S','CF-R','BA-W','BR-C','CF-B','BR-N'])[1 + (i*4) % 11] END,
  date '2022-03-20' + (i * 24) - (i * 5) % 17,
  i % 4 = 1 OR i % 9 = 2,
  CASE WHEN i > 6 AND i % 3 = 0 THEN 1 + (i*7) % (i / 2) END
FROM generate_series(1, 70) AS i;

INSERT INTO cour VALUES
  (1, 'Marek Zielinski', 'bike', '2022-03-01', NULL, 12.40),
  (2, 'Aisha Bello', 'scooter', '2022-03-15', NULL, 12.90),
  (3, 'Callum Reid', 'car', '2022-08-08', '2025-12-31', 13.50),
  (4, 'Yusuf Demir', 'e-bike', '2022-11-21', NULL, 12.10),
  (5, 'Sian Powell', 'bike', '2023-02-06', NULL, 11.90),
  (6, 'Diego Fuentes', 'scooter', '2023-06-12', NULL, 12.60),
  (7, 'Hannah Brooks', 'car', '2023-09-25', NULL, 13.80),
  (8, 'Ravi Menon', 'e-bike', '2024-01-15', '2026-03-31', 11.80),
  (9, 'Chloe Martin', 'bike', '2024-05-20', NULL, 11.60),
  (10, 'Tariq Aziz', 'scooter', '2024-10-07', NULL, 12.00),
  (11, 'Bethan Rees', 'car', '2025-03-03', NULL, 13.20),
  (12, 'Luka Horvat', 'e-bike', '2025-08-18', '2026-08-31', 11.50),
  (13, 'Nina Petrova', 'bike', '2026-02-09', NULL, 11.70),
  (14, 'Omar Haddad', 'bike', '2026-10-26', NULL, 11.40);

-- orders get denser towards November 2026
INSERT INTO ord
SELECT i, 1 + (i*13 + (i*i) % 11 + i/17) % 64, 1 + (i*5 + (i*i) % 7) % 16,
  1 + (i*3 + i/10) % 13,
  timestamp '2026-11-19 11:40' - ((353-i)*(353-i)/92) * interval '1 day' + ((i*97) % 590) * interval '1 minute',
  NULL, 'delivered',
  (ARRAY['card','card','paypal','cash','card','voucher','paypal'])[1 + (i*2 + i/7) % 7],
  CASE WHEN i % 3 = 1 THEN ((i*7) % 11) * 0.5 + 0.5 END,
  CASE WHEN i % 9 = 2 THEN 'WELCOME10' WHEN i % 13 = 5 THEN 'FREEDEL' WHEN i % 31 = 8 THEN 'SUMMER5' END
FROM generate_series(1, 353) AS i;
UPDATE ord SET status = 'cancelled', tip = NULL, cour_id = NULL WHERE ord_id % 12 = 7;
UPDATE ord SET status = 'refunded' WHERE ord_id % 37 = 5;
UPDATE ord o SET rest_id = 17 WHERE placed_ts >= '2026-10-10' AND ord_id % 4 = 1;
UPDATE ord o SET rest_id = 1 + ord_id % 3 FROM rest r WHERE r.rest_id = o.rest_id AND o.placed_ts::date < r.joined_dt;
UPDATE ord o SET cust_id = 1 + (ord_id * 7) % 12 FROM cust c WHERE c.cust_id = o.cust_id AND o.placed_ts::date < c.reg_dt;
-- nobody rides for us before the hire date or after the last day
UPDATE ord o SET cour_id = 1 + (ord_id % 2) FROM cour c WHERE c.cour_id = o.cour_id AND (o.placed_ts::date < c.hire_dt OR o.placed_ts::date > c.end_dt);
UPDATE ord SET status = 'preparing', tip = NULL WHERE ord_id >= 352;
UPDATE ord SET dlvd_ts = placed_ts + (18 + (ord_id * 29) % 47) * interval '1 minute' WHERE status IN ('delivered', 'refunded');

INSERT INTO ord_ln
SELECT o.ord_id, x.k,
  x.dish_id, 1 + (o.ord_id * 3 + x.k) % 3, x.price - CASE WHEN o.placed_ts < '2025-01-01' THEN 0.40 ELSE 0 END
FROM ord o
JOIN LATERAL (SELECT d.*, row_number() OVER (ORDER BY (d.dish_id * 7 + o.ord_id * 11) % 13, d.dish_id) AS k FROM dish d WHERE d.rest_id = o.rest_id) x ON x.k <= 1 + o.ord_id % 2;

INSERT INTO rvw
SELECT row_number() OVER (ORDER BY ord_id), ord_id,
  (ARRAY[5,4,5,3,4,2,5,1,4])[1 + (ord_id * 4 + rest_id) % 9],
  CASE WHEN ord_id % 4 = 0 THEN NULL ELSE (ARRAY['Great food','Arrived cold','Friendly courier','Bit slow but tasty','Will order again','Portion too small'])[1 + (ord_id * 5) % 6] END,
  dlvd_ts::date + ord_id % 4
FROM ord WHERE status = 'delivered' AND ord_id % 5 IN (0, 2, 3);
DELETE FROM rvw WHERE rvw_dt > '2026-11-20';
