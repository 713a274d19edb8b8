-- Research funding agency

CREATE TABLE inst (
  inst_id   int PRIMARY KEY,
  inst_name varchar(80) NOT NULL,
  inst_type varchar(30) NOT NULL,
  inst_city varchar(40) NOT NULL,
  inst_ctry varchar(30) NOT NULL,
  inst_founded int
);

CREATE TABLE rschr (
  rs_id     int PRIMARY KEY,
  rs_first  varchar(30) NOT NULL,
  rs_last   varchar(30) NOT NULL,
  rs_gender char(1),
  rs_birth_yr int NOT NULL,
  rs_phd_yr int,
  rs_inst_id int NOT NULL REFERENCES inst(inst_id),
  rs_email  varchar(60)
);

CREATE TABLE prog (
  pg_code   varchar(6) PRIMARY KEY,
  pg_title  varchar(60) NOT NULL,
  pg_budget numeric(12,2) NOT NULL,
  pg_max_yrs int NOT NULL,
  pg_active boolean NOT NULL
);

CREATE TABLE fld (
  fld_id   int PRIMARY KEY,
  fld_name varchar(40) NOT NULL,
  fld_area varchar(30) NOT NULL
);

CREATE TABLE appl (
  ap_id     int PRIMARY KEY,
  ap_title  varchar(120) NOT NULL,
  ap_pg_code varchar(6) NOT NULL REFERENCES prog(pg_code),
  ap_rs_id  int NOT NULL REFERENCES rschr(rs_id),
  ap_fld_id int NOT NULL REFERENCES fld(fld_id),
  ap_subm_dt date NOT NULL,
  ap_amt_req numeric(11,2) NOT NULL,
  ap_status varchar(20) NOT NULL,
  ap_decis_dt date
);

CREATE TABLE rvw (
  rv_id    int PRIMARY KEY,
  rv_ap_id int NOT NULL REFERENCES appl(ap_id),
  rv_rs_id int NOT NULL REFERENCES rschr(rs_id),
  rv_score numeric(3,1),
  rv_due_dt date NOT NULL,
  rv_done_dt date
);

CREATE TABLE grnt (
  gr_id     int PRIMARY KEY,
  gr_ap_id  int NOT NULL UNIQUE REFERENCES appl(ap_id),
  gr_amt    numeric(11,2) NOT NULL,
  gr_start  date NOT NULL,
  gr_end    date NOT NULL,
  gr_report_ok boolean
);

CREATE TABLE pymt (
  py_id    int PRIMARY KEY,
  py_gr_id int NOT NULL,
  py_dt    date NOT NULL,
  py_amt   numeric(11,2) NOT NULL,
  py_kind  varchar(20) NOT NULL
);

CREATE TABLE publ (
  pb_id    int PRIMARY KEY,
  pb_gr_id int NOT NULL REFERENCES grnt(gr_id),
  pb_title varchar(120) NOT NULL,
  pb_journal varchar(60),
  pb_year  int NOT NULL,
  pb_open_acc boolean NOT NULL,
  pb_cites int NOT NULL
);

COMMENT ON TABLE inst IS 'Research institutions';
COMMENT ON TABLE rschr IS 'Researchers; they apply for grants and review the applications of others';
COMMENT ON TABLE prog IS 'Funding programmes';
COMMENT ON TABLE fld IS 'Scientific fields';
COMMENT ON TABLE appl IS 'Grant applications';
COMMENT ON TABLE rvw IS 'Peer reviews of applications';
COMMENT ON TABLE grnt IS 'Awarded grants, one per funded application';
COMMENT ON TABLE pymt IS 'Payments made on grants';
COMMENT ON TABLE publ IS 'Publications resulting from grants';
COMMENT ON COLUMN appl.ap_rs_id IS 'principal investigator';
COMMENT ON COLUMN appl.ap_amt_req IS 'Amount requested in euros';
COMMENT ON COLUMN appl.ap_status IS 'funded, rejected, under review or withdrawn';
COMMENT ON COLUMN appl.ap_subm_dt IS 'submission date';
COMMENT ON COLUMN appl.ap_decis_dt IS 'decision date, null while under review or when withdrawn';
COMMENT ON COLUMN rvw.rv_rs_id IS 'the reviewer';
COMMENT ON COLUMN rvw.rv_score IS '1.0 (poor) to 9.0 (outstanding); null until the review is in';
COMMENT ON COLUMN grnt.gr_amt IS 'Amount awarded in euros';
COMMENT ON COLUMN grnt.gr_report_ok IS 'final report accepted; null if no report has been filed yet';
COMMENT ON COLUMN pymt.py_kind IS 'advance, interim or final';
COMMENT ON COLUMN publ.pb_cites IS 'number of citations';

