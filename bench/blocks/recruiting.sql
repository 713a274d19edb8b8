-- Recruitment agency

CREATE TYPE "ContractKind" AS ENUM ('Permanent', 'Temporary', 'Freelance');

CREATE TABLE "Consultant" (
  "ConsultantId"   int PRIMARY KEY,
  "FullName"       text NOT NULL,
  "Team"           text NOT NULL,
  "ManagerId"      int REFERENCES "Consultant" ("ConsultantId"),
  "HiredOn"        date NOT NULL,
  "CommissionRate" numeric(4,2) NOT NULL
);

CREATE TABLE "Client" (
  "ClientId"    int PRIMARY KEY,
  "CompanyName" text NOT NULL,
  "Industry"    text NOT NULL,
  "City"        text NOT NULL,
  "Employees"   int,
  "ClientSince" date NOT NULL,
  "IsActive"    boolean NOT NULL
);

CREATE TABLE "Vacancy" (
  "VacancyId"    int PRIMARY KEY,
  "ClientId"     int NOT NULL REFERENCES "Client" ("ClientId"),
  "ConsultantId" int NOT NULL REFERENCES "Consultant" ("ConsultantId"),
  "Title"        text NOT NULL,
  "City"         text NOT NULL,
  "ContractType" "ContractKind" NOT NULL,
  "SalaryMin"    int NOT NULL,
  "SalaryMax"    int NOT NULL,
  "OpenedOn"     date NOT NULL,
  "ClosedOn"     date,
  "IsRemote"     boolean NOT NULL
);

CREATE TABLE "Candidate" (
  "CandidateId"    int PRIMARY KEY,
  "FirstName"      text NOT NULL,
  "LastName"       text NOT NULL,
  "City"           text NOT NULL,
  "Email"          text NOT NULL,
  "BirthDate"      date,
  "CurrentSalary"  int,
  "NoticeWeeks"    int NOT NULL,
  "RegisteredOn"   date NOT NULL,
  "WillRelocate"   boolean NOT NULL
);

CREATE TABLE "Skill" (
  "SkillId"  int PRIMARY KEY,
  "Name"     text NOT NULL,
  "Category" text NOT NULL
);

CREATE TABLE "CandidateSkill" (
  "CandidateId" int NOT NULL REFERENCES "Candidate" ("CandidateId"),
  "SkillId"     int NOT NULL REFERENCES "Skill" ("SkillId"),
  "Years"       int NOT NULL,
  PRIMARY KEY ("CandidateId", "SkillId")
);

CREATE TABLE "Application" (
  "ApplicationId" int PRIMARY KEY,
  "CandidateId"   int NOT NULL REFERENCES "Candidate" ("CandidateId"),
  "VacancyId"     int NOT NULL REFERENCES "Vacancy" ("VacancyId"),
  "AppliedOn"     date NOT NULL,
  "Stage"         text NOT NULL,
  "Source"        text
);

CREATE TABLE "Interview" (
  "InterviewId"   int PRIMARY KEY,
  "ApplicationId" int NOT NULL REFERENCES "Application" ("ApplicationId"),
  "Round"         int NOT NULL,
  "ScheduledAt"   timestamp NOT NULL,
  "Mode"          text NOT NULL,
  "Outcome"       text
);

CREATE TABLE "Placement" (
  "PlacementId"   int PRIMARY KEY,
  "ApplicationId" int NOT NULL UNIQUE REFERENCES "Application" ("ApplicationId"),
  "StartDate"     date NOT NULL,
  "EndDate"       date,
  "AgreedSalary"  int NOT NULL,
  "FeePercent"    numeric(4,1) NOT NULL,
  "FeePaid"       boolean NOT NULL
);

COMMENT ON TABLE "Client" IS 'Companies that hire through the agency';
COMMENT ON TABLE "Vacancy" IS 'Jobs to fill';
COMMENT ON COLUMN "Vacancy"."ConsultantId" IS 'Consultant in charge of the vacancy';
COMMENT ON COLUMN "Vacancy"."ClosedOn" IS 'null while the vacancy is open';
COMMENT ON COLUMN "Candidate"."CurrentSalary" IS 'Gross per year, null if not disclosed';
COMMENT ON COLUMN "Application"."Stage" IS 'Applied, Shortlisted, Interviewing, Placed, Rejected or Withdrawn';
COMMENT ON COLUMN "Interview"."Outcome" IS 'Passed, Failed or No Show; null if it has not been held yet';
COMMENT ON COLUMN "Placement"."EndDate" IS 'null for open-ended contracts';
COMMENT ON COLUMN "Placement"."FeePercent" IS 'Agency fee in percent of the agreed salary';

