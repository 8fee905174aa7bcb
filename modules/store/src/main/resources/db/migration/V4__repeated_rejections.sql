-- An attempt that is rejected again, under another offset, repeats its first rejection and has no row of its own. The
-- row stays for as long as the last repetition is of interest, and not only the first one.
ALTER TABLE rejection ADD COLUMN repeated_at timestamptz(3);
-- One attempt may be rejected with ever other content: its rejections are not all read to find the one that is the same.
CREATE INDEX rejection_by_content ON rejection (thread_uuid, command_id, content_hash);
DROP INDEX rejection_by_command;
