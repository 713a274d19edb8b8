-- Veterinary practice group

CREATE TABLE clinic (
  clinic_id         int PRIMARY KEY,
  name              text NOT NULL,
  city              text NOT NULL,
  phone             text,
  opened_on         date NOT NULL,
  emergency_service boolean NOT NULL,
  exam_rooms        int NOT NULL
);

CREATE TABLE veterinarian (
  vet_id     int PRIMARY KEY,
  first_name text NOT NULL,
  last_name  text NOT NULL,
  clinic_id  int NOT NULL REFERENCES clinic(clinic_id),
  specialty  text,
  hired_on   date NOT NULL,
  salary     numeric(9,2) NOT NULL
);

CREATE TABLE owner (
  owner_id      int PRIMARY KEY,
  first_name    text NOT NULL,
  last_name     text NOT NULL,
  city          text NOT NULL,
  email         text,
  registered_on date NOT NULL
);

CREATE TABLE pet (
  pet_id      int PRIMARY KEY,
  owner_id    int NOT NULL REFERENCES owner(owner_id),
  name        text NOT NULL,
  species     text NOT NULL,
  breed       text,
  sex         char(1) NOT NULL,
  born_on     date,
  weight_kg   numeric(5,2) NOT NULL,
  neutered    boolean NOT NULL,
  microchip   text
);

CREATE TABLE visit (
  visit_id  int PRIMARY KEY,
  pet_id    int NOT NULL REFERENCES pet(pet_id),
  vet_id    int NOT NULL REFERENCES veterinarian(vet_id),
  visit_at  timestamp NOT NULL,
  reason    text NOT NULL,
  status    text NOT NULL,
  exam_fee  numeric(7,2) NOT NULL
);

CREATE TABLE treatment (
  treatment_id int PRIMARY KEY,
  name         text NOT NULL,
  category     text NOT NULL,
  list_price   numeric(7,2) NOT NULL
);

CREATE TABLE visit_treatment (
  visit_id     int NOT NULL REFERENCES visit(visit_id),
  treatment_id int NOT NULL REFERENCES treatment(treatment_id),
  quantity     int NOT NULL,
  unit_price   numeric(7,2) NOT NULL,
  PRIMARY KEY (visit_id, treatment_id)
);

CREATE TABLE vaccination (
  vaccination_id int PRIMARY KEY,
  pet_id         int NOT NULL REFERENCES pet(pet_id),
  vaccine        text NOT NULL,
  given_on       date NOT NULL,
  next_due_on    date
);

CREATE TABLE invoice (
  invoice_id int PRIMARY KEY,
  visit_id   int NOT NULL UNIQUE REFERENCES visit(visit_id),
  issued_on  date NOT NULL,
  amount     numeric(9,2) NOT NULL,
  paid_on    date
);

COMMENT ON TABLE clinic IS 'Practices of the group';
COMMENT ON COLUMN clinic.emergency_service IS 'true if the practice takes emergencies round the clock';
COMMENT ON COLUMN veterinarian.specialty IS 'null for general practitioners';
COMMENT ON COLUMN veterinarian.salary IS 'Gross annual salary in euros';
COMMENT ON COLUMN pet.sex IS 'M or F';
COMMENT ON COLUMN pet.microchip IS 'Chip number, null if the animal is not chipped';
COMMENT ON COLUMN visit.status IS 'completed, cancelled, no show or scheduled';
COMMENT ON COLUMN visit_treatment.unit_price IS 'Price charged per unit on that visit';
COMMENT ON COLUMN invoice.paid_on IS 'null as long as the bill is open';

INSERT INTO clinic VALUES
  (1,'Alder Street Veterinary Clinic','Leeds','0113 555 0101','2004-05-10',true,8),
  (2,'Paws & Claws Harrogate','Harrogate','01423 555 0102','2011-09-01',false,4),
  (3,'Moorside Animal Hospital','Bradford','01274 555 0103','1998-03-16',true,11),
  (4,'Canal Side Vets','Leeds',NULL,'2017-01-23',false,3),
  (5,'Wharfedale Pet Care','Otley','01943 555 0105','2020-06-08',false,5);