INSERT INTO "Consultant" VALUES
  (1,'Victoria Lang','Management',NULL,'2010-03-01',0),
  (2,'Dominic Shaw','Technology',1,'2013-09-16',12.5),
  (3,'Amira Haddad','Finance',1,'2015-01-12',12),
  (4,'Lewis Porter','Technology',2,'2019-05-20',9),
  (5,'Bianca Ferraro','Technology',2,'2021-10-04',8),
  (6,'Georg Lindner','Finance',3,'2018-02-26',9.5),
  (7,'Tessa Quinn','Healthcare',1,'2016-06-13',11),
  (8,'Mohan Iyer','Healthcare',7,'2022-04-25',7.5),
  (9,'Ruby Chambers','Finance',3,'2026-08-17',6);

INSERT INTO "Client" VALUES
  (1,'Brightwave Software','Technology','Manchester',320,'2014-05-06',true),
  (2,'Northern Trust Bank','Finance','Leeds',4100,'2012-11-19',true),
  (3,'Kestrel Insurance','Finance','London',1850,'2017-03-02',true),
  (4,'St. Aidan''s Hospital','Healthcare','Newcastle',2700,'2018-08-23',true),
  (5,'Orbital Robotics','Technology','Cambridge',95,'2020-01-15',true),
  (6,'Mayfield Care Homes','Healthcare','Sheffield',640,'2019-09-30',false),
  (7,'Pixel & Pine Studio','Media','Bristol',42,'2022-02-08',true),
  (8,'Halcyon Logistics','Logistics','Birmingham',1200,'2016-04-11',true),
  (9,'Redbrick Retail','Retail','Manchester',5300,'2021-06-21',true),
  (10,'Solstice Energy','Energy','London',880,'2023-03-27',true),
  (11,'Tamarind Foods','Retail','Leicester',410,'2015-10-05',false),
  (12,'Cobalt Analytics','Technology','London',NULL,'2024-07-09',true),
  (13,'Ferndale Clinics','Healthcare','Leeds',230,'2025-02-18',true),
  (14,'Silverline Advisory','Finance','London',150,'2026-05-04',true),
  (15,'Harbourlight Media','Media','Liverpool',NULL,'2026-09-14',true);

INSERT INTO "Vacancy"
SELECT i, c."ClientId",
  CASE c."Industry" WHEN 'Technology' THEN (ARRAY[2,4,5,4])[1 + i % 4] WHEN 'Media' THEN 5 WHEN 'Finance' THEN (ARRAY[3,6,6])[1 + i % 3]
    WHEN 'Healthcare' THEN (ARRAY[7,8,7])[1 + (i/2) % 3] ELSE (ARRAY[2,6,4])[1 + i % 3] END,
  CASE c."Industry" WHEN 'Technology' THEN (ARRAY['Backend Developer','Data Engineer','QA Engineer','Product Manager'])[1 + (i/3) % 4]
    WHEN 'Finance' THEN (ARRAY['Accountant','Risk Analyst','Financial Controller'])[1 + (i/2) % 3]
    WHEN 'Healthcare' THEN (ARRAY['Staff Nurse','Physiotherapist','Care Manager'])[1 + (i/3) % 3]
    WHEN 'Media' THEN 'Graphic Designer' ELSE (ARRAY['Data Analyst','Supply Chain Manager','Accountant'])[1 + (i/2) % 3] END,
  CASE WHEN i % 7 = 2 THEN 'London' ELSE c."City" END,
  (CASE WHEN i % 5 = 1 THEN 'Freelance' WHEN i % 4 = 3 THEN 'Temporary' ELSE 'Permanent' END)::"ContractKind",
  26000 + (i*i*700 + i*1300) % 41000 / 500 * 500,
  26000 + (i*i*700 + i*1300) % 41000 / 500 * 500 + 4000 + i % 6 * 2500 + i % 17 * 100,
  d, CASE WHEN i % 9 = 4 OR d + 35 + (i*17) % 90 > date '2026-11-20' THEN NULL ELSE d + 35 + (i*17) % 90 END,
  i % 3 = 0 AND c."Industry" NOT IN ('Healthcare','Logistics')
FROM (SELECT i, date '2024-01-08' + (i*1033/84) AS d, 1 + (i*5 + i/4 + i*i/7) % 13 AS cid FROM generate_series(1,84) i) x
JOIN "Client" c ON c."ClientId" = x.cid;

INSERT INTO "Candidate"
SELECT i,
  (ARRAY['James','Aisha','Robert','Mei','Sarah','Daniel','Katarzyna','Paul','Nina','Ahmed','Laura','Gareth','Yusuf','Chloe'])[1 + (i*5) % 14],
  (ARRAY['Turner','Khan','Wallace','Chen','Murphy','Nowak','Reeves','Stone','Adeyemi','Fletcher','Price'])[1 + (i*7 + i/14*2) % 11],
  (ARRAY['London','Manchester','Leeds','Birmingham','London','Bristol','Newcastle','Sheffield','Manchester'])[1 + (i*4 + i/9) % 9],
  'cand' || i || '@mail.example',
  CASE WHEN i % 10 = 6 THEN NULL ELSE date '1966-04-17' + (i*i*97 + i*821) % 13400 END,
  CASE WHEN i % 6 = 4 THEN NULL ELSE 23500 + (i*i*370 + i*910) % 47000 / 250 * 250 END,
  (ARRAY[4,0,8,4,12,4,2])[1 + (i*3) % 7],
  date '2023-06-01' + (i*i*7 + i*53) % 1268,
  (i*5) % 8 < 3
