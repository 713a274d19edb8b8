-- Book publishing house (legacy naming, bk_ prefix)

CREATE TABLE bk_imprint (
  imp_id   smallint PRIMARY KEY,
  imp_nm   varchar(50) NOT NULL,
  imp_city varchar(40) NOT NULL,
  est_yr   smallint NOT NULL
);

CREATE TABLE bk_auth (
  auth_id  integer PRIMARY KEY,
  fname    varchar(40) NOT NULL,
  lname    varchar(40) NOT NULL,
  ctry     varchar(40),
  birth_yr smallint,
  agent_nm varchar(60)
);

CREATE TABLE bk_ttl (
  ttl_id   integer PRIMARY KEY,
  ttl_nm   varchar(120) NOT NULL,
  genre    varchar(30) NOT NULL,
  imp_id   smallint NOT NULL REFERENCES bk_imprint,
  editor   varchar(60) NOT NULL,
  pub_dt   date,
  pg_cnt   smallint,
  in_print boolean NOT NULL
);

CREATE TABLE bk_ttl_auth (
  ttl_id  integer NOT NULL REFERENCES bk_ttl,
  auth_id integer NOT NULL REFERENCES bk_auth,
  roy_pct numeric(4,2) NOT NULL,
  PRIMARY KEY (ttl_id, auth_id)
);

CREATE TABLE bk_edn (
  isbn      char(13) PRIMARY KEY,
  ttl_id    integer NOT NULL REFERENCES bk_ttl,
  fmt       varchar(12) NOT NULL,
  lst_price numeric(6,2) NOT NULL,
  rel_dt    date
);

CREATE TABLE bk_prn (
  prn_id    integer PRIMARY KEY,
  isbn      char(13) NOT NULL REFERENCES bk_edn,
  run_no    smallint NOT NULL,
  qty       integer NOT NULL,
  unit_cost numeric(6,3) NOT NULL,
  prn_dt    date NOT NULL,
  printer   varchar(50) NOT NULL
);

CREATE TABLE bk_cust (
  cust_id  integer PRIMARY KEY,
  cust_nm  varchar(60) NOT NULL,
  cust_typ varchar(20) NOT NULL,
  city     varchar(40) NOT NULL,
  ctry     varchar(40) NOT NULL,
  cr_lim   numeric(10,2)
);

CREATE TABLE bk_sale (
  sale_id  integer PRIMARY KEY,
  cust_id  integer NOT NULL REFERENCES bk_cust,
  isbn     char(13) NOT NULL REFERENCES bk_edn,
  sale_dt  date NOT NULL,
  qty      integer NOT NULL,
  unit_prc numeric(6,2) NOT NULL
);

CREATE TABLE bk_rtn (
  rtn_id  integer PRIMARY KEY,
  cust_id integer NOT NULL,
  isbn    char(13) NOT NULL REFERENCES bk_edn,
  rtn_dt  date NOT NULL,
  qty     integer NOT NULL,
  rsn     varchar(20) NOT NULL,
  credited boolean NOT NULL
);

CREATE TABLE bk_roy (
  roy_id  integer PRIMARY KEY,
  auth_id integer NOT NULL REFERENCES bk_auth,
  ttl_id  integer NOT NULL REFERENCES bk_ttl,
  yr      smallint NOT NULL,
  amt     numeric(10,2) NOT NULL,
  paid_dt date
);