INSERT INTO veterinarian VALUES
  (1,'Margaret','Ellison',1,'Surgery','2006-02-01',81200),
  (2,'Tobias','Hart',1,NULL,'2015-08-17',57400),
  (3,'Priya','Nair',1,'Dermatology','2018-04-03',63850),
  (4,'Owen','Blake',2,NULL,'2012-01-09',59100),
  (5,'Fiona','Drummond',2,'Dentistry','2019-11-04',62300),
  (6,'Carlos','Mendez',3,'Surgery','2009-06-22',84500),
  (7,'Hannah','Whitlock',3,'Cardiology','2013-10-14',78900),
  (8,'Samuel','Okafor',3,NULL,'2021-03-01',52750),
  (9,'Lucy','Pemberton',3,'Exotic Animals','2016-07-18',66400),
  (10,'Declan','Moore',4,NULL,'2017-02-13',56900),
  (11,'Ingrid','Solberg',4,'Dermatology','2022-09-05',58250),
  (12,'Rajesh','Gupta',5,NULL,'2020-06-08',60500),
  (13,'Emma','Thackray',5,NULL,'2024-08-19',47800),
  (14,'Noah','Sutcliffe',1,NULL,'2026-02-02',44600);

INSERT INTO owner
SELECT i,
  (ARRAY['Anna','Ben','Claire','David','Eleanor','Frank','Grace','Harry','Isla','Jack','Karen','Liam'])[1 + (i*5) % 12],
  (ARRAY['Abbott','Barker','Carr','Dawson','Eastwood','Firth','Greenwood','Haigh','Illingworth','Jagger','Kaye'])[1 + (i*7) % 11],
  (ARRAY['Leeds','Leeds','Harrogate','Bradford','Otley','Ilkley','Leeds','Bradford','Skipton'])[1 + (i*4) % 9],
  CASE WHEN i % 7 = 3 THEN NULL ELSE 'owner' || i || '@example.org' END,
  date '2016-01-15' + (i*i*13 + i*61) % 3950
FROM generate_series(1,66) i;

INSERT INTO pet
SELECT i,
  1 + (i*i + i*5 + i/5) % 61,
  (ARRAY['Bella','Max','Luna','Charlie','Daisy','Oscar','Molly','Rocky','Poppy','Milo','Coco','Simba','Ruby','Biscuit','Ziggy','Pepper','Shadow'])[1 + (i*3) % 17],
  CASE WHEN i % 13 = 0 THEN 'Rabbit' WHEN i % 29 = 5 THEN 'Parrot' WHEN i % 37 = 7 THEN 'Tortoise' WHEN i % 5 IN (1,3) THEN 'Cat' ELSE 'Dog' END,
  NULL,
  CASE WHEN (i*7) % 11 < 6 THEN 'F' ELSE 'M' END,
  CASE WHEN i % 19 = 4 THEN NULL ELSE date '2010-02-11' + (i*i*29 + i*173) % 5870 END,
  0,
  (i*3) % 7 IN (0,1,3,5),
  CASE WHEN i % 4 = 2 THEN NULL ELSE '98510' || lpad((i*7919 % 1000003)::text, 7, '0') END
FROM generate_series(1,118) i;

UPDATE pet SET breed = CASE species
    WHEN 'Dog' THEN (ARRAY['Labrador Retriever','Border Collie','Beagle','Cocker Spaniel','German Shepherd','Labrador Retriever',NULL])[1 + pet_id % 7]
    WHEN 'Cat' THEN (ARRAY['British Shorthair','Siamese','Maine Coon',NULL,'Persian'])[1 + (pet_id*3 + pet_id/10) % 5]
    WHEN 'Rabbit' THEN (ARRAY['Netherland Dwarf','Lop'])[1 + (pet_id/13) % 2]
    WHEN 'Parrot' THEN 'African Grey' ELSE NULL END,
  weight_kg = CASE species
    WHEN 'Dog' THEN 8 + (pet_id*37 % 311) / 10.0 + pet_id % 10 * 0.01
    WHEN 'Cat' THEN 2.9 + (pet_id*23 % 41) / 10.0 + pet_id % 10 * 0.01
    WHEN 'Rabbit' THEN 1.1 + (pet_id*7 % 17) / 10.0
    WHEN 'Parrot' THEN 0.4 + pet_id % 7 * 0.02 ELSE 1.8 + (pet_id % 9) * 0.35 END;

UPDATE pet SET owner_id = 37 WHERE pet_id IN (13, 40, 86);

