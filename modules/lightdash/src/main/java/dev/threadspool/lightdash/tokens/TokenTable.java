package dev.threadspool.lightdash.tokens;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code personal_access_tokens}, only read: Threadspool neither deletes expired tokens nor notes
 * their use.
 */
final class TokenTable {

  private final Jdbi jdbi;

  TokenTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whose token has one of these hashes; nobody, if it has expired. */
  Optional<Identity> find(List<String> hashes) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT u.user_uuid, u.is_active, o.organization_uuid,
                      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), 'Unknown user') AS name
                    FROM personal_access_tokens t
                    JOIN users u ON u.user_id = t.created_by_user_id
                    LEFT JOIN organization_memberships m ON m.user_id = u.user_id
                    LEFT JOIN organizations o ON o.organization_id = m.organization_id
                    WHERE t.token_hash = ANY (:hashes::text[])
                      AND (t.expires_at IS NULL OR t.expires_at > now())
                    LIMIT 1
                    """)
                .bindArray("hashes", String.class, hashes)
                .<Identity>map(
                    (row, _) ->
                        row.getBoolean("is_active")
                            ? new Identity.Known(
                                row.getObject("user_uuid", UUID.class),
                                row.getObject("organization_uuid", UUID.class),
                                row.getString("name"))
                            : new Identity.Deactivated())
                .findFirst());
  }
}