COMMENT ON TABLE bk_imprint IS 'Imprints of the house';
COMMENT ON TABLE bk_auth IS 'Authors';
COMMENT ON TABLE bk_ttl IS 'Titles (works); the physical or digital forms are in bk_edn';
COMMENT ON TABLE bk_ttl_auth IS 'Who wrote what, with the royalty rate';
COMMENT ON TABLE bk_edn IS 'Editions of a title';
COMMENT ON TABLE bk_prn IS 'Print runs';
COMMENT ON TABLE bk_cust IS 'Trade customers: bookshops, chains, wholesalers, libraries';
COMMENT ON TABLE bk_sale IS 'Sales to trade customers';
COMMENT ON TABLE bk_rtn IS 'Returns of unsold or damaged copies by customers';
COMMENT ON TABLE bk_roy IS 'Royalties owed to authors per title and year';
COMMENT ON COLUMN bk_imprint.est_yr IS 'Year of foundation';
COMMENT ON COLUMN bk_auth.ctry IS 'Country of origin';
COMMENT ON COLUMN bk_auth.agent_nm IS 'Literary agent, null if the author has none';
COMMENT ON COLUMN bk_ttl.pub_dt IS 'First publication, null if not yet published';
COMMENT ON COLUMN bk_ttl.pg_cnt IS 'Number of pages';
COMMENT ON COLUMN bk_edn.fmt IS 'hardcover, paperback, e-book or audiobook';
COMMENT ON COLUMN bk_edn.lst_price IS 'Retail list price';
COMMENT ON COLUMN bk_edn.rel_dt IS 'Release date';
COMMENT ON COLUMN bk_prn.qty IS 'Copies printed';
COMMENT ON COLUMN bk_cust.cr_lim IS 'Credit limit, null if unlimited';
COMMENT ON COLUMN bk_sale.unit_prc IS 'Net price per copy invoiced to the customer';
COMMENT ON COLUMN bk_rtn.rsn IS 'Reason of the return';
COMMENT ON COLUMN bk_roy.amt IS 'Royalty amount';
COMMENT ON COLUMN bk_roy.paid_dt IS 'null if not paid yet';

INSERT INTO bk_imprint VALUES
  (1,'Harrow & Finch','London',1952),(2,'Nightjar Crime','London',1988),(3,'Paper Boat','Edinburgh',2003),
  (4,'Meridian Science','Oxford',1974),(5,'Tall Tree Kids','Bristol',2011),(6,'Quill Audio','London',2025);

INSERT INTO bk_auth VALUES
  (1,'Helena','Marsh','United Kingdom',1961,'Carter Literary'),(2,'Ruairi','Doyle','Ireland',1974,'Blackwater Agency'),
  (3,'Imogen','Vance','United Kingdom',1983,NULL),(4,'Sergei','Antonov','Ukraine',1950,NULL),
  (5,'Marguerite','Leroy','France',1969,'Agence Soleil'),(6,'Tunde','Bakare','Nigeria',1978,'Carter Literary'),
  (7,'Hye-jin','Park','South Korea',1987,'Blackwater Agency'),(8,'Walter','Brandt','Germany',1946,NULL),
  (9,'Annika','Dahl','Sweden',1980,'Nordlys Rights'),(10,'Jorge','Salinas','Mexico',1971,NULL),
  (11,'Philippa','Grey','United Kingdom',1955,'Carter Literary'),(12,'Daniel','Osei','Ghana',1990,'Blackwater Agency'),
  (13,'Caroline','Whitby','United Kingdom',NULL,'Carter Literary'),(14,'Matteo','Greco','Italy',1964,NULL),
  (15,'Saoirse','Kelly','Ireland',1992,'Blackwater Agency'),(16,'Lars','Holm','Sweden',1958,'Nordlys Rights'),
  (17,'Keiko','Tanaka','Japan',1976,NULL),(18,'Edwin','Stroud','United Kingdom',1949,NULL),
  (19,'Bridget','Amos','United States',1985,'Hudson Words'),(20,'Nathan','Pryce','United States',1973,'Hudson Words'),
  (21,'Odile','Fabre','France',NULL,NULL),(22,'Zara','Siddiqui','United Kingdom',1994,'Carter Literary'),
  (23,'J. P.','Norwood',NULL,NULL,NULL),(24,'Gwen','Bevan','United Kingdom',1967,'Blackwater Agency'),
  (25,'Petra','Kucera','Czech Republic',1982,NULL),(26,'Alfred','Munro','United Kingdom',1938,NULL);

INSERT INTO bk_ttl
SELECT i,
  (ARRAY['The Salt','A Quiet','The Copper','Beyond the','The Hollow','Winter','The Last','Under the','A Crooked'])[1 + (i-1) % 9] || ' ' ||
  (ARRAY['Lighthouse','Inheritance','Meadow','Verdict','Compass','Orchard','Archive','Tide'])[1 + ((i-1) % 9 * 5 + (i-1)/9 * 3) % 8],
  CASE x.imp WHEN 2 THEN 'Crime' WHEN 4 THEN 'Science' WHEN 5 THEN 'Children' WHEN 3 THEN (ARRAY['Poetry','Fiction','Fiction'])[1 + (i/2) % 3]
    ELSE (ARRAY['Fiction','Biography','History','Fiction'])[1 + (i/3) % 4] END,
  x.imp, (ARRAY['Rosalind Keane','Marcus Bell','Yvonne Adair','Stefan Wolff'])[1 + (i*i + i/3) % 4],
  CASE WHEN i IN (17,39,54) THEN NULL ELSE date '2008-02-14' + (i*i*113 + i*457) % 6780 END,
  CASE WHEN i % 16 = 7 THEN NULL WHEN x.imp = 5 THEN 32 + i % 5 * 8 ELSE 140 + (i*i*19 + i*31) % 460 END,
  (i*5) % 9 > 1 AND i NOT IN (17,39,54)
