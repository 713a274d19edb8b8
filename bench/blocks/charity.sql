-- Fundraising and volunteering database of a charity

CREATE TABLE ch_staff (
  stf_no   int PRIMARY KEY,
  stf_nm   varchar(60) NOT NULL,
  dept     varchar(30) NOT NULL,
  boss_no  int REFERENCES ch_staff (stf_no),
  ann_sal  numeric(9,2) NOT NULL,
  hire_dt  date NOT NULL,
  prt_time boolean NOT NULL
);

CREATE TABLE ch_campaign (
  cmp_no   int PRIMARY KEY,
  cmp_nm   varchar(60) NOT NULL,
  theme    varchar(20) NOT NULL,
  strt_dt  date NOT NULL,
  end_dt   date,
  goal_amt numeric(10,2) NOT NULL,
  stf_no   int NOT NULL REFERENCES ch_staff (stf_no)
);

CREATE TABLE ch_donor (
  dnr_no   int PRIMARY KEY,
  dnr_nm   varchar(60) NOT NULL,
  dnr_typ  varchar(12) NOT NULL,
  city     varchar(30) NOT NULL,
  email    varchar(60),
  brth_yr  smallint,
  frst_dt  date NOT NULL,
  news_ok  boolean NOT NULL
);

CREATE TABLE ch_gift (
  gft_no   int PRIMARY KEY,
  dnr_no   int NOT NULL REFERENCES ch_donor (dnr_no),
  cmp_no   int,
  gft_dt   date NOT NULL,
  gft_amt  numeric(10,2) NOT NULL,
  pay_mthd varchar(15) NOT NULL,
  is_anon  boolean NOT NULL,
  thnk_dt  date
);

CREATE TABLE ch_pledge (
  plg_no   int PRIMARY KEY,
  dnr_no   int NOT NULL REFERENCES ch_donor (dnr_no),
  mth_amt  numeric(7,2) NOT NULL,
  strt_dt  date NOT NULL,
  stop_dt  date,
  stop_rsn varchar(30)
);

CREATE TABLE ch_volunteer (
  vol_no   int PRIMARY KEY,
  frst_nm  varchar(30) NOT NULL,
  lst_nm   varchar(30) NOT NULL,
  city     varchar(30) NOT NULL,
  dob      date,
  skill    varchar(20),
  join_dt  date NOT NULL,
  bg_chk   boolean NOT NULL,
  dnr_no   int REFERENCES ch_donor (dnr_no)
);

CREATE TABLE ch_event (
  evt_no   int PRIMARY KEY,
  evt_nm   varchar(60) NOT NULL,
  evt_typ  varchar(15) NOT NULL,
  venue    varchar(40) NOT NULL,
  city     varchar(30) NOT NULL,
  evt_ts   timestamp NOT NULL,
  tkt_prc  numeric(7,2) NOT NULL,
  cpcty    int NOT NULL,
  cost_amt numeric(9,2) NOT NULL,
  cmp_no   int REFERENCES ch_campaign (cmp_no)
);

CREATE TABLE ch_evt_reg (
  reg_no   int PRIMARY KEY,
  evt_no   int NOT NULL REFERENCES ch_event (evt_no),
  dnr_no   int NOT NULL REFERENCES ch_donor (dnr_no),
  tkt_qty  int NOT NULL,
  reg_dt   date NOT NULL,
  attnd    boolean
);

CREATE TABLE ch_shift (
  shf_no   int PRIMARY KEY,
  vol_no   int NOT NULL REFERENCES ch_volunteer (vol_no),
  evt_no   int,
  shf_dt   date NOT NULL,
  hrs      numeric(4,2) NOT NULL,
  role     varchar(20) NOT NULL
);

CREATE TABLE ch_project (
  prj_no   int PRIMARY KEY,
  prj_nm   varchar(60) NOT NULL,
  sector   varchar(20) NOT NULL,
  cntry    varchar(30) NOT NULL,
  strt_dt  date NOT NULL,
  end_dt   date,
  bdgt_amt numeric(10,2) NOT NULL,
  lead_no  int REFERENCES ch_staff (stf_no)
);

