CREATE FUNCTION h(i int, salt text, m int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT ((('x' || substr(md5(i::text || '/' || salt), 1, 7))::bit(28)::int) % m) $$;

CREATE TABLE farm (
  farm_id integer NOT NULL,
  farm_name text NOT NULL,
  county text NOT NULL,
  farm_type text NOT NULL,
  organic_certified boolean NOT NULL,
  established_on date,
  owner_name text NOT NULL
);
CREATE TABLE fields (
  field_id integer NOT NULL,
  farm_id integer NOT NULL,
  field_name text NOT NULL,
  area_hectares numeric(6,2) NOT NULL,
  soil_type text NOT NULL,
  irrigated boolean NOT NULL
);
CREATE TABLE crop (
  crop_id integer NOT NULL,
  crop_name text NOT NULL,
  crop_family text NOT NULL,
  price_per_ton numeric(8,2) NOT NULL,
  winter_hardy boolean NOT NULL
);
CREATE TABLE plantings (
  planting_id integer NOT NULL,
  field_id integer NOT NULL,
  crop_id integer NOT NULL,
  planted_on date NOT NULL,
  harvested_on date,
  seed_cost numeric(9,2) NOT NULL,
  yield_tons numeric(8,2)
);
CREATE TABLE animals (
  animal_id integer NOT NULL,
  farm_id integer NOT NULL,
  ear_tag text NOT NULL,
  species text NOT NULL,
  breed text NOT NULL,
  born_on date NOT NULL,
  mother_id integer,
  weight_kg numeric(6,1),
  vaccinated boolean
);
CREATE TABLE treatment (
  treatment_id integer NOT NULL,
  animal_id integer NOT NULL,
  treated_on date NOT NULL,
  product text NOT NULL,
  vet_name text NOT NULL,
  cost numeric(7,2) NOT NULL,
  follow_up_on date
);
CREATE TABLE worker (
  worker_id integer NOT NULL,
  farm_id integer NOT NULL,
  full_name text NOT NULL,
  role text NOT NULL,
  hourly_wage numeric(5,2) NOT NULL,
  started_on date NOT NULL,
  seasonal boolean NOT NULL
);
CREATE TABLE buyers (
  buyer_id integer NOT NULL,
  company_name text NOT NULL,
  town text NOT NULL,
  buyer_kind text NOT NULL
);
CREATE TABLE sale (
  sale_id integer NOT NULL,
  farm_id integer NOT NULL,
  buyer_id integer NOT NULL,
  crop_id integer NOT NULL,
  sold_on date NOT NULL,
  tons numeric(7,2) NOT NULL,
  total_price numeric(10,2) NOT NULL,
  paid_on date
);

INSERT INTO farm VALUES
 (1,'Willow Bank','Kent','Mixed',true,'1954-04-01','Agnes Thornbury'),(2,'Three Oaks','Norfolk','Arable',false,'1931-09-15','Harold Pettigrew'),(3,'High Pasture','Cumbria','Livestock',false,'1978-05-20','Fergus Lockhart'),
 (4,'Stonebridge','Lincolnshire','Arable',false,'1902-03-11','Harold Pettigrew'),(5,'Larkfield','Kent','Orchard',true,'1989-02-28','Meera Chandran'),(6,'Bracken Hill','Devon','Mixed',true,'2003-10-05','Tobias Wren'),
 (7,'Marsh End','Norfolk','Arable',true,'1966-08-22','Judith Amery'),(8,'Combe Valley','Devon','Livestock',false,'1947-11-30','Rowena Selby'),(9,'Red Barn','Lincolnshire','Mixed',false,NULL,'Colin Huxtable'),
 (10,'Fellside','Cumbria','Livestock',true,'2011-06-17','Isla Drummond'),(11,'Ash Grove','Shropshire','Mixed',false,'1994-01-09','Gwen Parry'),(12,'New Furrow','Norfolk','Arable',true,'2023-12-04','Dafydd Pryce');
INSERT INTO fields
SELECT i, f, (ARRAY['Long','Upper','Lower','Mill','Church','Fox','River','Gallows','Orchard'])[1 + (i * 4) % 9] || ' ' || (ARRAY['Acre','Meadow','Piece','Close','Ground'])[1 + (i * 2) % 5],
  3 + h(i,'ar',2100) / 100.0, (ARRAY['Clay Loam','Clay Loam','Clay Loam','Sandy','Sandy','Chalk','Silt','Peat'])[1 + h(i,'so',8)], h(i,'ir',3) = 0
FROM (SELECT i, (ARRAY[1,2,2,2,4,4,4,5,6,7,7,9,11,11,8])[1 + (i * 7) % 15] f FROM generate_series(1,45) i) x;
INSERT INTO crop VALUES
 (1,'Winter Wheat','Cereal',214.00,true),(2,'Spring Barley','Cereal',192.50,false),(3,'Oats','Cereal',178.00,true),(4,'Maize','Cereal',205.00,false),(5,'Oilseed Rape','Brassica',418.00,true),(6,'Sugar Beet','Root',41.50,false),
 (7,'Potatoes','Root',236.00,false),(8,'Carrots','Root',167.00,false),(9,'Field Beans','Legume',251.00,true),(10,'Peas','Legume',289.00,false),(11,'Cider Apples','Fruit',148.00,true),(12,'Kale','Brassica',522.00,true),(13,'Lentils','Legume',640.00,false);
INSERT INTO plantings
SELECT i, f, c, d, CASE WHEN hv THEN d + 95 + h(i,'gd',120) END, round(area * (38 + h(i,'sc',140)), 2),
  CASE WHEN hv THEN round(area * (ARRAY[8.1,6.2,5.4,9.0,3.4,62.0,41.0,48.0,3.9,4.3,17.0,11.0,1.8])[c] * (72 + h(i,'yl',56)) / 100, 2) END
FROM (SELECT i, f, c, d, (SELECT area_hectares FROM fields WHERE field_id = f) area, d < date '2024-05-20' AND h(i,'fail',17) > 0 hv
  FROM (SELECT i, 1 + h(i,'fi',43) f, (ARRAY[1,1,1,1,1,2,2,2,3,4,4,5,5,5,6,6,7,7,8,9,10,11,12])[1 + h(i,'cr',23)] c,
     make_date(2022 + h(i,'yr',3), (ARRAY[2,3,3,4,4,5,8,9])[1 + h(i,'mo',8)], 1 + h(i,'da',27)) d FROM generate_series(1,160) i) a) b;
INSERT INTO animals
SELECT i, f, 'UK' || lpad((i * 3571 % 900000 + 100000)::text, 6, '0'), s,
  CASE s WHEN 'Cow' THEN (ARRAY['Holstein','Holstein','Hereford','Aberdeen Angus'])[1 + h(i,'br',4)] WHEN 'Sheep' THEN (ARRAY['Texel','Herdwick','Herdwick','Suffolk'])[1 + h(i,'br',4)] WHEN 'Pig' THEN (ARRAY['Gloucester Old Spot','Large White'])[1 + h(i,'br',2)] ELSE 'Saanen' END,
  CASE WHEN i <= 30 THEN date '2017-02-01' + h(i,'bo',1200) ELSE date '2020-09-01' + h(i,'bo',1480) END,
  CASE WHEN i > 30 AND h(i,'mk',2) = 0 THEN (SELECT min(x) FROM generate_series(1,30) x WHERE (ARRAY['Cow','Sheep','Cow','Pig','Sheep','Cow','Goat','Sheep','Cow','Sheep'])[1 + x % 10] = s AND h(x * 131 + i,'mm',3) = 0) END,
  CASE WHEN h(i,'wn',10) > 0 THEN CASE s WHEN 'Cow' THEN 410 + h(i,'we',3800) / 10.0 WHEN 'Sheep' THEN 48 + h(i,'we',520) / 10.0 WHEN 'Pig' THEN 90 + h(i,'we',1900) / 10.0 ELSE 45 + h(i,'we',300) / 10.0 END END,
  CASE WHEN h(i,'va',8) = 0 THEN NULL ELSE h(i,'va',8) > 2 END
FROM (SELECT i, CASE WHEN i <= 30 THEN (ARRAY['Cow','Sheep','Cow','Pig','Sheep','Cow','Goat','Sheep','Cow','Sheep'])[1 + i % 10] ELSE (ARRAY['Cow','Cow','Cow','Sheep','Sheep','Sheep','Sheep','Pig','Pig','Goat'])[1 + h(i,'sp',10)] END s,
  (ARRAY[3,3,3,8,8,10,10,10,10,6,6,1,11,11,9,3])[1 + h(i,'fa',16)] f FROM generate_series(1,150) i) x;
INSERT INTO treatment
SELECT i, a, d, p, (ARRAY['Dr Helen Marsh','Dr Helen Marsh','Dr Samir Okafor','Dr Peter Lunt'])[1 + h(i,'ve',4)],
  CASE p WHEN 'Foot Bath' THEN 9 WHEN 'Dewormer' THEN 14 WHEN 'Antibiotic Course' THEN 52 WHEN 'Hoof Trim' THEN 21 ELSE 33 END + h(i,'co',1800) / 100.0, CASE WHEN h(i,'fu',3) = 0 THEN d + 14 + h(i,'fd',10) END
FROM (SELECT i, a, greatest(date '2022-01-15' + h(i,'td',1040), (SELECT born_on FROM animals WHERE animal_id = a) + 30 + h(i,'tb',60)) d, (ARRAY['Dewormer','Dewormer','Dewormer','Foot Bath','Antibiotic Course','Antibiotic Course','Hoof Trim','Vitamin Injection'])[1 + h(i,'pr',8)] p
  FROM (SELECT i, 1 + h(i,'an',138) a FROM generate_series(1,140) i) y) x;
INSERT INTO worker
SELECT i, (ARRAY[1,1,2,3,3,4,5,5,5,6,7,8,8,9,10,11])[1 + h(i,'wf',16)],
  (ARRAY['Alfie','Bethan','Cerys','Douglas','Edith','Frank','Gemma','Howell','Ivy','Jack','Kitty'])[1 + (i * 3) % 11] || ' ' || (ARRAY['Bowen','Carter','Dale','Ellis','Foster','Gale','Holt','Irwin','Jarvis'])[1 + (i * 2) % 9],
  (ARRAY['Tractor Driver','Tractor Driver','Herdsman','Fruit Picker','Fruit Picker','Fruit Picker','Shepherd','Farm Manager','General Labourer','General Labourer'])[1 + h(i,'ro',10)],
  11.4 + h(i,'wa',900) / 100.0 + i / 100.0, date '2018-03-01' + h(i,'st',2380), h(i,'se',5) < 2
FROM generate_series(1,52) i;
INSERT INTO buyers VALUES
 (1,'Anglia Grain Merchants','Norwich','Wholesaler'),(2,'Barton Mills','Lincoln','Processor'),(3,'Fresh Basket Supermarkets','London','Retailer'),(4,'Old Press Cider','Hereford','Processor'),(5,'Sugarworks','Bury St Edmunds','Processor'),
 (6,'Greenlane Box Scheme','Exeter','Retailer'),(7,'Weald Feeds','Maidstone','Wholesaler'),(8,'Northern Malt','Carlisle','Processor'),(9,'Crisp and Sons','Leicester','Processor'),(10,'Harbour Exports','Hull','Wholesaler'),(11,'Market Street Deli','Shrewsbury','Retailer');
INSERT INTO sale
SELECT i, f, b, c, d, t, round(t * (SELECT price_per_ton FROM crop WHERE crop_id = c) * (88 + h(i,'pf',30)) / 100, 2), CASE WHEN h(i,'pd',8) > 0 THEN d + 3 + h(i,'pdd',50) END
FROM (SELECT i, (ARRAY[2,2,2,2,4,4,4,1,5,6,7,7,7,9,11])[1 + h(i,'sf',15)] f, (ARRAY[1,1,1,1,2,2,3,3,3,4,5,6,7,7,8,9,9])[1 + h(i,'sb',17)] b,
  (ARRAY[1,1,1,1,2,2,3,4,5,5,6,7,7,8,9,10,11])[1 + h(i,'sk',17)] c, date '2022-07-05' + h(i,'sd',890) d, 2 + h(i,'to',5600) / 100.0 t FROM generate_series(1,190) i) x;
DROP FUNCTION h(int, text, int);