INSERT INTO inst VALUES
 (1,'University of Aldermoor','university','Aldermoor','United Kingdom',1583),
 (2,'Technical University of Brennfeld','university','Brennfeld','Germany',1877),
 (3,'Castellane Institute of Marine Science','research institute','Marseille','France',1951),
 (4,'Royal Veltman Hospital','hospital','Utrecht','Netherlands',1908),
 (5,'Karolyi Academy','university','Szeged','Hungary',NULL),
 (6,'Institut Pasquier','research institute','Lyon','France',1968),
 (7,'Nordvik Polar Centre','research institute','Tromso','Norway',1984),
 (8,'Universita di Montalbo','university','Montalbo','Italy',1404),
 (9,'Fraunberg Laboratory','research institute','Munich','Germany',1972),
 (10,'Museum of Natural History Leiderdorp','museum','Leiderdorp','Netherlands',1820),
 (11,'St Brigid University Hospital','hospital','Cork','Ireland',1929),
 (12,'Open Data Foundation','company','Berlin','Germany',2014),
 (13,'Universidad de Alcarria','university','Guadalajara','Spain',1977),
 (14,'University of Greyfriars','university','Edinburgh','United Kingdom',1746),
 (15,'Helvetic Glass Works','company','Basel','Switzerland',NULL),
 (16,'City Archive Antwerp','museum','Antwerp','Belgium',1796);

INSERT INTO fld VALUES
 (1,'Molecular Biology','Life Sciences'),
 (2,'Neuroscience','Life Sciences'),
 (3,'Oceanography','Earth Sciences'),
 (4,'Climatology','Earth Sciences'),
 (5,'Materials Science','Engineering'),
 (6,'Robotics','Engineering'),
 (7,'Linguistics','Humanities'),
 (8,'Archaeology','Humanities'),
 (9,'Pure Mathematics','Formal Sciences'),
 (10,'Computer Science','Formal Sciences'),
 (11,'Economics','Social Sciences'),
 (12,'Musicology','Humanities');

INSERT INTO prog VALUES
 ('STG','Starting Grants',42000000.00,5,true),
 ('COG','Consolidator Grants',55500000.00,5,true),
 ('ADG','Advanced Grants',61000000.00,6,true),
 ('MOB','Mobility Fellowships',8400000.00,2,true),
 ('EQP','Equipment Fund',12750000.00,1,false),
 ('SYN','Synergy Projects',70000000.00,6,true),
 ('PEN','Public Engagement',1900000.00,1,false),
 ('BIL','Bilateral Calls',5600000.00,3,true);

INSERT INTO rschr
SELECT i,
  (ARRAY['Adele','Boris','Celine','Dario','Edith','Fergus','Gisela','Hamid','Ines','Joost','Katalin','Leon','Marta','Noel','Odile','Paul','Renata','Sven','Thea','Umberto','Vesna','Wim','Xenia'])[1+(i*9)%23],
  (ARRAY['Abbot','Bianchi','Cohen','Dubois','Erdmann','Farkas','Garcia','Haugen','Ivanova','Jansen','Keller','Lopez','Murphy','Novak','Orsini','Peeters','Rossi'])[1+(i*4)%17],
  CASE WHEN i%31=0 THEN NULL WHEN (1+(i*9)%23) IN (1,3,5,7,9,11,13,15,17,19,21,23) THEN 'F' ELSE 'M' END,
  1951 + (i*i*3+i*17)%43,
  CASE WHEN i%14=6 THEN NULL ELSE 1951 + (i*i*3+i*17)%43 + 26 + (i*5)%8 END,
  (ARRAY[1,2,3,4,5,6,7,8,9,11,13,14,1,2,8,14,1,9,13,10])[1+(i*7)%20],
  CASE WHEN i%9=4 THEN NULL ELSE 'r'||i||'@'||(ARRAY['mail.edu','research.eu','science.org'])[1+(i*2)%3] END
FROM generate_series(1,95) i;

INSERT INTO appl
SELECT i,
  (ARRAY['Mapping','Modelling','Origins of','Limits of','New Approaches to','Dynamics of','Rethinking','Sensing'])[1+(i*3)%8] || ' ' ||
  (ARRAY['Deep-Sea Currents','Protein Folding','Urban Dialects','Glacier Retreat','Soft Robots','Random Graphs','Bronze Age Trade','Memory Formation','Thin Films','Labour Markets','Choral Music','Coral Reefs','Quantum Codes'])[1+(i*5)%13] ||
  CASE WHEN i>104 THEN ' II' ELSE '' END,
  (ARRAY['STG','COG','ADG','MOB','STG','SYN','BIL','COG','STG','EQP','MOB','ADG'])[1+(i*7+i/12)%12],
  1+(i*i*5+i*13)%79,
  (ARRAY[3,1,7,4,6,9,8,2,5,11,3,1,10])[1+(i*5)%13],
  d,
  50000 + ((i*i*331+i*1777)%1900)*1000 + (i%4)*250,
  CASE WHEN i%15=11 THEN 'withdrawn' WHEN d > DATE '2026-05-20' THEN 'under review' WHEN (i*i+i*3)%7 IN (0,4) AND i%4<>1 THEN 'funded' WHEN i%5=2 THEN 'funded' ELSE 'rejected' END,
  NULL
