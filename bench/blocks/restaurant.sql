-- A group of restaurants: sites, tables, people, menu, purchasing, bookings and orders

CREATE TYPE "courseKind" AS ENUM ('starter', 'main', 'side', 'dessert', 'drink');
CREATE TYPE "bookingStatus" AS ENUM ('confirmed', 'seated', 'completed', 'cancelled', 'no_show');
CREATE TYPE "orderChannel" AS ENUM ('dine_in', 'takeaway', 'delivery');

CREATE TABLE "restaurant" (
  "restaurantId" int PRIMARY KEY,
  "name"         text NOT NULL,
  "city"         text NOT NULL,
  "cuisine"      text NOT NULL,
  "openedOn"     date NOT NULL,
  "hasTerrace"   boolean NOT NULL,
  "monthlyRent"  numeric(9,2) NOT NULL,
  "closedOn"     date
);

CREATE TABLE "diningTable" (
  "tableId"      int PRIMARY KEY,
  "restaurantId" int NOT NULL REFERENCES "restaurant"("restaurantId"),
  "tableNumber"  int NOT NULL,
  "seats"        int NOT NULL,
  "zone"         text NOT NULL
);

CREATE TABLE "employee" (
  "employeeId"   int PRIMARY KEY,
  "firstName"    text NOT NULL,
  "lastName"     text NOT NULL,
  "position"     text NOT NULL,
  "restaurantId" int REFERENCES "restaurant"("restaurantId"),
  "managerId"    int REFERENCES "employee"("employeeId"),
  "hireDate"     date NOT NULL,
  "hourlyRate"   numeric(6,2) NOT NULL,
  "leftOn"       date
);

CREATE TABLE "supplier" (
  "supplierId"   int PRIMARY KEY,
  "companyName"  text NOT NULL,
  "country"      text NOT NULL,
  "category"     text NOT NULL,
  "leadTimeDays" int NOT NULL,
  "isOrganic"    boolean NOT NULL,
  "contactEmail" text
);

CREATE TABLE "ingredient" (
  "ingredientId" int PRIMARY KEY,
  "name"         text NOT NULL,
  "unit"         text NOT NULL,
  "unitCost"     numeric(7,2) NOT NULL,
  "supplierId"   int NOT NULL REFERENCES "supplier"("supplierId"),
  "stockQty"     numeric(8,1) NOT NULL,
  "reorderLevel" numeric(8,1) NOT NULL
);

CREATE TABLE "menuItem" (
  "itemId"       int PRIMARY KEY,
  "name"         text NOT NULL,
  "course"       "courseKind" NOT NULL,
  "price"        numeric(6,2) NOT NULL,
  "isVegetarian" boolean NOT NULL,
  "isVegan"      boolean NOT NULL,
  "calories"     int,
  "addedOn"      date NOT NULL
);

CREATE TABLE "recipeLine" (
  "itemId"       int NOT NULL REFERENCES "menuItem"("itemId"),
  "ingredientId" int NOT NULL REFERENCES "ingredient"("ingredientId"),
  "quantity"     numeric(6,3) NOT NULL,
  PRIMARY KEY ("itemId", "ingredientId")
);

CREATE TABLE "guest" (
  "guestId"     int PRIMARY KEY,
  "fullName"    text NOT NULL,
  "email"       text,
  "phone"       text,
  "loyaltyTier" text,
  "signedUpOn"  date NOT NULL
);

CREATE TABLE "reservation" (
  "reservationId"  int PRIMARY KEY,
  "guestId"        int NOT NULL REFERENCES "guest"("guestId"),
  "restaurantId"   int NOT NULL REFERENCES "restaurant"("restaurantId"),
  "reservedFor"    timestamp NOT NULL,
  "createdAt"      timestamp NOT NULL,
  "partySize"      int NOT NULL,
  "status"         "bookingStatus" NOT NULL,
  "specialRequest" text
);

CREATE TABLE "customerOrder" (
  "orderId"       int PRIMARY KEY,
  "restaurantId"  int NOT NULL REFERENCES "restaurant"("restaurantId"),
  "serverId"      int NOT NULL REFERENCES "employee"("employeeId"),
  "tableId"       int REFERENCES "diningTable"("tableId"),
  "guestId"       int REFERENCES "guest"("guestId"),
  "channel"       "orderChannel" NOT NULL,
  "status"        text NOT NULL CHECK ("status" IN ('open', 'paid', 'voided')),
  "openedAt"      timestamp NOT NULL,
  "closedAt"      timestamp,
  "paymentMethod" text,
  "tipAmount"     numeric(6,2)
);