INSERT INTO visit
SELECT i,
  1 + (i*i*3 + i*11 + i/4) % 113,
  1 + (i*5 + i/6 + i*i/23) % 13,
  timestamp '2023-02-01 08:00' + ((i*44)/10) * interval '1 day' + ((i*7) % 9) * interval '1 hour' + (i % 4) * interval '15 minutes',
  (ARRAY['Annual check-up','Vaccination','Lameness','Vomiting','Skin irritation','Dental check','Annual check-up','Injury','Ear infection','Follow-up'])[1 + (i*i + i*3 + i/7) % 10],
  CASE WHEN timestamp '2023-02-01' + ((i*44)/10) * interval '1 day' > timestamp '2026-11-20' THEN 'scheduled'
       WHEN i % 17 = 0 THEN 'cancelled' WHEN i % 23 = 5 THEN 'no show' ELSE 'completed' END,
  38 + (i*11 % 7) * 6.5 + i/40 * 1.25
FROM generate_series(1,324) i;

INSERT INTO treatment VALUES
  (1,'Core vaccination','Preventive',46.00),(2,'Deworming','Preventive',18.50),(3,'Flea and tick treatment','Preventive',27.00),
  (4,'Microchipping','Preventive',22.00),(5,'Dental cleaning','Dental',215.00),(6,'Tooth extraction','Dental',138.00),
  (7,'Spay or neuter','Surgery',265.00),(8,'Wound suturing','Surgery',124.00),(9,'Tumour removal','Surgery',690.00),
  (10,'Cruciate ligament repair','Surgery',1850.00),(11,'X-ray','Diagnostics',112.00),(12,'Ultrasound','Diagnostics',158.00),
  (13,'Blood panel','Diagnostics',84.00),(14,'Urinalysis','Diagnostics',39.50),(15,'Antibiotic course','Medication',31.00),
  (16,'Pain relief','Medication',24.50),(17,'Ear drops','Medication',16.80),(18,'Acupuncture','Therapy',62.00),
  (19,'Hydrotherapy session','Therapy',48.00),(20,'Allergy injection','Medication',57.50);

INSERT INTO visit_treatment
SELECT v.visit_id, t.treatment_id,
  CASE WHEN t.category IN ('Medication','Preventive') THEN 1 + (v.visit_id + t.treatment_id) % 3 ELSE 1 END,
  round(t.list_price * (1 - (v.visit_id % 6 = 1)::int * 0.1), 2)
FROM visit v JOIN treatment t
  ON t.treatment_id IN (1 + (v.visit_id*v.visit_id*7 + v.visit_id) % 19, 1 + (v.visit_id*5) % 17)
 AND NOT (t.treatment_id IN (9,10) AND v.visit_id % 3 > 0)
WHERE v.status = 'completed' AND v.visit_id % 9 <> 4;

INSERT INTO vaccination
SELECT i, p.pet_id,
  CASE p.species WHEN 'Dog' THEN (ARRAY['Rabies','Distemper','Parvovirus','Kennel Cough'])[1 + (i*3 + i/6) % 4]
                 WHEN 'Cat' THEN (ARRAY['Feline Leukaemia','Cat Flu','Rabies'])[1 + (i + i/5) % 3]
                 ELSE 'Myxomatosis' END,
  date '2022-05-04' + (i*i*17 + i*97 + i/7) % 1662,
  CASE WHEN i % 11 = 6 THEN NULL ELSE date '2022-05-04' + (i*i*17 + i*97 + i/7) % 1662 + CASE WHEN i % 3 = 0 THEN 1095 ELSE 365 END END
FROM generate_series(1,150) i JOIN pet p ON p.pet_id = 1 + (i*i*7 + i*31 + i/3) % 118 AND p.species IN ('Dog','Cat','Rabbit');

INSERT INTO vaccination VALUES
  (151,11,'Rabies','2026-10-02','2029-10-02'),
  (152,40,'Parvovirus','2026-10-14','2027-10-14'),
  (153,62,'Kennel Cough','2026-10-30','2027-10-30'),
  (154,71,'Cat Flu','2026-11-05',NULL);

INSERT INTO invoice
SELECT row_number() OVER (ORDER BY v.visit_id), v.visit_id, v.visit_at::date + v.visit_id % 3,
  v.exam_fee + coalesce((SELECT sum(quantity*unit_price) FROM visit_treatment vt WHERE vt.visit_id = v.visit_id), 0),
  CASE WHEN v.visit_id % 12 = 7 OR v.visit_at::date + v.visit_id % 3 + (v.visit_id*13) % 41 > date '2026-11-20' THEN NULL ELSE v.visit_at::date + v.visit_id % 3 + (v.visit_id*13) % 41 END
FROM visit v WHERE v.status = 'completed';
