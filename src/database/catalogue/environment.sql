select current_schemas(false)::text[], current_user::text