CREATE TABLE "orderLine" (
  "orderId"   int NOT NULL REFERENCES "customerOrder"("orderId"),
  "lineNo"    int NOT NULL,
  "itemId"    int NOT NULL REFERENCES "menuItem"("itemId"),
  "quantity"  int NOT NULL,
  "unitPrice" numeric(6,2) NOT NULL,
  PRIMARY KEY ("orderId", "lineNo")
);

INSERT INTO "restaurant" VALUES
  (1, 'Casa Verde', 'Lisbon', 'Portuguese', '2009-04-17', true, 8400.00, NULL),
  (2, 'Sal e Brasa', 'Lisbon', 'Portuguese', '2013-09-02', false, 6950.00, NULL),
  (3, 'Trattoria Nonna Pia', 'Lisbon', 'Italian', '2016-05-21', true, 7325.00, NULL),
  (4, 'Kumo', 'Lisbon', 'Japanese', '2019-10-11', false, 9100.00, NULL),
  (5, 'Mar Alto', 'Lisbon', 'Seafood', '2022-03-08', true, 10250.00, NULL),
  (6, 'O Lagar', 'Porto', 'Portuguese', '2011-06-30', true, 5200.00, NULL),
  (7, 'Ribeira 22', 'Porto', 'Seafood', '2014-02-14', true, 6100.00, NULL),
  (8, 'Fumo', 'Porto', 'Steakhouse', '2018-11-05', false, 5875.00, NULL),
  (9, 'Bao & Broth', 'Porto', 'Asian', '2021-07-19', false, 4300.00, NULL),
  (10, 'La Colmena', 'Madrid', 'Spanish', '2010-01-22', true, 11800.00, NULL),
  (11, 'Taberna del Norte', 'Madrid', 'Spanish', '2012-08-09', false, 9950.00, NULL),
  (12, 'Osteria Bruna', 'Madrid', 'Italian', '2015-03-27', true, 10400.00, NULL),
  (13, 'Kumo Madrid', 'Madrid', 'Japanese', '2020-09-15', false, 12600.00, NULL),
  (14, 'Parrilla Austral', 'Madrid', 'Steakhouse', '2017-12-01', true, 11150.00, NULL),
  (15, 'Verde Vivo', 'Madrid', 'Vegetarian', '2023-05-04', true, 8725.00, NULL),
  (16, 'Mercat 9', 'Barcelona', 'Spanish', '2013-04-18', true, 10900.00, NULL),
  (17, 'Blau', 'Barcelona', 'Seafood', '2015-06-12', true, 13350.00, NULL),
  (18, 'Pasta Fresca Gracia', 'Barcelona', 'Italian', '2018-02-26', false, 7600.00, NULL),
  (19, 'Tigre de Leche', 'Barcelona', 'Peruvian', '2021-11-23', false, 9250.00, NULL),
  (20, 'Horta', 'Barcelona', 'Vegetarian', '2024-04-02', true, 7980.00, NULL),
  (21, 'La Lonja', 'Valencia', 'Seafood', '2012-05-16', true, 6700.00, NULL),
  (22, 'Arroz y Brasa', 'Valencia', 'Spanish', '2014-10-07', true, 6240.00, NULL),
  (23, 'Bao & Broth Valencia', 'Valencia', 'Asian', '2022-09-29', false, 4980.00, NULL),
  (24, 'El Patio de Lola', 'Seville', 'Spanish', '2011-03-11', true, 5600.00, NULL),
  (25, 'Triana Fuego', 'Seville', 'Steakhouse', '2019-04-25', false, 6020.00, NULL),
  (26, 'Dolce Amaro', 'Seville', 'Italian', '2023-02-17', true, 5445.00, NULL),
  (27, 'Brisa', 'Malaga', 'Seafood', '2016-07-01', true, 7150.00, NULL),
  (28, 'Lima Sur', 'Malaga', 'Peruvian', '2024-10-10', true, 6380.00, NULL),
  (29, 'Txoko', 'Bilbao', 'Spanish', '2010-11-19', false, 6825.00, '2025-08-31'),
  (30, 'Ria Nova', 'Bilbao', 'Seafood', '2017-01-13', false, 7490.00, '2024-12-15');