FROM (SELECT i, (ARRAY[1,2,1,3,4,2,5,1,3,2,5])[1 + (i*4 + i/11) % 11] AS imp FROM generate_series(1,58) i) x;

INSERT INTO bk_ttl_auth
SELECT i, 1 + (i*5 + i/6) % 24, 7.5 + (i*3) % 6 * 0.75 FROM generate_series(1,58) i
UNION ALL
SELECT i, 1 + (i*5 + i/6 + 5 + i % 3) % 24, 4 + i % 3 * 0.5 FROM generate_series(1,58) i WHERE i % 5 = 2;

INSERT INTO bk_edn
SELECT '9781' || lpad(((t.ttl_id * 10 + n)::bigint * 7368787 % 999999937)::text, 9, '0'), t.ttl_id,
  (ARRAY['paperback','hardcover','e-book','audiobook'])[n],
  CASE n WHEN 1 THEN 8.99 WHEN 2 THEN 16.99 WHEN 3 THEN 5.49 ELSE 13.5 END + (t.ttl_id * 3) % 7 + CASE WHEN t.genre = 'Science' THEN 12 ELSE 0 END,
  CASE WHEN t.pub_dt IS NULL THEN NULL ELSE t.pub_dt + CASE n WHEN 1 THEN 270 WHEN 2 THEN 0 WHEN 3 THEN 14 ELSE 120 END END
FROM bk_ttl t CROSS JOIN generate_series(1,4) n
WHERE (n = 1 AND t.ttl_id % 8 <> 3 AND t.pub_dt IS NOT NULL) OR (n = 2 AND t.ttl_id % 5 < 3) OR (n = 3 AND t.ttl_id % 3 <> 1 AND t.genre <> 'Children' AND t.pub_dt IS NOT NULL) OR (n = 4 AND t.ttl_id % 11 = 4 AND t.pub_dt IS NOT NULL);

DELETE FROM bk_edn WHERE rel_dt > date '2026-12-31';

INSERT INTO bk_prn
SELECT row_number() OVER (ORDER BY d, isbn), isbn, n, q, c, d, p
FROM (SELECT e.isbn, n, 1000 + (e.ttl_id * 700 + n * 350) % 6100 + CASE WHEN t.genre = 'Crime' THEN 2500 ELSE 0 END + CASE WHEN n = 1 THEN 1500 ELSE 0 END + e.ttl_id * 13 % 50 * 10 + length(e.fmt) * 30 + (e.rel_dt - date '2000-01-01') % 23 * 10 AS q,
             1.1 + coalesce(t.pg_cnt, 250) * 0.0045 + CASE WHEN e.fmt = 'hardcover' THEN 1.35 ELSE 0 END + n * 0.04 AS c,
             e.rel_dt - 35 + (n - 1) * (260 + e.ttl_id * 9 % 170) AS d,
             (ARRAY['Clays Press','Baltic Print','Severn Bindery','Clays Press','Baltic Print'])[1 + (e.ttl_id + n*2) % 5] AS p
      FROM bk_edn e JOIN bk_ttl t USING (ttl_id) CROSS JOIN generate_series(1,4) n
      WHERE e.fmt IN ('hardcover','paperback') AND e.rel_dt IS NOT NULL AND n <= 1 + (e.ttl_id * 3 + length(e.fmt)) % 4 AND (n = 1 OR t.in_print OR n = 2)) x
WHERE d <= date '2026-11-20';

