-- A sea rescue service as an old system keeps it: names run together, persons with kinds that share the key, Y and N, days as text.
create table Person (PersNo int primary key, LastName text, FirstName text, Born text, Sex char(1), Town text);
create table Skipper (PersNo int primary key references Person, LicClass char(1), Since int);
create table Volunteer (PersNo int references Person, StnCode varchar(4), Hrs int);
create table Station (StnCode varchar(4) primary key, StnName text, Region text, Founded text, ChiefNo int);
create table Boat (BoatID int primary key, BoatName text, BType text, StnCode varchar(4) references Station, Len real, TopSpeed int, Active char(1));
create table Mission (MNo int primary key, MDate text, BoatID int references Boat, SkipperNo int references Skipper, Cause text, Grade char(1), Saved int, Fuel text);
create table CrewOn (MNo int references Mission, PersNo int references Person, Duty text, primary key(MNo,PersNo));
insert into Person select i, (array['Lund','Berg','Moe','Dahl','Vik','Holm','Nes'])[1+i%7]||case when i>14 then 's' else '' end, (array['Ida','Nils','Liv','Per','Eva'])[1+i%5], to_char(date '1960-03-01'+i*301,'YYYY-MM-DD'), case when i%5 in (0,2,4) then 'F' else 'M' end, (array['Harbord','Quay','Millport','Eastness'])[1+i%4] from generate_series(1,40) i;
insert into Skipper select i, (array['A','B','C'])[1+i%3], 1990+i from generate_series(1,12) i;
insert into Station values ('HAR','Harbord Point','North','1901',3),('QUA','Quay Head','North','1922',5),('MIL','Millport','South','1950',7),('EAS','Eastness','South','1987',9),('GRN','Green Isle','West','2004',null);
insert into Volunteer select i, (array['HAR','QUA','MIL','EAS'])[1+i%4], i*7%90 from generate_series(13,40) i;
insert into Boat select i, (array['Gannet','Tern','Puffin','Skua','Petrel','Fulmar','Auk','Kittiwake'])[i], (array['cruiser','rib','rib','jet'])[1+i%4], (array['HAR','QUA','MIL','EAS'])[1+i%4], 6+i*1.25, 25+i*3%20, case when i%4=0 then 'N' else 'Y' end from generate_series(1,8) i;
insert into Mission select i, to_char(date '2022-01-03'+i*9,'YYYY-MM-DD'), 1+(i*5)%7, 1+(i*3)%10, (array['engine failure','fire','grounding','medical','missing person'])[1+i%5], (array['A','B','C','D'])[1+i%4], i%6, (i*11%200)::text from generate_series(1,120) i;
insert into CrewOn select i, 13+(i*k*3)%25, (array['lookout','medic','engineer'])[k] from generate_series(1,120) i, generate_series(1,3) k on conflict do nothing;
