-- A town council: people of whom some sit and some work for it; clinics and what is topical
create table person (person_id int primary key, full_name text not null, town text not null, phone text, born_on date);
create table councillor (person_id int primary key references person, party text not null, elected_on date not null);
create table officer (person_id int primary key references person, department text not null, salary_min int, salary_max int);
create table committee (committee_id int primary key, name text not null, chair int references councillor, budget numeric(12,2));
create table seat (committee_id int references committee, person_id int references councillor, since date, primary key (committee_id, person_id));
create table complaint (complaint_id int primary key, person_id int not null references person, officer_id int references officer, topic text not null, status text not null, filed_on date not null, agent text);
create table clinic (clinic_id int primary key, name text not null, town text not null, rooms int not null, capacity_per_hour int not null);
insert into person values (1,'Ada Ames','Ashby','1','1950-01-01'),(2,'Bob Bell','Burford',null,'1961-02-02'),(3,'Cy Cole','Ashby','3','1972-03-03'),(4,'Di Dunn','Calne','4','1983-04-04'),(5,'Ed Eads','Burford','5','1994-05-05'),(6,'Flo Ford','Ashby',null,'1999-06-06');
insert into councillor values (1,'Green','2019-05-02'),(2,'Labour','2023-05-04'),(3,'Green','2023-05-04');
insert into officer values (4,'Housing',30000,41000),(5,'Parks',24000,33000);
insert into committee values (1,'Planning',2,120000),(2,'Finance',1,900000),(3,'Climate',null,50000);
insert into seat values (1,1,'2023-06-01'),(1,3,'2023-06-01'),(2,2,'2023-06-01');
insert into complaint values (1,6,4,'noise','closed','2024-01-10','Hart'),(2,6,4,'bins','open','2024-02-11','Hart'),(3,4,5,'noise','closed','2024-03-12','Lane'),(4,2,5,'noise','rejected','2023-04-13','Hart'),(5,1,4,'parking','open','2023-05-14',null);
insert into clinic values (1,'Canal Side','Ashby',3,14),(2,'Moorside','Calne',11,60);