INSERT INTO bk_cust VALUES
  (1,'Bell Street Books','bookshop','London','United Kingdom',5000),(2,'Readwell','chain','Birmingham','United Kingdom',60000),
  (3,'Gardner Wholesale','wholesaler','Eastbourne','United Kingdom',NULL),(4,'The Corner Page','bookshop','York','United Kingdom',2500),
  (5,'Librairie du Port','bookshop','Marseille','France',3000),(6,'Buchhaus Nord','chain','Hamburg','Germany',40000),
  (7,'City Library Service','library','Glasgow','United Kingdom',15000),(8,'Emerald Books','bookshop','Dublin','Ireland',4000),
  (9,'Libra Distribution','wholesaler','Dublin','Ireland',55000),(10,'Inkwell & Co','bookshop','Edinburgh','United Kingdom',3500),
  (11,'Dockside Reads','bookshop','Bristol','United Kingdom',2000),(12,'University Bookstore Oxford','bookshop','Oxford','United Kingdom',12000),
  (13,'Nordbok','wholesaler','Stockholm','Sweden',45000),(14,'County Libraries Kent','library','Maidstone','United Kingdom',9000),
  (15,'Papillon','bookshop','Lyon','France',2500),(16,'Storyhouse Kids','bookshop','Leeds','United Kingdom',1500),
  (17,'Pan-European Books','wholesaler','Rotterdam','Netherlands',NULL),(18,'Blue Door Bookshop','bookshop','Galway','Ireland',1800);

INSERT INTO bk_sale
SELECT row_number() OVER (ORDER BY d, i), cust_id, isbn, d, q, round(lst_price * (1 - disc), 2)
FROM (SELECT i, c.cust_id, e.isbn, e.lst_price, greatest(e.rel_dt, date '2024-01-02') + (i*i*11 + i*37) % 300 + i*8/5 AS d,
             CASE c.cust_typ WHEN 'wholesaler' THEN 60 + (i*29) % 240 WHEN 'chain' THEN 40 + (i*17) % 150 WHEN 'library' THEN 5 + i % 20 ELSE 4 + (i*7) % 33 END AS q,
             CASE c.cust_typ WHEN 'wholesaler' THEN 0.5 WHEN 'chain' THEN 0.45 WHEN 'library' THEN 0.25 ELSE 0.38 END AS disc
      FROM generate_series(1,460) i
      JOIN bk_cust c ON c.cust_id = 1 + (i*5 + i/6 + i*i/31) % 17
      JOIN (SELECT *, row_number() OVER (ORDER BY ttl_id, fmt) AS rn, count(*) OVER () AS cnt FROM bk_edn WHERE rel_dt IS NOT NULL) e ON e.rn = 1 + (i*i*3 + i*13 + i/4) % (e.cnt - 6)) x
WHERE d <= date '2026-11-20';

INSERT INTO bk_sale
SELECT 430 + n, 1 + (n * 5) % 17, isbn, date '2026-10-03' + (n * 3)::int, 6 + n * 11 % 29, round(lst_price * 0.6, 2)
FROM (SELECT *, row_number() OVER (ORDER BY fmt, ttl_id) AS n FROM bk_edn WHERE rel_dt < date '2026-10-01' AND ttl_id % 9 = 4) e;

INSERT INTO bk_rtn
SELECT row_number() OVER (ORDER BY d, sale_id), cust_id, isbn, d, greatest(1, qty * (10 + sale_id % 5 * 8) / 100),
  CASE WHEN sale_id % 6 = 1 THEN 'damaged' WHEN sale_id % 13 = 4 THEN 'wrong item' ELSE 'unsold' END, d < date '2026-09-15' AND sale_id % 10 <> 6
FROM (SELECT s.*, s.sale_dt + 45 + (s.sale_id * 19) % 120 AS d FROM bk_sale s JOIN bk_edn e USING (isbn) JOIN bk_cust c USING (cust_id)
      WHERE s.sale_id % 4 IN (1, 2) AND e.fmt IN ('hardcover','paperback') AND c.cust_typ <> 'library') x
WHERE d <= date '2026-11-20';

INSERT INTO bk_roy
SELECT row_number() OVER (ORDER BY y, a.ttl_id, a.auth_id), a.auth_id, a.ttl_id, y, round(sum(s.qty * s.unit_prc) * a.roy_pct / 100, 2),
  CASE WHEN y = 2026 OR (y = 2025 AND a.auth_id % 7 = 3) THEN NULL ELSE make_date(y + 1, 3, 1) + (a.auth_id * 5 + a.ttl_id) % 60 END
FROM bk_sale s JOIN bk_edn e USING (isbn) JOIN bk_ttl_auth a USING (ttl_id), LATERAL (SELECT extract(year FROM s.sale_dt)::int AS y) z
GROUP BY a.auth_id, a.ttl_id, y, a.roy_pct;
