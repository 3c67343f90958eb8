comment on schema licence is 'Owned by the licence check: what licences are signed by. What it answers from lies in memory, made of what others publish';
