-- A ski resort: passes, gear that is lent out, courses and what goes wrong
create table guest (guest_id int primary key, full_name text not null, city text not null, loyalty_tier text, email text, is_smoker boolean not null, member_since date, wants_newsletter boolean not null);
create table instructor (instructor_id int primary key, first_name text not null, last_name text not null, speciality text not null, weekly_pay numeric(8,2) not null, freelance boolean not null, hired_on date not null, left_on date);
create table course (course_id int primary key, title text not null, level text not null, day_rate numeric(7,2) not null, opened_on date not null, instructor_id int not null references instructor);
create table enrolment (enrolment_id int primary key, course_id int not null references course, guest_id int not null references guest, by_agent boolean not null, seats int not null);
create table pass (pass_id int primary key, guest_id int not null references guest, kind text not null, fare numeric(7,2) not null, sold_on date not null, pay_freq text not null, auto_rnw boolean not null);
create table gear (gear_id int primary key, label text not null, kind text not null, status text not null, built_year int not null, length_cm int not null, checked_by int references instructor);
create table gear_rental (rental_id int primary key, gear_id int not null references gear, guest_id int not null references guest, out_on date not null, back_on date);
create table mishap (mishap_id int primary key, guest_id int references guest, reported_by int not null references instructor, severity int not null, closed_on date, cause text not null);
create table hall (hall_id int primary key, name text not null, town text not null, seats int not null, built_year int not null);
create table evening (evening_id int primary key, hall_id int not null references hall, title text not null, held_on date not null);
comment on column mishap.severity is '1 = minor, 2 = serious, 3 = critical';
comment on column mishap.guest_id is 'null when nobody was hurt';

insert into guest values (1,'Ada Moen','Oslo','Gold','ada@x.no',true,'2018-01-05',true),(2,'Bo Lind','Bergen','Silver',null,false,null,true),(3,'Cleo Park','Oslo','Gold','cleo@x.no',false,'2021-06-01',false),(4,'Dag Ruud','Tromso',null,'dag@x.no',true,null,false);
insert into instructor values (1,'Eva','Stone','alpine',900,false,'2015-11-01',null),(2,'Finn','Holt','snowboard',750,true,'2019-11-15','2024-04-01'),(3,'Gro','Vik','alpine',820,false,'2021-12-01',null);
insert into course values (1,'First Turns','beginner',60,'2012-01-01',1),(2,'Deep Powder','expert',140,'2016-01-01',1),(3,'Half Pipe','expert',120,'2020-01-01',2);
insert into enrolment values (1,1,1,true,2),(2,1,2,false,1),(3,2,3,false,1),(4,3,4,true,3),(5,3,1,false,1);
insert into pass values (1,1,'full',500,'2025-10-01','annual',true),(2,2,'reduced',60,'2025-11-02','monthly',false),(3,3,'full',520,'2025-12-12','annual',true),(4,4,'family',900,'2026-01-03','monthly',true),(5,1,'full',70,'2026-01-04','monthly',false);
insert into gear values (1,'Atlas 1','ski','on_loan',2018,170,1),(2,'Atlas 2','ski','in_storage',2019,180,1),(3,'Bolt','board','on_display',2021,150,3),(4,'Comet','board','on_loan',2016,155,null);
insert into gear_rental values (1,1,1,'2026-01-02',null),(2,2,2,'2025-12-02','2025-12-09'),(3,4,3,'2026-01-05',null),(4,3,1,'2025-01-05','2025-01-09');
insert into mishap values (1,1,1,3,null,'ice'),(2,null,1,1,'2026-01-09','fog'),(3,2,3,3,'2026-01-10','ice'),(4,4,1,2,null,'crowd');
insert into hall values (1,'Summit Hall','Summit',300,1998),(2,'Valley Stage','Valley',150,2010);
insert into evening values (1,1,'Fire Dance','2026-02-01'),(2,2,'Slide Show','2026-02-02'),(3,1,'Jazz Night','2026-02-03');