INSERT INTO "diningTable"
SELECT row_number() OVER (ORDER BY r, n), r, n,
       (ARRAY[2,4,2,6,4,8,2,10])[1 + (r * 5 + n * 3 + r * n) % 8],
       CASE WHEN n = 1 THEN 'bar'
            WHEN n >= 4 AND (SELECT "hasTerrace" FROM "restaurant" WHERE "restaurantId" = r) THEN 'terrace'
            WHEN n = 6 THEN 'private room'
            ELSE 'main hall' END
FROM generate_series(1, 30) r, generate_series(1, 6) n
WHERE n <= 3 + (r * 7) % 4;

INSERT INTO "employee"
SELECT i,
       (ARRAY['Ana','Bruno','Carla','Diego','Elsa','Fabio','Gala','Hugo','Ines','Joel','Lara','Mateo','Nuria','Oscar','Paula','Rui','Sara','Tomas','Vera','Yago','Beatriz','Nuno','Olga'])[1 + (i * 7) % 23],
       (ARRAY['Almeida','Bravo','Castro','Duarte','Esteves','Ferrer','Gallego','Herrera','Iglesias','Jardim','Lopes','Moreno','Navarro','Oliveira','Prats','Quintela','Ramos','Soler','Teixeira','Urrutia','Vidal','Ximenes','Zapata','Barros','Cunha','Dalmau','Egea','Freitas','Gomis'])[1 + (i * 11) % 29],
       CASE WHEN i = 1 THEN 'Group Director'
            WHEN i <= 4 THEN 'Regional Manager'
            WHEN i <= 34 THEN 'General Manager'
            WHEN i <= 64 THEN 'Chef'
            WHEN i <= 94 THEN 'Server'
            ELSE (ARRAY['Server','Line Cook','Bartender','Host','Dishwasher'])[1 + (i * 3) % 5] END,
       CASE WHEN i <= 4 THEN NULL
            WHEN i <= 34 THEN i - 4
            WHEN i <= 64 THEN i - 34
            WHEN i <= 94 THEN i - 64
            ELSE 1 + (i * 11) % 28 END,
       CASE WHEN i = 1 THEN NULL
            WHEN i <= 4 THEN 1
            WHEN i <= 34 THEN CASE WHEN i - 4 <= 9 THEN 2 WHEN i - 4 <= 20 THEN 3 ELSE 4 END
            WHEN i <= 64 THEN i - 30
            WHEN i <= 94 THEN i - 60
            ELSE 5 + (i * 11) % 28 END,
       CASE WHEN i <= 4 THEN DATE '2008-09-01' + i * 97
            ELSE greatest((SELECT "openedOn" FROM "restaurant" WHERE "restaurantId" =
                   CASE WHEN i <= 34 THEN i - 4 WHEN i <= 64 THEN i - 34 WHEN i <= 94 THEN i - 64 ELSE 1 + (i * 11) % 28 END) - 30,
                 (CASE WHEN i BETWEEN 65 AND 94 THEN DATE '2024-12-20' ELSE DATE '2026-06-20' END) - (i * 1171 % 2903)) END,
       CASE WHEN i = 1 THEN 62.00
            WHEN i <= 4 THEN 43.50 + i
            WHEN i <= 34 THEN 24.00 + (i * 37 % 60) * 0.15
            WHEN i <= 64 THEN 19.50 + (i * 53 % 71) * 0.20
            WHEN i <= 94 THEN 11.20 + (i * 29 % 47) * 0.10
            ELSE 10.60 + (i * 31 % 53) * 0.10 END,
       NULL
FROM generate_series(1, 128) i;

UPDATE "employee" SET "leftOn" = DATE '2025-01-12' + (("employeeId" * 41) % 500)
WHERE "employeeId" > 64 AND "employeeId" % 6 = 2 AND "hireDate" < '2024-12-01';
UPDATE "employee" SET "leftOn" = '2025-08-31' WHERE "restaurantId" = 29 AND "leftOn" IS NULL;
UPDATE "employee" SET "leftOn" = '2024-12-15', "hireDate" = least("hireDate", DATE '2021-02-01') WHERE "restaurantId" = 30;
UPDATE "employee" SET "hireDate" = '2020-06-15' WHERE "restaurantId" = 29 AND "hireDate" > '2025-01-01';