FROM (SELECT i, DATE '2020-01-13' + (i*199+ (i*i)%23)%2498 AS d FROM generate_series(1,190) i) x;

UPDATE appl SET ap_decis_dt = ap_subm_dt + 95 + (ap_id*37)%82 WHERE ap_status IN ('funded','rejected');

INSERT INTO grnt
SELECT row_number() OVER (ORDER BY ap_decis_dt, ap_id), ap_id,
  round(ap_amt_req * (0.70 + (ap_id%7)*0.05), 2),
  (date_trunc('month', ap_decis_dt) + INTERVAL '2 months')::date,
  (date_trunc('month', ap_decis_dt) + INTERVAL '2 months' + ((CASE ap_pg_code WHEN 'MOB' THEN 12 WHEN 'EQP' THEN 12 WHEN 'BIL' THEN 24 ELSE 36 END) + (ap_id%3)*6) * INTERVAL '1 month')::date - 1,
  NULL
FROM appl WHERE ap_status='funded';

UPDATE grnt SET gr_report_ok = (gr_id%6<>1) WHERE gr_end < DATE '2026-06-30' AND gr_id%5<>3;

INSERT INTO rvw
SELECT i, a, CASE WHEN i%41=4 THEN 23 ELSE 1 + (a*17 + i*11 + i/160*5) % 88 END,
  CASE WHEN (SELECT ap_status FROM appl WHERE ap_id=a)='under review' AND i%3<>0 THEN NULL
       ELSE LEAST(9.0, 2.0 + ((i*i*7+i*19)%61)/10.0 + CASE WHEN (SELECT ap_status FROM appl WHERE ap_id=a)='funded' THEN 1.5 ELSE 0 END) END,
  (SELECT ap_subm_dt FROM appl WHERE ap_id=a) + 60,
  CASE WHEN (SELECT ap_status FROM appl WHERE ap_id=a)='under review' AND i%3<>0 THEN NULL
       ELSE (SELECT ap_subm_dt FROM appl WHERE ap_id=a) + 28 + (i*29)%47 END
FROM (SELECT i, 1 + (i*71 + i/190)%187 AS a FROM generate_series(1,380) i) x
WHERE (SELECT ap_status FROM appl WHERE ap_id=a) <> 'withdrawn';

INSERT INTO pymt
SELECT row_number() OVER (ORDER BY d, gr_id, k), gr_id, d, amt, (ARRAY['advance','interim','final'])[k]
FROM (
  SELECT gr_id, 1 AS k, gr_start + 9 + gr_id%11 AS d, round(gr_amt*0.4,2) AS amt FROM grnt
  UNION ALL
  SELECT gr_id, 2, gr_start + ((gr_end-gr_start)/2), round(gr_amt*0.4,2) FROM grnt WHERE gr_id%7<>3
  UNION ALL
  SELECT gr_id, 3, gr_end + 100, round(gr_amt*0.2,2) FROM grnt WHERE gr_report_ok
) p WHERE d <= DATE '2026-11-20';

INSERT INTO publ
SELECT row_number() OVER (ORDER BY i), g.gr_id,
  (ARRAY['On','Towards','Evidence for','A Survey of','Revisiting'])[1+i%5] || ' ' || (ARRAY['Tidal Mixing','Chaperone Proteins','Vowel Shifts','Ice Loss','Gripper Design','Sparse Graphs','Tin Routes','Recall','Oxide Layers','Wage Gaps','Polyphony'])[1+(i*3)%11] || ' ' || i,
  CASE WHEN i%10=7 THEN NULL ELSE (ARRAY['Journal of Applied Results','Annals of Discovery','Letters in Science','European Review','Open Findings'])[1+(i*2+i/5)%5] END,
  LEAST(2026, extract(year FROM g.gr_start)::int + 1 + i%4),
  i%3<>1,
  (i*i*11 + i*5)%263 + CASE WHEN i=58 THEN 240 ELSE 0 END
FROM generate_series(1,120) i JOIN grnt g ON g.gr_id = 1 + (i*i*2 + i*5) % 47
WHERE g.gr_start < DATE '2025-10-01';

DELETE FROM rvw USING appl WHERE rv_ap_id = ap_id AND rv_rs_id = ap_rs_id;
