-- Travel agency: tours, departures, bookings

CREATE TYPE tour_kind AS ENUM ('beach', 'city', 'safari', 'cruise', 'hiking');
CREATE TYPE bk_status AS ENUM ('confirmed', 'pending', 'cancelled');

CREATE TABLE dest (
  dest_id   int PRIMARY KEY,
  dest_name text NOT NULL,
  country   text NOT NULL,
  continent text NOT NULL,
  visa_req  boolean NOT NULL
);
CREATE TABLE hotel (
  hotel_id    int PRIMARY KEY,
  dest_id     int NOT NULL REFERENCES dest(dest_id),
  hotel_name  text NOT NULL,
  stars       int NOT NULL,
  room_cnt    int NOT NULL,
  night_price numeric(8,2) NOT NULL,
  has_pool    boolean NOT NULL
);
CREATE TABLE agent (
  agent_id      int PRIMARY KEY,
  agent_name    text NOT NULL,
  office        text NOT NULL,
  hired_on      date NOT NULL,
  commission    numeric(4,2) NOT NULL,
  supervisor_id int REFERENCES agent(agent_id)
);
CREATE TABLE traveller (
  trav_id    int PRIMARY KEY,
  first_name text NOT NULL,
  last_name  text NOT NULL,
  birth_date date NOT NULL,
  home_city  text NOT NULL,
  email      text,
  newsletter boolean NOT NULL
);
CREATE TABLE tour (
  tour_id    int PRIMARY KEY,
  tour_name  text NOT NULL,
  dest_id    int NOT NULL REFERENCES dest(dest_id),
  kind       tour_kind NOT NULL,
  days       int NOT NULL,
  base_price numeric(8,2) NOT NULL,
  max_group  int
);
CREATE TABLE departure (
  dep_id     int PRIMARY KEY,
  tour_id    int NOT NULL REFERENCES tour(tour_id),
  dep_date   date NOT NULL,
  guide_name text
);
CREATE TABLE booking (
  bk_id     int PRIMARY KEY,
  dep_id    int NOT NULL REFERENCES departure(dep_id),
  trav_id   int NOT NULL REFERENCES traveller(trav_id),
  agent_id  int REFERENCES agent(agent_id),
  booked_at timestamp NOT NULL,
  pax       int NOT NULL,
  total_amt numeric(9,2) NOT NULL,
  status    bk_status NOT NULL
);
CREATE TABLE payment (
  pay_id  int PRIMARY KEY,
  bk_id   int NOT NULL,
  paid_on date NOT NULL,
  amount  numeric(9,2) NOT NULL,
  method  text NOT NULL
);
CREATE TABLE review (
  rev_id    int PRIMARY KEY,
  tour_id   int NOT NULL REFERENCES tour(tour_id),
  trav_id   int NOT NULL REFERENCES traveller(trav_id),
  rating    int NOT NULL,
  remark    text,
  posted_on date NOT NULL
);

COMMENT ON TABLE dest IS 'Destinations the agency sells';
COMMENT ON COLUMN dest.visa_req IS 'true if travellers need a visa';
COMMENT ON COLUMN agent.commission IS 'Commission in percent of the booking amount';
COMMENT ON COLUMN tour.base_price IS 'Price per person in euros';
COMMENT ON COLUMN tour.max_group IS 'Largest group size, null = no limit';
COMMENT ON COLUMN departure.guide_name IS 'null while no guide is assigned';
COMMENT ON COLUMN booking.agent_id IS 'null = booked online by the traveller';
COMMENT ON COLUMN booking.pax IS 'Number of persons travelling';
COMMENT ON COLUMN booking.total_amt IS 'Amount invoiced for the booking in euros';
COMMENT ON COLUMN payment.bk_id IS 'booking the payment belongs to';
COMMENT ON COLUMN payment.method IS 'card, transfer, cash or voucher';
COMMENT ON COLUMN review.rating IS '1 (poor) to 5 (excellent)';