CREATE TABLE ch_grant (
  grn_no   int PRIMARY KEY,
  fndr_nm  varchar(60) NOT NULL,
  prj_no   int NOT NULL REFERENCES ch_project (prj_no),
  apl_dt   date NOT NULL,
  dcd_dt   date,
  ask_amt  numeric(10,2) NOT NULL,
  awd_amt  numeric(10,2),
  st       varchar(10) NOT NULL CHECK (st IN ('submitted', 'awarded', 'declined', 'withdrawn'))
);

COMMENT ON TABLE ch_donor IS 'Donors (supporters): people, companies and foundations';
COMMENT ON COLUMN ch_donor.dnr_typ IS 'individual, company or foundation';
COMMENT ON COLUMN ch_donor.frst_dt IS 'Date the donor was first registered';
COMMENT ON COLUMN ch_donor.news_ok IS 'Agreed to receive the newsletter';
COMMENT ON COLUMN ch_donor.brth_yr IS 'Year of birth, individuals only';
COMMENT ON TABLE ch_gift IS 'One-off donations received';
COMMENT ON COLUMN ch_gift.cmp_no IS 'Campaign (ch_campaign) the gift answers; null for unprompted gifts';
COMMENT ON COLUMN ch_gift.thnk_dt IS 'Date the thank-you letter was sent, null when not yet thanked';
COMMENT ON COLUMN ch_gift.is_anon IS 'The donor wants to stay anonymous';
COMMENT ON TABLE ch_pledge IS 'Standing pledges (regular monthly giving)';
COMMENT ON COLUMN ch_pledge.stop_dt IS 'null while the pledge is running';
COMMENT ON COLUMN ch_pledge.stop_rsn IS 'Why the pledge was stopped';
COMMENT ON COLUMN ch_volunteer.bg_chk IS 'Background check passed';
COMMENT ON COLUMN ch_volunteer.dnr_no IS 'Set when the volunteer is also a donor';
COMMENT ON COLUMN ch_event.cost_amt IS 'What it cost us to hold the event';
COMMENT ON COLUMN ch_event.tkt_prc IS 'Ticket price, 0 for free events';
COMMENT ON TABLE ch_evt_reg IS 'Event registrations (ticket bookings) of donors';
COMMENT ON COLUMN ch_evt_reg.attnd IS 'null for events still to come';
COMMENT ON TABLE ch_shift IS 'Volunteer shifts; evt_no refers to ch_event when the shift was worked at an event';
COMMENT ON COLUMN ch_shift.hrs IS 'Hours worked';
COMMENT ON TABLE ch_grant IS 'Grant applications to funders for our projects';
COMMENT ON COLUMN ch_grant.ask_amt IS 'Amount requested';
COMMENT ON COLUMN ch_grant.awd_amt IS 'Amount awarded';
COMMENT ON COLUMN ch_grant.dcd_dt IS 'Date of the decision';

INSERT INTO ch_staff VALUES
  (1, 'Margaret Oyelaran', 'Executive', NULL, 98500, '2012-02-01', false),
  (2, 'Callum Reid', 'Fundraising', 1, 67200, '2014-05-12', false),
  (3, 'Priya Nair', 'Programmes', 1, 69800, '2013-09-02', false),
  (4, 'Judith Amberley', 'Finance', 1, 71500, '2015-01-19', false),
  (5, 'Samuel Okafor', 'Volunteering', 1, 58900, '2016-03-07', false),
  (6, 'Helena Brandt', 'Communications', 1, 61400, '2017-06-26', false),
  (7, 'Owen Pritchard', 'Fundraising', 2, 44100, '2018-04-09', false),
  (8, 'Lucia Marchetti', 'Fundraising', 2, 45650, '2019-08-19', false),
  (9, 'Ben Hargreaves', 'Fundraising', 2, 39200, '2021-01-11', true),
  (10, 'Farah Siddiqui', 'Fundraising', 2, 41850, '2022-10-03', false),
  (11, 'Nils Ekberg', 'Programmes', 3, 48700, '2017-02-13', false),
  (12, 'Adaeze Obi', 'Programmes', 3, 51300, '2016-11-28', false),
  (13, 'Tom Whitcombe', 'Programmes', 3, 46900, '2020-07-06', false),
  (14, 'Rosalind Kerr', 'Programmes', 3, 47800, '2019-03-25', true),
  (15, 'Imran Qureshi', 'Programmes', 3, 43400, '2023-05-15', false),
  (16, 'Grace Tanaka', 'Finance', 4, 52600, '2018-09-10', false),
  (17, 'Patrick Doyle', 'Finance', 4, 36700, '2022-02-21', true),
  (18, 'Anneke Visser', 'Finance', 4, 40300, '2024-01-08', false),
  (19, 'Dominic Shaw', 'Volunteering', 5, 35900, '2021-09-13', false),
  (20, 'Keisha Brown', 'Volunteering', 5, 37400, '2020-02-17', false),
  (21, 'Marek Zielinski', 'Volunteering', 5, 33200, '2024-06-03', true),
  (22, 'Sophie Lambert', 'Communications', 6, 42900, '2019-11-04', false),
  (23, 'Ravi Menon', 'Communications', 6, 40750, '2022-07-18', false),
  (24, 'Eilidh Fraser', 'Communications', 6, 34600, '2025-02-10', true),
  (25, 'Jonas Weiss', 'IT', 4, 55100, '2018-01-15', false),
  (26, 'Chloe Bennett', 'IT', 25, 47300, '2021-05-24', false),
  (27, 'Abdul Karim', 'IT', 25, 43950, '2025-09-01', false),
  (28, 'Freya Lindqvist', 'Executive', 1, 46200, '2020-10-12', false),
  (29, 'Neil Mortimer', 'Fundraising', 7, 32500, '2025-04-14', true),
  (30, 'Zanele Dube', 'Programmes', 12, 38600, '2026-02-02', false);

