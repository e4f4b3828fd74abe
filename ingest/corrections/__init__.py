"""What a person says of records: kept beside what the machine read, and standing whatever it reads next."""
