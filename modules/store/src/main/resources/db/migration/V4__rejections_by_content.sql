-- One attempt may be rejected with ever other content: its rejections are not all read to find the one that is the same.
CREATE INDEX rejection_by_content ON rejection (thread_uuid, command_id, content_hash);
DROP INDEX rejection_by_command;