INSERT INTO ch_campaign VALUES
  (1, 'Winter Shelter 2023', 'housing', '2023-11-01', '2024-01-31', 10500, 7),
  (2, 'Clean Water Spring', 'water', '2024-03-01', '2024-05-31', 9000, 8),
  (3, 'Back to School 2024', 'education', '2024-08-01', '2024-09-30', 7000, 9),
  (4, 'Harvest Appeal', 'food', '2024-09-15', '2024-11-15', 4750, 10),
  (5, 'Winter Shelter 2024', 'housing', '2024-11-01', '2025-01-31', 12000, 7),
  (6, 'Flood Emergency', 'emergency', '2025-01-20', '2025-03-20', 7500, 2),
  (7, 'Wells for Karamoja', 'water', '2025-03-01', '2025-06-30', 6250, 8),
  (8, 'Summer Meals', 'food', '2025-06-01', '2025-08-31', 4000, 10),
  (9, 'Back to School 2025', 'education', '2025-08-01', '2025-09-30', 7750, 9),
  (10, 'Girls Can Code', 'education', '2025-09-10', '2025-12-10', 3625, 8),
  (11, 'Winter Shelter 2025', 'housing', '2025-11-01', '2026-01-31', 13000, 7),
  (12, 'Christmas Hampers', 'food', '2025-11-20', '2025-12-24', 3125, 10),
  (13, 'Quake Response', 'emergency', '2026-02-08', '2026-04-08', 10000, 2),
  (14, 'Spring Marathon Fund', 'health', '2026-03-01', '2026-05-31', 5500, 8),
  (15, 'Clinic on Wheels', 'health', '2025-10-01', NULL, 16000, 7),
  (16, 'Legacy Circle', 'general', '2024-01-01', NULL, 22500, 2),
  (17, 'Corporate Partners', 'general', '2024-04-01', NULL, 18750, 2),
  (18, 'Tree of Hope', 'environment', '2025-04-05', '2025-07-05', 2450, 9),
  (19, 'River Clean-up', 'environment', '2026-04-01', '2026-06-30', 1850, 29),
  (20, 'Summer Meals 2026', 'food', '2026-06-01', '2026-08-31', 4625, 10),
  (21, 'Warm Coats', 'housing', '2024-10-01', '2024-12-15', 2225, 9),
  (22, 'Read Aloud', 'education', '2025-01-15', '2025-04-30', 2800, 9),
  (23, 'Malaria Nets', 'health', '2024-05-01', '2024-07-31', 5250, 8),
  (24, 'Community Kitchen', 'food', '2025-02-01', '2025-05-01', 3325, 10),
  (25, 'Solar Schools', 'education', '2026-01-15', '2026-04-30', 8375, 8),
  (26, 'Pond Restoration', 'environment', '2024-06-01', '2024-08-31', 1525, 9),
  (27, 'Ambulance Appeal', 'health', '2025-05-01', '2025-07-31', 6875, 7),
  (28, 'Drought Relief', 'emergency', '2025-07-10', '2025-10-10', 8750, 2),
  (29, 'Playground Fund', 'general', '2026-05-01', NULL, 2600, 29),
  (30, 'Autumn Raffle 2026', 'general', '2026-09-01', '2026-10-31', 1400, 29);