INSERT INTO "supplier" VALUES
  (1, 'Horta do Tejo', 'Portugal', 'Produce', 1, true, 'vendas@hortadotejo.example'),
  (2, 'Campo Limpo', 'Portugal', 'Produce', 2, true, NULL),
  (3, 'Pescados Ruiz', 'Spain', 'Fish', 1, false, 'pedidos@ruiz.example'),
  (4, 'Atlantico Fresco', 'Portugal', 'Fish', 1, false, 'geral@atlantico.example'),
  (5, 'Carnes Belmonte', 'Spain', 'Meat', 2, false, 'ventas@belmonte.example'),
  (6, 'Talho Real', 'Portugal', 'Meat', 3, false, NULL),
  (7, 'Lacteos Picos', 'Spain', 'Dairy', 2, true, 'hola@picos.example'),
  (8, 'Queijaria Serra', 'Portugal', 'Dairy', 4, true, 'info@queijariaserra.example'),
  (9, 'Molino Antiguo', 'Spain', 'Dry Goods', 5, true, 'molino@antiguo.example'),
  (10, 'Farine Rossi', 'Italy', 'Dry Goods', 9, false, 'export@rossi.example'),
  (11, 'Oleum Jaen', 'Spain', 'Oils', 4, true, NULL),
  (12, 'Frantoio Sole', 'Italy', 'Oils', 8, true, 'sole@frantoio.example'),
  (13, 'Bodegas Arana', 'Spain', 'Wine', 6, false, 'arana@bodegas.example'),
  (14, 'Quinta da Pedra', 'Portugal', 'Wine', 5, true, 'quinta@pedra.example'),
  (15, 'Cantina Moretti', 'Italy', 'Wine', 11, false, NULL),
  (16, 'Nippon Foods Europe', 'Netherlands', 'Asian', 12, false, 'sales@nipponfoods.example'),
  (17, 'Sabor Andino', 'Spain', 'Spices', 7, false, 'andino@sabor.example'),
  (18, 'Especias Zoco', 'Spain', 'Spices', 3, true, 'zoco@especias.example'),
  (19, 'Dulce Norte', 'Spain', 'Bakery', 2, false, NULL),
  (20, 'Padaria Central', 'Portugal', 'Bakery', 1, false, 'central@padaria.example'),
  (21, 'Cafe Altura', 'Portugal', 'Coffee', 6, true, 'altura@cafe.example'),
  (22, 'Torrefazione Blu', 'Italy', 'Coffee', 10, false, 'blu@torrefazione.example'),
  (23, 'Agua Clara', 'Spain', 'Drinks', 2, false, NULL),
  (24, 'Cervejas do Douro', 'Portugal', 'Drinks', 3, false, 'douro@cervejas.example'),
  (25, 'Setas del Bosque', 'Spain', 'Produce', 3, true, 'setas@bosque.example'),
  (26, 'Marisco Galego', 'Spain', 'Fish', 2, false, 'galego@marisco.example'),
  (27, 'Chocolat Verhaegen', 'Belgium', 'Bakery', 14, true, 'orders@verhaegen.example'),
  (28, 'Alpen Milch', 'Germany', 'Dairy', 13, false, NULL),
  (29, 'Ovos do Campo', 'Portugal', 'Dairy', 1, true, 'ovos@campo.example'),
  (30, 'Huerta Murciana', 'Spain', 'Produce', 2, false, 'murcia@huerta.example');

