package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Users with their organization. */
final class PeopleQuery {

  private PeopleQuery() {}

  static Map<UUID, Person> run(Handle handle, Collection<UUID> userUuids) {
    Map<UUID, Person> people = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT u.user_uuid, u.is_active, o.organization_uuid,
              coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), 'Unknown user') AS name
            FROM users u
            LEFT JOIN organization_memberships m ON m.user_id = u.user_id
            LEFT JOIN organizations o ON o.organization_id = m.organization_id
            WHERE u.user_uuid = ANY (:users::uuid[])
            """)
        .bind("users", UuidArray.of(List.copyOf(userUuids), each -> each))
        .map(
            (row, _) ->
                new Person(
                    row.getObject("user_uuid", UUID.class),
                    row.getObject("organization_uuid", UUID.class),
                    row.getString("name"),
                    row.getBoolean("is_active")))
        .forEach(person -> people.put(person.userUuid(), person));
    return people;
  }
}