INSERT INTO ch_donor
SELECT i,
       CASE WHEN i % 9 = 4 THEN (ARRAY['Brightwater','Northfold','Calder & Finch','Lumina','Harrow Mills','Oakridge','Pennant','Silverbeck','Tideway','Vantage','Westerby'])[1 + i / 9] || ' ' || (ARRAY['Ltd','plc','Group'])[1 + i % 3]
            WHEN i % 15 = 7 THEN (ARRAY['Ashgrove','Merriweather','St Bride''s','Larkspur','Hollins','Dunmore','Pargeter'])[1 + i / 15] || ' ' || (ARRAY['Foundation','Trust'])[1 + i % 2]
            ELSE (ARRAY['Alice','Brian','Catherine','David','Eleanor','Frank','Georgina','Harold','Isla','James','Katherine','Leonard','Miriam','Nigel','Ottilie','Philip','Rachel','Stephen','Theresa'])[1 + (i * 7) % 19] || ' ' ||
                 (ARRAY['Abbott','Barlow','Chadwick','Dawson','Ellery','Forsyth','Gillespie','Hartley','Ingram','Jessop','Kendrick','Langley','Marsden','Norwood','Osborne','Purcell','Radcliffe','Stanton','Thackray','Upton','Vickers','Wainwright','Yardley'])[1 + (i * 11) % 23] END,
       CASE WHEN i % 9 = 4 THEN 'company' WHEN i % 15 = 7 THEN 'foundation' ELSE 'individual' END,
       (ARRAY['Leeds','Bristol','Manchester','Edinburgh','Cardiff','London','Leeds','London','Sheffield','London'])[1 + (i * 613 % 1009) % 10],
       CASE WHEN (i * 271 % 1009) % 6 = 1 THEN NULL ELSE 'supporter' || i || '@post.example' END,
       CASE WHEN i % 9 = 4 OR i % 15 = 7 OR i % 11 = 5 THEN NULL ELSE 1938 + (i * 457 % 1013) % 66 END,
       DATE '2018-03-05' + (i * 1201 % 2099),
       (i * 353 % 1009) % 5 < 3
FROM generate_series(1, 96) i;

INSERT INTO ch_gift
SELECT g, d,
       (SELECT cmp_no FROM ch_campaign c WHERE t BETWEEN c.strt_dt AND coalesce(c.end_dt, DATE '2026-12-31') AND g % 5 <> 2
         ORDER BY (c.cmp_no * 59 + g * 31) % 53, c.cmp_no LIMIT 1),
       t,
       CASE (SELECT dnr_typ FROM ch_donor WHERE dnr_no = d)
            WHEN 'company' THEN 500 + (g * 487 % 1009) % 90 * 50
            WHEN 'foundation' THEN 1500 + (g * 691 % 1009) % 70 * 125
            ELSE (ARRAY[10,20,25,50,50,75,100,100,150,250,400,600])[1 + (g * 331 % 1013) % 12] + (CASE WHEN g % 4 = 1 THEN (g * 17) % 23 ELSE 0 END) END,
       (ARRAY['card','bank transfer','direct debit','card','cheque','cash','card','paypal'])[1 + (g * 557 % 1009) % 8],
       (g * 239 % 1009) % 11 = 3,
       CASE WHEN (g * 149 % 1009) % 7 = 2 OR t > '2026-06-18' THEN NULL ELSE t + 1 + (g * 83) % 19 END
FROM (SELECT g, CASE WHEN g % 4 = 0 THEN 1 + (g * 397 % 1009) % 23 ELSE 1 + (g * 719 % 1009) % 88 END AS d,
             DATE '2023-11-04' + (g * 277 % 967) AS t
      FROM generate_series(1, 390) g) x
WHERE t <= '2026-06-30';

INSERT INTO ch_pledge
SELECT p, 1 + (p * 379 % 1009) % 93, (ARRAY[5,8,10,12,15,20,25,30,50])[1 + (p * 211 % 1009) % 9],
       t, CASE WHEN s AND t + 60 + (p * 173) % 700 < DATE '2026-06-30' THEN t + 60 + (p * 173) % 700 END,
       CASE WHEN s AND t + 60 + (p * 173) % 700 < DATE '2026-06-30' THEN (ARRAY['financial reasons','card expired','moved abroad','financial reasons',NULL])[1 + (p / 5) % 5] END