INSERT INTO "ingredient" VALUES
  (1, 'Tomato', 'kg', 2.10, 30, 84.0, 60.0), (2, 'Onion', 'kg', 1.05, 30, 120.0, 50.0),
  (3, 'Garlic', 'kg', 5.40, 1, 14.5, 15.0), (4, 'Basil', 'kg', 18.00, 1, 3.2, 2.0),
  (5, 'Potato', 'kg', 0.95, 2, 210.0, 100.0), (6, 'Spinach', 'kg', 4.60, 2, 11.0, 20.0),
  (7, 'Lemon', 'kg', 2.45, 30, 33.0, 25.0), (8, 'Wild Mushroom', 'kg', 16.50, 25, 9.5, 12.0),
  (9, 'Salmon', 'kg', 19.80, 4, 26.0, 20.0), (10, 'Cod', 'kg', 17.20, 4, 18.5, 25.0),
  (11, 'Octopus', 'kg', 21.60, 26, 15.0, 10.0), (12, 'Prawn', 'kg', 24.90, 26, 22.0, 18.0),
  (13, 'Squid', 'kg', 14.30, 3, 17.0, 12.0), (14, 'Beef Sirloin', 'kg', 28.40, 5, 31.0, 30.0),
  (15, 'Pork Shoulder', 'kg', 9.75, 5, 44.0, 25.0), (16, 'Chicken Breast', 'kg', 8.20, 6, 52.0, 40.0),
  (17, 'Iberian Ham', 'kg', 62.00, 5, 7.5, 6.0), (18, 'Butter', 'kg', 7.90, 7, 28.0, 20.0),
  (19, 'Cream', 'l', 4.15, 7, 19.0, 24.0), (20, 'Parmesan', 'kg', 22.50, 10, 12.0, 8.0),
  (21, 'Mozzarella', 'kg', 9.60, 7, 16.0, 15.0), (22, 'Sheep Cheese', 'kg', 18.75, 8, 6.5, 5.0),
  (23, 'Egg', 'piece', 0.28, 29, 640.0, 300.0), (24, 'Flour', 'kg', 0.85, 9, 150.0, 80.0),
  (25, 'Dried Pasta', 'kg', 2.30, 10, 65.0, 50.0), (26, 'Rice', 'kg', 1.95, 9, 110.0, 60.0),
  (27, 'Sugar', 'kg', 1.10, 9, 70.0, 40.0), (28, 'Olive Oil', 'l', 8.60, 11, 48.0, 50.0),
  (29, 'Soy Sauce', 'l', 5.20, 16, 13.0, 10.0), (30, 'Miso Paste', 'kg', 11.40, 16, 4.0, 5.0),
  (31, 'Nori', 'piece', 0.42, 16, 300.0, 200.0), (32, 'Aji Amarillo', 'kg', 13.90, 17, 3.5, 4.0),
  (33, 'Saffron', 'g', 6.80, 18, 42.0, 30.0), (34, 'Smoked Paprika', 'kg', 15.20, 18, 5.0, 3.0),
  (35, 'Dark Chocolate', 'kg', 12.60, 27, 10.0, 8.0), (36, 'Almond', 'kg', 11.90, 9, 14.0, 10.0),
  (37, 'Coffee Beans', 'kg', 17.80, 21, 36.0, 20.0), (38, 'Red Wine', 'l', 6.40, 13, 95.0, 60.0),
  (39, 'Sparkling Water', 'l', 0.60, 23, 180.0, 150.0), (40, 'Sourdough Bread', 'piece', 2.75, 20, 45.0, 30.0);

