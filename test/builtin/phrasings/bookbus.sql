-- A library on wheels: copies and loans between books and branches, events and their bookings
create table branch (branch_id int primary key, name text not null, town text, opened date);
create table author (author_id int primary key, name text, born int);
create table book (book_id int primary key, title text not null, author_id int references author(author_id), published int, price numeric(6,2), shelf text);
create table copy (copy_id int primary key, book_id int not null references book(book_id), branch_id int not null references branch(branch_id), acquired_on date, condition text);
create table reader (reader_id int primary key, name text not null, home_branch_id int references branch(branch_id), joined_on date, status text, active boolean);
create table loan (loan_id int primary key, book_id int references book(book_id), branch_id int references branch(branch_id), reader_id int references reader(reader_id), lent_on date not null, due_on date not null, returned_on date);
create table event (event_id int primary key, title text, branch_id int references branch(branch_id), held_on date not null, seats int);
create table booking (booking_id int primary key, event_id int references event(event_id), reader_id int references reader(reader_id), booked_on date not null, seats int, status text);
insert into branch values (1,'Central','Ayle','2001-01-01'),(2,'North','Ayle','2005-05-05'),(3,'Mill','Bram','2011-01-01'),(4,'Mill','Cort','2012-01-01');
insert into author select i,(array['Ann Ives','Bo Kerr','Cy Lund','Di Moss','Ed Nash'])[i],1940+i*9 from generate_series(1,5) i;
insert into book select i,(array['Sea','Hill','Rain','Stone','Light'])[1+i%5]||' '||i,1+i%5,1990+i%30,8+i%20,(array['A','B','C'])[1+i%3] from generate_series(1,40) i;
insert into copy select i,1+i%38,1+i%4,date '2015-01-01'+i*20,(array['good','worn','single'])[1+i%3] from generate_series(1,90) i;
insert into reader select i,(array['Pia','Quin','Ros','Sam','Tea'])[1+i%5]||' '||(array['Ash','Birch','Cedar','Elm'])[1+i%4],1+i%4,date '2018-01-01'+i*30,(array['active','blocked'])[1+i%2],i%2=0 from generate_series(1,30) i;
insert into loan select i,1+i*3%36,1+i%3,1+i%28,date '2024-01-01'+i*2,date '2024-01-15'+i*2,case when i%5<>0 then date '2024-01-10'+i*2 end from generate_series(1,150) i;
insert into event select i,(array['Reading','Quiz Night','Story Hour'])[1+i%3]||' '||i,1+i%4,date '2026-08-01'+i*5,20+i from generate_series(1,30) i;
insert into booking select i,1+i%29,1+i%27,date '2026-07-01'+i,1+i%3,(array['confirmed','cancelled'])[1+i%2] from generate_series(1,140) i;