FROM (SELECT p, DATE '2021-01-01' + (p * 887 % 1999) AS t, p % 5 < 2 AS s FROM generate_series(1, 72) p) x;

INSERT INTO ch_volunteer
SELECT i,
       (ARRAY['Aidan','Beth','Cora','Declan','Esme','Finn','Gwen','Hassan','Ivy','Jamil','Kofi','Lena','Milo','Nadia','Orla','Perry','Quentin'])[1 + (i * 5) % 17],
       (ARRAY['Adair','Bose','Carver','Denholm','Eastwood','Flynn','Grant','Hoskins','Irving','Joshi','Kaur','Lomax','Moss','Nash','Owusu','Pike','Quill','Rowe','Sterling'])[1 + (i * 8) % 19],
       (ARRAY['London','Leeds','Manchester','Bristol','Cardiff','Edinburgh','London'])[1 + (i * 431 % 1009) % 7],
       CASE WHEN i % 12 = 5 THEN NULL ELSE DATE '1950-05-20' + (i * 7919 % 20011) END,
       CASE WHEN i % 8 = 6 THEN NULL ELSE (ARRAY['driving','cooking','first aid','translation','photography','bookkeeping'])[1 + (i * 281 % 1009) % 6] END,
       DATE '2019-02-11' + (i * 1301 % 2143),
       (i * 193 % 1009) % 4 <> 0,
       CASE WHEN i % 5 = 3 THEN 1 + (i * 23) % 90 END
FROM generate_series(1, 75) i;

INSERT INTO ch_event VALUES
  (1, 'New Year Gala 2025', 'gala', 'Guildhall', 'London', '2025-01-18 19:00', 120, 180, 14200, 5),
  (2, 'Frosty 5K', 'run', 'Roundhay Park', 'Leeds', '2025-02-09 10:00', 18, 300, 2650, NULL),
  (3, 'Quiz for Floods', 'quiz', 'The Old Mill', 'Bristol', '2025-02-27 19:30', 12, 90, 480, 6),
  (4, 'Spring Auction', 'auction', 'Corn Exchange', 'Manchester', '2025-03-22 18:00', 45, 120, 3900, 17),
  (5, 'Walk for Water', 'walk', 'Arthur''s Seat', 'Edinburgh', '2025-04-26 09:30', 10, 400, 1250, 7),
  (6, 'Plant Sale', 'fair', 'Bute Park', 'Cardiff', '2025-05-10 10:00', 0, 500, 690, 18),
  (7, 'Open Air Concert', 'concert', 'Victoria Park', 'London', '2025-06-14 17:00', 32, 600, 11800, NULL),
  (8, 'Garden Party', 'fair', 'Heeley Gardens', 'Sheffield', '2025-07-05 13:00', 8, 150, 920, 8),
  (9, 'Ambulance Cycle Ride', 'ride', 'Harbourside', 'Bristol', '2025-07-20 08:30', 25, 220, 2100, 27),
  (10, 'Bookfest', 'fair', 'Town Hall', 'Leeds', '2025-08-30 11:00', 5, 350, 1470, 9),
  (11, 'Code Night', 'workshop', 'Makers Loft', 'Manchester', '2025-09-25 18:30', 0, 60, 310, 10),
  (12, 'Autumn Quiz', 'quiz', 'The Old Mill', 'Bristol', '2025-10-09 19:30', 12, 90, 505, NULL),
  (13, 'Clinic Gala Dinner', 'gala', 'Guildhall', 'London', '2025-10-25 19:00', 140, 200, 16900, 15),
  (14, 'Sleep Out', 'vigil', 'Trafalgar Square', 'London', '2025-11-15 20:00', 20, 250, 3350, 11),
  (15, 'Carol Concert', 'concert', 'St Giles', 'Edinburgh', '2025-12-13 18:00', 15, 320, 2200, 11),
  (16, 'Hamper Packing Day', 'workshop', 'Riverside Hall', 'Cardiff', '2025-12-18 09:00', 0, 80, 260, 12),
  (17, 'New Year Gala 2026', 'gala', 'Guildhall', 'London', '2026-01-17 19:00', 125, 190, 15100, 11),
  (18, 'Frosty 10K', 'run', 'Roundhay Park', 'Leeds', '2026-02-08 10:00', 22, 350, 3020, NULL),
  (19, 'Quake Benefit Concert', 'concert', 'Albert Hall', 'Manchester', '2026-02-28 19:00', 38, 450, 9700, 13),
  (20, 'Solar Talk', 'workshop', 'Science Centre', 'Edinburgh', '2026-03-12 18:00', 6, 110, 400, 25),
  (21, 'Spring Auction 2026', 'auction', 'Corn Exchange', 'Manchester', '2026-03-21 18:00', 48, 130, 4150, 17),
  (22, 'Charity Marathon', 'run', 'City Centre', 'London', '2026-04-26 08:00', 55, 800, 18400, 14),
  (23, 'River Clean-up Day', 'walk', 'River Aire', 'Leeds', '2026-05-09 10:00', 0, 140, 380, 19),
  (24, 'Tea Dance', 'fair', 'Cutlers'' Hall', 'Sheffield', '2026-05-23 14:00', 9, 160, 1110, NULL),
  (25, 'Summer Quiz', 'quiz', 'The Old Mill', 'Bristol', '2026-06-11 19:30', 13, 90, 530, 20),
  (26, 'Open Air Concert 2026', 'concert', 'Victoria Park', 'London', '2026-06-20 17:00', 34, 650, 12900, NULL),
  (27, 'Playground Fun Day', 'fair', 'Bute Park', 'Cardiff', '2026-07-11 11:00', 4, 380, 1340, 29),
  (28, 'Coast Cycle Ride', 'ride', 'Cardiff Bay', 'Cardiff', '2026-07-26 08:30', 27, 240, 2280, 15),
  (29, 'Donor Thank-You Evening', 'gala', 'Dean Gallery', 'Edinburgh', '2026-09-03 18:30', 0, 100, 4600, 16),
  (30, 'Autumn Raffle Draw', 'fair', 'Town Hall', 'Leeds', '2026-10-31 15:00', 3, 200, 640, 30);