INSERT INTO dest VALUES
 (1,'Crete','Greece','Europe',false),(2,'Santorini','Greece','Europe',false),(3,'Lisbon','Portugal','Europe',false),
 (4,'Madeira','Portugal','Europe',false),(5,'Kyoto','Japan','Asia',false),(6,'Bali','Indonesia','Asia',true),
 (7,'Serengeti','Tanzania','Africa',true),(8,'Masai Mara','Kenya','Africa',true),(9,'Marrakesh','Morocco','Africa',false),
 (10,'Patagonia','Argentina','South America',false),(11,'Cusco','Peru','South America',false),(12,'Alaska Coast','United States','North America',true),
 (13,'Dolomites','Italy','Europe',false),(14,'Rome','Italy','Europe',false),(15,'Ladakh','India','Asia',true),(16,'Zanzibar','Tanzania','Africa',true);

INSERT INTO hotel
SELECT i, 1+(i*5)%15,
 (ARRAY['Grand','Sunset','Old Harbour','Garden','Palm','Summit','Lagoon','Royal'])[1+i%8]||' '||(ARRAY['Hotel','Resort','Lodge','Inn','Palace'])[1+i%5],
 2+(i*7+i/5)%4, 18+(i*37)%190, 48+(i*53)%270+((i*7)%10)*0.5, (i*3+i/4)%5<2
FROM generate_series(1,36) i;
UPDATE hotel SET dest_id=1+(hotel_id*4)%15 WHERE hotel_id%2=0;
UPDATE hotel SET night_price=night_price*0.5+(stars-2)*55;

INSERT INTO agent VALUES
 (1,'Helena Brandt','Vienna','2008-04-01',4.00,NULL),(2,'Tomas Novak','Prague','2012-09-17',5.50,1),
 (3,'Sofia Lindqvist','Vienna','2015-02-02',6.00,1),(4,'Marco Bellini','Munich','2016-06-20',5.75,1),
 (5,'Aylin Demir','Munich','2018-10-08',7.00,4),(6,'Jonas Weber','Vienna','2019-03-11',6.50,3),
 (7,'Petra Horvat','Prague','2020-07-06',7.25,2),(8,'Luis Ortega','Zurich','2021-01-18',6.25,1),
 (9,'Nadia Rahimi','Munich','2022-05-30',8.00,4),(10,'Oskar Lang','Zurich','2023-08-14',7.75,8),
 (11,'Eva Dvorak','Prague','2024-11-04',8.50,2),(12,'Ben Hofer','Vienna','2026-03-02',9.00,3);

INSERT INTO traveller
SELECT i,(ARRAY['Anna','Lukas','Maria','David','Julia','Paul','Lena','Felix','Clara','Simon','Nina'])[1+i%11],
 (ARRAY['Gruber','Maier','Bauer','Wagner','Pichler','Steiner','Moser','Koller','Fuchs','Eder','Lechner','Winkler','Schmid'])[1+i%13],
 date '1948-02-10'+(i*4211)%20800,
 (ARRAY['Vienna','Graz','Munich','Salzburg','Vienna','Prague','Zurich','Linz','Munich'])[1+(i*i+i/3)%9],
 CASE WHEN i%6=2 THEN NULL ELSE 'traveller'||i||'@example.org' END, i%3<>1
FROM generate_series(1,80) i;

