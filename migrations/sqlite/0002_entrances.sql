-- How people come in who have no personal link: see ../README.md.

create table entrances (
    workshop_id blob not null primary key references workshops (id) on delete cascade,
    code_hash blob not null unique check (length(code_hash) = 32),
    generation integer not null,
    entry text not null check (entry in ('open', 'approval', 'password')),
    password text check ((entry = 'password') = (password is not null))
) strict;