INSERT INTO ch_evt_reg
SELECT r, e, 1 + (r * 419 % 1009) % 82,
       1 + (r * 157 % 1013) % 5,
       (SELECT least(evt_ts::date - 1 - (r * 37) % 45, DATE '2026-06-29' - r % 9) FROM ch_event WHERE evt_no = e),
       CASE WHEN (SELECT evt_ts FROM ch_event WHERE evt_no = e) < '2026-06-30' THEN (r * 521 % 1009) % 6 <> 0 END
FROM (SELECT r, CASE WHEN r % 6 = 0 THEN (ARRAY[1,13,17,22,26])[1 + (r / 6) % 5] ELSE 1 + (r * 641 % 1009) % 29 END AS e
      FROM generate_series(1, 270) r) x
WHERE e <> 16;

INSERT INTO ch_shift
SELECT s, v, e, CASE WHEN e IS NULL THEN DATE '2025-01-06' + (s * 181 % 539) ELSE (SELECT evt_ts::date FROM ch_event WHERE evt_no = e) END,
       2 + (s * 307 % 1009) % 23 * 0.25,
       CASE WHEN e IS NULL THEN (ARRAY['food bank','office','helpline','driver'])[1 + (s * 29) % 4] ELSE (ARRAY['steward','registration','catering','set-up'])[1 + (s * 29) % 4] END
FROM (SELECT s, CASE WHEN s % 3 = 0 THEN 1 + (s * 733 % 1009) % 17 ELSE 1 + (s * 587 % 1009) % 68 END AS v,
             CASE WHEN s % 5 < 2 THEN 1 + (s * 463 % 1009) % 26 END AS e
      FROM generate_series(1, 340) s) x;