INSERT INTO "menuItem" VALUES
  (1, 'Caldo Verde', 'starter', 6.50, false, false, 240, '2021-03-01'),
  (2, 'Gazpacho', 'starter', 7.20, true, true, 160, '2021-05-10'),
  (3, 'Salt Cod Fritters', 'starter', 8.90, false, false, 410, '2021-03-01'),
  (4, 'Burrata and Tomato', 'starter', 11.50, true, false, 380, '2022-04-15'),
  (5, 'Octopus Carpaccio', 'starter', 14.80, false, false, 210, '2022-09-01'),
  (6, 'Iberian Ham Board', 'starter', 18.60, false, false, 520, '2021-03-01'),
  (7, 'Miso Soup', 'starter', 5.40, true, true, 90, '2021-11-20'),
  (8, 'Ceviche Clasico', 'starter', 15.90, false, false, 230, '2023-02-01'),
  (9, 'Wild Mushroom Croquettes', 'starter', 9.70, true, false, NULL, '2024-10-05'),
  (10, 'Patatas Bravas', 'starter', 6.90, true, true, 450, '2021-03-01'),
  (11, 'Grilled Cod with Potatoes', 'main', 22.40, false, false, 610, '2021-03-01'),
  (12, 'Seafood Rice', 'main', 24.90, false, false, 740, '2021-03-01'),
  (13, 'Chicken Paella', 'main', 19.80, false, false, 820, '2021-03-01'),
  (14, 'Sirloin Steak', 'main', 31.50, false, false, 780, '2021-03-01'),
  (15, 'Slow Roast Pork', 'main', 18.70, false, false, 890, '2021-08-12'),
  (16, 'Spaghetti Pomodoro', 'main', 12.60, true, true, 640, '2021-03-01'),
  (17, 'Mushroom Risotto', 'main', 16.40, true, false, 700, '2022-01-18'),
  (18, 'Salmon Teriyaki', 'main', 21.30, false, false, 590, '2021-11-20'),
  (19, 'Ramen with Pork', 'main', 15.20, false, false, 860, '2021-11-20'),
  (20, 'Spinach Cannelloni', 'main', 14.90, true, false, NULL, '2023-06-06'),
  (21, 'Lomo Saltado', 'main', 20.60, false, false, 760, '2023-02-01'),
  (22, 'Grilled Octopus', 'main', 26.80, false, false, 540, '2022-09-01'),
  (23, 'Vegetable Curry', 'main', 13.80, true, true, 560, '2024-03-19'),
  (24, 'Squid Ink Rice', 'main', 23.70, false, false, 690, '2024-05-22'),
  (25, 'Truffle Beef Tartare', 'main', 34.20, false, false, NULL, '2026-05-28'),
  (26, 'French Fries', 'side', 4.20, true, true, 420, '2021-03-01'),
  (27, 'Garlic Bread', 'side', 4.80, true, false, 350, '2021-03-01'),
  (28, 'Sauteed Spinach', 'side', 5.60, true, true, 120, '2022-01-18'),
  (29, 'Steamed Rice', 'side', 3.40, true, true, 260, '2021-11-20'),
  (30, 'Green Salad', 'side', 5.10, true, true, 110, '2021-03-01'),
  (31, 'Tiramisu', 'dessert', 7.80, true, false, 480, '2021-03-01'),
  (32, 'Almond Tart', 'dessert', 6.70, true, false, 430, '2021-08-12'),
  (33, 'Crema Catalana', 'dessert', 6.20, true, false, 390, '2021-03-01'),
  (34, 'Chocolate Mousse', 'dessert', 7.10, true, false, 510, '2022-04-15'),
  (35, 'Lemon Sorbet', 'dessert', 5.50, true, true, 180, '2022-06-30'),
  (36, 'Pastel de Nata', 'dessert', 2.90, true, false, 220, '2021-03-01'),
  (37, 'Matcha Ice Cream', 'dessert', 6.40, true, false, NULL, '2025-06-11'),
  (38, 'House Red (glass)', 'drink', 5.20, true, true, 125, '2021-03-01'),
  (39, 'Rioja Reserva (bottle)', 'drink', 29.00, true, true, 620, '2021-03-01'),
  (40, 'Craft Lager', 'drink', 4.60, true, true, 180, '2022-06-30'),
  (41, 'Sparkling Water', 'drink', 2.80, true, true, 0, '2021-03-01'),
  (42, 'Espresso', 'drink', 1.90, true, true, 2, '2021-03-01'),
  (43, 'Pisco Sour', 'drink', 10.30, true, false, 210, '2023-02-01'),
  (44, 'Lemonade', 'drink', 3.70, true, true, 140, '2022-06-30'),
  (45, 'Yuzu Spritz', 'drink', 9.40, true, true, NULL, '2026-06-03');

