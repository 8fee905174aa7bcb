package dev.threadspool.bench.contenders;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.bench.making.ThreadMaker;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.site.Polling;
import org.apache.kafka.clients.admin.Admin;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the Spring contenders share: databases, resolving, messages. */
@Configuration(proxyBeanMethods = false)
class Parts {

  /** One a listener, one for a poller. */
  private static final int CONNECTIONS = Polling.THREADS + 1;

  @Bean(destroyMethod = "close")
  HikariDataSource store(Arena arena) {
    return ThreadMaker.pool(arena, arena.storeUrl(), CONNECTIONS);
  }

  @Bean
  Jdbi jdbi(HikariDataSource store) {
    return Jdbi.create(store).installPlugin(new PostgresPlugin());
  }

  @Bean(destroyMethod = "close")
  ThreadMaker maker(Arena arena) {
    return new ThreadMaker(arena, CONNECTIONS);
  }

  @Bean
  Messages messages(Arena arena) {
    try (Admin admin = arena.admin()) {
      return Messages.of(arena, admin);
    }
  }
}