FROM generate_series(1,120) i;

INSERT INTO "Skill" VALUES
  (1,'Python','Programming'),(2,'Java','Programming'),(3,'SQL','Data'),(4,'Power BI','Data'),(5,'Test Automation','Programming'),
  (6,'Bookkeeping','Finance'),(7,'IFRS','Finance'),(8,'Risk Modelling','Finance'),(9,'Patient Care','Clinical'),(10,'Rehabilitation','Clinical'),
  (11,'Team Leadership','Soft Skills'),(12,'Negotiation','Soft Skills'),(13,'Illustration','Design'),(14,'COBOL','Programming');

INSERT INTO "CandidateSkill"
SELECT c."CandidateId", s."SkillId", 1 + (c."CandidateId"*3 + s."SkillId"*5) % 14
FROM "Candidate" c JOIN "Skill" s
  ON s."SkillId" IN (1 + c."CandidateId" % 13, 1 + (c."CandidateId"*3 + c."CandidateId"/5) % 13, 3 + 8 * (c."CandidateId" % 2))
WHERE c."CandidateId" % 17 <> 8;

INSERT INTO "Application"
SELECT row_number() OVER (ORDER BY d, i), cid, vid, d,
  CASE WHEN d > date '2026-10-28' THEN (ARRAY['Applied','Shortlisted','Interviewing'])[1 + i % 3]
       ELSE (ARRAY['Rejected','Placed','Rejected','Withdrawn','Rejected','Placed','Interviewing','Rejected'])[1 + (i*3 + i/9) % 8] END,
  CASE WHEN i % 14 = 9 THEN NULL ELSE (ARRAY['LinkedIn','Job board','Referral','LinkedIn','Website','LinkedIn','Job board'])[1 + (i*2 + i/7) % 7] END
FROM (SELECT i, 1 + (i*i*5 + i*7 + i/2) % 109 AS cid, v."VacancyId" AS vid, v."OpenedOn" + (i*11) % 34 AS d
      FROM generate_series(1,262) i JOIN "Vacancy" v ON v."VacancyId" = 1 + (i*3 + i*i/17) % 82) x
WHERE d <= date '2026-11-20';

UPDATE "Application" a SET "Stage" = 'Interviewing'
WHERE "Stage" IN ('Placed') AND EXISTS (SELECT 1 FROM "Application" b WHERE b."CandidateId" = a."CandidateId" AND b."VacancyId" = a."VacancyId" AND b."ApplicationId" < a."ApplicationId");

INSERT INTO "Interview"
SELECT row_number() OVER (ORDER BY a."ApplicationId", n), a."ApplicationId", n,
  (a."AppliedOn" + n * 9 + a."ApplicationId" % 5)::timestamp + ((a."ApplicationId" * 3 + n) % 8 + 9) * interval '1 hour',
  (ARRAY['Phone','Video','On site','Video'])[1 + (a."ApplicationId" + n*n) % 4],
  CASE WHEN a."AppliedOn" + n * 9 + a."ApplicationId" % 5 > date '2026-11-19' THEN NULL
       WHEN a."Stage" = 'Placed' THEN 'Passed'
       WHEN a."Stage" = 'Interviewing' THEN 'Passed'
       WHEN n < a."ApplicationId" % 3 THEN 'Passed'
       WHEN a."ApplicationId" % 11 = 3 THEN 'No Show' ELSE 'Failed' END
FROM "Application" a CROSS JOIN generate_series(1,3) n
WHERE CASE a."Stage" WHEN 'Placed' THEN n <= 2 + a."ApplicationId" % 2 WHEN 'Interviewing' THEN n <= 1 + a."ApplicationId" % 2
        WHEN 'Rejected' THEN n <= a."ApplicationId" % 3 ELSE false END;

INSERT INTO "Placement"
SELECT row_number() OVER (ORDER BY a."ApplicationId"), a."ApplicationId",
  a."AppliedOn" + 40 + (a."ApplicationId" * 7) % 45,
  CASE v."ContractType" WHEN 'Permanent' THEN NULL ELSE a."AppliedOn" + 40 + (a."ApplicationId" * 7) % 45 + 90 + (a."ApplicationId" * 13) % 200 END,
  v."SalaryMin" + (v."SalaryMax" - v."SalaryMin") * ((a."ApplicationId" * 3) % 10) / 10 + a."ApplicationId" % 7 * 10,
  15 + (a."ApplicationId" * 5) % 9 + CASE WHEN a."ApplicationId" % 4 = 1 THEN 0.5 ELSE 0 END,
  a."ApplicationId" % 6 <> 5 AND a."AppliedOn" < date '2026-08-01'
FROM "Application" a JOIN "Vacancy" v USING ("VacancyId") WHERE a."Stage" = 'Placed';