INSERT INTO "recipeLine" VALUES
  (1,5,0.200),(1,2,0.050),(1,6,0.080),(1,28,0.020),
  (2,1,0.300),(2,2,0.040),(2,3,0.006),(2,28,0.025),
  (3,10,0.110),(3,5,0.120),(3,23,1.000),(3,28,0.040),
  (4,21,0.150),(4,1,0.180),(4,4,0.008),(4,28,0.015),
  (5,11,0.140),(5,7,0.030),(5,28,0.015),(5,34,0.002),
  (6,17,0.090),(6,40,0.250),
  (7,30,0.030),(7,31,1.000),
  (8,10,0.150),(8,7,0.120),(8,2,0.050),(8,32,0.020),
  (9,8,0.100),(9,18,0.030),(9,24,0.040),(9,19,0.060),(9,23,1.000),
  (10,5,0.280),(10,34,0.004),(10,28,0.050),
  (11,10,0.240),(11,5,0.250),(11,3,0.008),(11,28,0.040),
  (12,12,0.120),(12,13,0.090),(12,26,0.110),(12,1,0.080),(12,33,0.200),
  (13,16,0.200),(13,26,0.120),(13,33,0.180),(13,34,0.003),(13,28,0.030),
  (14,14,0.280),(14,18,0.030),(14,5,0.200),
  (15,15,0.320),(15,3,0.010),(15,34,0.005),(15,38,0.060),
  (16,25,0.140),(16,1,0.200),(16,4,0.006),(16,3,0.005),(16,28,0.020),
  (17,26,0.110),(17,8,0.120),(17,18,0.040),(17,20,0.035),(17,2,0.040),
  (18,9,0.210),(18,29,0.040),(18,26,0.100),(18,27,0.015),
  (19,15,0.150),(19,30,0.035),(19,29,0.030),(19,23,1.000),(19,25,0.110),
  (20,6,0.150),(20,21,0.090),(20,25,0.100),(20,19,0.080),(20,20,0.020),
  (21,14,0.190),(21,5,0.180),(21,2,0.090),(21,32,0.025),(21,29,0.020),
  (22,11,0.230),(22,5,0.180),(22,28,0.035),(22,34,0.003),
  (23,1,0.120),(23,6,0.100),(23,2,0.080),(23,26,0.100),
  (24,13,0.170),(24,26,0.110),(24,3,0.008),(24,28,0.030),
  (25,14,0.180),(25,23,1.000),(25,28,0.015),
  (26,5,0.250),(26,28,0.040),
  (27,40,0.500),(27,18,0.035),(27,3,0.012),
  (28,6,0.200),(28,3,0.006),(28,28,0.015),
  (29,26,0.090),
  (30,1,0.060),(30,28,0.015),(30,7,0.020),
  (31,23,2.000),(31,19,0.090),(31,37,0.012),(31,27,0.040),
  (32,36,0.080),(32,18,0.050),(32,24,0.050),(32,27,0.045),(32,23,1.000),
  (33,19,0.120),(33,23,2.000),(33,27,0.050),
  (34,35,0.070),(34,19,0.080),(34,23,2.000),(34,27,0.020),
  (35,7,0.150),(35,27,0.060),
  (36,23,1.000),(36,24,0.030),(36,18,0.020),(36,27,0.025),
  (37,19,0.110),(37,27,0.040),
  (38,38,0.150),(41,39,0.500),(42,37,0.009),
  (44,7,0.120),(44,27,0.030),(44,39,0.250);

INSERT INTO "guest"
SELECT i,
       (ARRAY['Amelia','Boris','Clara','Daniel','Emma','Felix','Greta','Henry','Irene','Jonas','Karin','Louis','Marta','Noel','Olivia','Peter','Rosa','Simon','Tessa'])[1 + (i * 5) % 19] || ' ' ||
       (ARRAY['Aldana','Becker','Conti','Doyle','Eriksen','Fontes','Garcia','Hansen','Ibarra','Jensen','Keller','Lemos','Marin','Nunes','Ortega','Pereira','Quiroga','Rossi','Silva','Torres','Ulrich','Vega','Weber'])[1 + (i * 9) % 23],
       CASE WHEN i % 7 = 3 THEN NULL ELSE 'guest' || i || '@mail.example' END,
       CASE WHEN i % 5 = 1 THEN NULL ELSE '+351 9' || lpad(((i * 7919) % 10000000)::text, 8, '0') END,
       CASE WHEN i % 4 = 0 THEN NULL ELSE (ARRAY['bronze','silver','gold','bronze','platinum','silver','bronze'])[1 + (i * 3) % 7] END,
       DATE '2022-01-09' + (i * 907 % 1613)
FROM generate_series(1, 90) i;

INSERT INTO "reservation"
SELECT i, 1 + (i * 613 % 1009) % (CASE WHEN i % 3 = 0 THEN 31 ELSE 83 END),
       CASE WHEN (i * 487 % 1013) % 37 < 28 THEN 1 + (i * 487 % 1013) % 37 ELSE 1 + (i * 3) % 17 END,
       t, t - make_interval(days => (i * 17) % 23, hours => 1 + (i * 5) % 9),
       (ARRAY[2,4,2,3,6,2,5,4,8,2,3,10,4])[1 + (i * 359 % 1009) % 13],
       (CASE WHEN t > '2026-06-30 23:59:59' THEN 'confirmed'
            ELSE (ARRAY['completed','completed','cancelled','completed','no_show','completed','completed','cancelled','completed','completed','completed'])[1 + (i * 431 % 1021) % 11] END)::"bookingStatus",
       CASE WHEN i % 9 = 4 THEN 'window seat' WHEN i % 13 = 6 THEN 'high chair' WHEN i % 17 = 2 THEN 'birthday cake' END
