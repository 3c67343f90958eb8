-- The licence check keeps everything in memory, rebuilt from what the registry and the access service publish.
comment on schema licence is 'Owned by the licence check, which keeps nothing here yet';