INSERT INTO tour VALUES
 (1,'Minoan Shores',1,'beach',8,899,24),(2,'Caldera Sunsets',2,'cruise',7,1290,NULL),(3,'Fado and Tiles',3,'city',4,540,18),
 (4,'Levada Trails',4,'hiking',8,985,14),(5,'Temples in Autumn',5,'city',11,2890,16),(6,'Rice Terraces and Reefs',6,'beach',13,2150,20),
 (7,'Great Migration',7,'safari',10,4250,12),(8,'Big Five Classic',8,'safari',9,3980,12),(9,'Souks and Kasbahs',9,'city',5,720,20),
 (10,'Torres Trek',10,'hiking',14,3675,10),(11,'Road to Machu Picchu',11,'hiking',12,3120,15),(12,'Glacier Passage',12,'cruise',12,4890,NULL),
 (13,'Three Peaks Circuit',13,'hiking',6,810,12),(14,'Eternal City Break',14,'city',3,465,25),(15,'Monasteries of Ladakh',15,'hiking',15,2760,10),
 (16,'Spice Island Escape',16,'beach',9,1980,22),(17,'Cretan Gorges',1,'hiking',7,870,16),(18,'Roman Holidays for Families',14,'city',5,690,NULL),
 (19,'Aegean Island Hopper',2,'cruise',10,1840,40),(20,'Desert and Stars',9,'safari',7,1150,14);

INSERT INTO departure
SELECT i, CASE WHEN i%18=0 THEN 3 ELSE i%18 END,
 CASE WHEN (date '2025-01-12'+(i*13)%790) BETWEEN '2026-11-14' AND '2026-12-03' THEN date '2026-10-09' ELSE date '2025-01-12'+(i*13)%790 END,
 CASE WHEN i%7=3 THEN NULL ELSE (ARRAY['Ines Carvalho','Ravi Menon','Joseph Kimani','Carla Rossi','Yuki Tanaka'])[1+(i*i+i/4)%5] END
FROM generate_series(1,64) i;

INSERT INTO booking
SELECT i, d.dep_id, 1+(i*17+i/7)%74, CASE WHEN i%5=1 THEN NULL ELSE 1+(i*i+i/6)%11 END,
 least(d.dep_date, date '2026-11-12')::timestamp - ((20+(i*11)%110)||' days')::interval + ((8+i%11)||' hours')::interval + ((i*7%60)||' minutes')::interval,
 1+(i*i+i/3)%5, round(t.base_price*(1+(i*i+i/3)%5)*(100-(i%4)*3)/100,2),
 (CASE WHEN i%9=4 THEN 'cancelled' WHEN d.dep_date>'2026-11-12' AND i%3=0 THEN 'pending' ELSE 'confirmed' END)::bk_status
FROM generate_series(1,260) i JOIN departure d ON d.dep_id=1+(i*i*3+i*7+i/11)%61 JOIN tour t USING(tour_id);

INSERT INTO payment
SELECT row_number() over (order by b.bk_id,k), b.bk_id, least(b.booked_at::date+3+k*9+(b.bk_id*k)%5, date '2026-11-12'),
 CASE WHEN b.bk_id%3=0 THEN b.total_amt ELSE round(b.total_amt*(CASE k WHEN 0 THEN 0.3 ELSE 0.7 END),2) END,
 (ARRAY['card','transfer','card','voucher','cash','transfer','card'])[1+(b.bk_id+k*3)%7]
FROM booking b CROSS JOIN generate_series(0,1) k
WHERE b.status='confirmed' AND (b.bk_id%3<>0 OR k=0) AND NOT (k=1 AND b.bk_id%8=5) AND b.bk_id%13<>6;

INSERT INTO review
SELECT row_number() over (order by b.bk_id), d.tour_id, b.trav_id, CASE WHEN (b.bk_id*d.tour_id+b.pax)%7=0 THEN 1 ELSE 2+(b.bk_id+d.tour_id*3+b.bk_id/5)%4 END,
 CASE WHEN b.bk_id%3=0 THEN NULL ELSE (ARRAY['Wonderful guide','Too rushed','Would book again','Food could be better'])[1+b.bk_id%4] END,
 d.dep_date+t.days+2+b.bk_id%6
FROM booking b JOIN departure d USING(dep_id) JOIN tour t USING(tour_id)
WHERE b.status='confirmed' AND d.dep_date+t.days+8<'2026-11-14' AND b.bk_id%2=0 AND d.tour_id<>12;