FROM (SELECT i, TIMESTAMP '2025-01-03 12:30' + make_interval(days => (i * 157) % 570, hours => (ARRAY[0,1,7,8,7,6,8])[1 + i % 7]) AS t
      FROM generate_series(1, 240) i) x;

INSERT INTO "customerOrder"
SELECT o, r,
       (SELECT "employeeId" FROM "employee" e WHERE e."restaurantId" = r AND e."position" = 'Server'
         AND e."hireDate" <= t::date AND coalesce(e."leftOn", '2099-01-01') > t::date
         ORDER BY (e."employeeId" * o) % 7, e."employeeId" LIMIT 1),
       CASE WHEN ch = 'dine_in' THEN (SELECT "tableId" FROM "diningTable" d WHERE d."restaurantId" = r ORDER BY (d."tableId" * o) % 11, d."tableId" LIMIT 1) END,
       CASE WHEN o % 3 = 0 THEN NULL ELSE 1 + (o * 449 % 1013) % 86 END,
       ch::"orderChannel",
       CASE WHEN t > '2026-06-30 11:00' THEN 'open' WHEN o % 19 = 5 THEN 'voided' ELSE 'paid' END,
       t,
       CASE WHEN t > '2026-06-30 11:00' THEN NULL
            ELSE t + make_interval(mins => CASE ch WHEN 'dine_in' THEN 55 + (o * 37) % 71 WHEN 'takeaway' THEN 12 + (o * 11) % 19 ELSE 28 + (o * 13) % 33 END) END,
       CASE WHEN t > '2026-06-30 11:00' OR o % 19 = 5 THEN NULL ELSE (ARRAY['card','cash','card','mobile','card','voucher','card'])[1 + (o * 367 % 1013) % 7] END,
       CASE WHEN t > '2026-06-30 11:00' OR o % 19 = 5 OR o % 4 = 3 THEN NULL ELSE round(((o * 569 % 1009) % 163) * 0.10, 2) END
FROM (SELECT o, t, ch, coalesce(r, r0) AS r FROM (
        SELECT o,
             CASE WHEN o > 152 THEN TIMESTAMP '2026-06-30 12:00' + make_interval(mins => (o - 152) * 43)
                  ELSE TIMESTAMP '2025-02-01 12:15' + make_interval(days => (o * 83) % 514, mins => (o * 97) % 590) END AS t,
             (ARRAY['dine_in','dine_in','takeaway','dine_in','delivery','dine_in','takeaway','delivery','dine_in'])[1 + (o * 523 % 1019) % 9] AS ch,
             1 + (o * 601 % 1009) % (CASE WHEN o % 4 = 1 THEN 19 ELSE 28 END) AS r0
        FROM generate_series(1, 160) o) y
      LEFT JOIN LATERAL (SELECT e."restaurantId" AS r FROM "employee" e JOIN "restaurant" p ON p."restaurantId" = e."restaurantId"
         WHERE e."position" = 'Server' AND e."hireDate" <= t::date AND coalesce(e."leftOn", '2099-01-01') > t::date AND coalesce(p."closedOn", '2099-01-01') > t::date
         ORDER BY (e."restaurantId" <> r0), (e."restaurantId" * 13 + o * 5) % 31, e."employeeId" LIMIT 1) z ON true) x;

INSERT INTO "orderLine"
SELECT o."orderId", n, i, 1 + ((o."orderId" * 10 + n) * 389 % 1009) % 3, m."price" - CASE WHEN o."openedAt" < '2025-09-01' AND m."price" > 5 THEN 0.50 ELSE 0 END
FROM "customerOrder" o
CROSS JOIN generate_series(1, 4) n
CROSS JOIN LATERAL (SELECT (ARRAY[2,11,31,41,13,16,14,38,33,10,12,26,42,36,17,3,19,40,35,6,18,30,22,1,39,15,34,5,21,44,28,4,23,27,32,8,20,43,7])[1 + ((o."orderId" * 541 % 1009 + n * n * 7 + n * 2) % 39)] AS i) k
JOIN "menuItem" m ON m."itemId" = k.i
WHERE n <= 1 + (o."orderId" * 7) % 4
ORDER BY o."orderId", n;