INSERT INTO ch_project VALUES
  (1, 'Karamoja Boreholes', 'water', 'Uganda', '2023-02-01', '2025-07-31', 185000, 12),
  (2, 'Turkana Pipelines', 'water', 'Kenya', '2024-05-01', NULL, 240000, 12),
  (3, 'Leeds Night Shelter', 'housing', 'United Kingdom', '2022-10-01', NULL, 130000, 14),
  (4, 'Bristol Food Bank', 'food', 'United Kingdom', '2021-06-01', NULL, 76000, 13),
  (5, 'Schools of Gaya', 'education', 'India', '2023-09-01', '2026-03-31', 98000, 15),
  (6, 'Coding for Girls Accra', 'education', 'Ghana', '2025-09-01', NULL, 54000, 15),
  (7, 'Mobile Clinic Mwanza', 'health', 'Tanzania', '2025-11-01', NULL, 310000, 11),
  (8, 'Malaria Nets Zambezia', 'health', 'Mozambique', '2024-06-01', '2025-05-31', 87000, 11),
  (9, 'Pokhara Rebuild', 'emergency', 'Nepal', '2026-02-15', NULL, 265000, 3),
  (10, 'Sylhet Flood Aid', 'emergency', 'Bangladesh', '2025-01-25', '2025-09-30', 142000, 3),
  (11, 'Somali Drought Relief', 'emergency', 'Kenya', '2025-07-15', '2026-01-31', 176000, 12),
  (12, 'Aire Riverbanks', 'environment', 'United Kingdom', '2026-03-01', NULL, 32000, 13),
  (13, 'Solar for Schools', 'education', 'Uganda', '2026-01-10', NULL, 119000, 12),
  (14, 'Manchester Kitchen', 'food', 'United Kingdom', '2025-02-01', NULL, 45500, 13),
  (15, 'Cardiff Youth Hub', 'education', 'United Kingdom', '2022-04-01', '2024-12-31', 68000, 14),
  (16, 'Mangroves of Beira', 'environment', 'Mozambique', '2024-08-01', NULL, 91000, 11),
  (17, 'Edinburgh Warm Rooms', 'housing', 'United Kingdom', '2024-11-01', '2025-04-15', 27500, 14),
  (18, 'Kumasi Maternity Ward', 'health', 'Ghana', '2023-05-01', NULL, 204000, 11),
  (19, 'Bihar Midwives', 'health', 'India', '2024-02-01', NULL, 112000, 15),
  (20, 'Gulu Seed Bank', 'food', 'Uganda', '2025-03-01', NULL, 61000, NULL),
  (21, 'Terai Wells', 'water', 'Nepal', '2022-09-01', '2024-08-31', 94000, 11),
  (22, 'Sheffield Tool Library', 'environment', 'United Kingdom', '2025-06-01', NULL, 18500, 13),
  (23, 'Nampula Classrooms', 'education', 'Mozambique', '2023-01-15', '2025-12-15', 157000, 15),
  (24, 'London Family Hostel', 'housing', 'United Kingdom', '2023-07-01', NULL, 225000, 14),
  (25, 'Dhaka Street Meals', 'food', 'Bangladesh', '2024-10-01', NULL, 72500, NULL),
  (26, 'Kisumu Latrines', 'water', 'Kenya', '2023-11-01', '2025-10-31', 83000, 12),
  (27, 'Playground Builders', 'education', 'United Kingdom', '2026-05-01', NULL, 23500, 14),
  (28, 'Lake Victoria Rescue', 'emergency', 'Tanzania', '2024-04-01', '2024-10-31', 58000, 3),
  (29, 'Volta Beehives', 'environment', 'Ghana', '2025-10-01', NULL, 36500, NULL),
  (30, 'Dodoma Dairy Co-op', 'food', 'Tanzania', '2022-02-01', '2025-01-31', 79500, 13);

INSERT INTO ch_grant
SELECT g, (ARRAY['Wellspring Trust','Hartwell Foundation','City Lottery Fund','Global Health Alliance','Nordic Aid Fund','Pembroke Endowment','Green Horizon Fund','Open Doors Council','Kestrel Philanthropies'])[1 + (g * 233 % 1009) % 9],
       p, t, CASE WHEN st <> 'submitted' THEN t + 40 + (g * 67) % 97 END, ask,
       CASE WHEN st = 'awarded' THEN ask * (ARRAY[1.0,0.8,0.5,1.0,0.75,0.6])[1 + (g * 19) % 6] END, st
FROM (SELECT g, 1 + (g * 347 % 1009) % 27 AS p, DATE '2023-08-14' + (g * 509 % 1031) AS t,
             4000 + (g * 617 % 1009) % 113 * 250 AS ask,
             CASE WHEN DATE '2023-08-14' + (g * 509 % 1031) > '2026-02-05' THEN 'submitted'
                  ELSE (ARRAY['awarded','declined','awarded','withdrawn','declined','awarded','declined'])[1 + (g * 293 % 1013) % 7] END AS st
      FROM generate_series(1, 75) g) x;
