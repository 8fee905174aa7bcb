package dev.threadspool.ingress.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.dependency.ExecutedStatements;
import dev.threadspool.ingress.http.ReadController;
import dev.threadspool.ingress.identity.Authenticator;
import dev.threadspool.ingress.reading.Guard;
import dev.threadspool.ingress.reading.Patience;
import dev.threadspool.ingress.reading.Reading;
import dev.threadspool.ingress.reading.Sight;
import dev.threadspool.ingress.reading.ThreadFinder;
import dev.threadspool.ingress.reading.ThreadLists;
import dev.threadspool.lightdash.postgres.PostgresCatalogue;
import dev.threadspool.store.ThreadReader;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The side towards readers; without a store they are told what is missing. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

  @Bean(destroyMethod = "close")
  StorePool storePool(IngressSettings settings) {
    return new StorePool(
        settings.store().url().isBlank() ? null : DatabasePool.store(settings.store()));
  }

  /** A pool, or none: the context has no beans that are null. */
  record StorePool(@Nullable HikariDataSource dataSource) implements AutoCloseable {

    @Override
    public void close() {
      if (dataSource != null) {
        dataSource.close();
      }
    }
  }

  @Bean
  ReadController readController(
      Authenticator authenticator,
      IngressSettings settings,
      Jdbi lightdash,
      StorePool storePool,
      Dependencies dependencies) {
    HikariDataSource dataSource = storePool.dataSource();
    return new ReadController(
        authenticator,
        dataSource == null
            ? null
            : reading(store(dataSource, dependencies), settings, lightdash, dependencies),
        settings.ingress().maxReadWait());
  }

  private static ThreadReader store(HikariDataSource dataSource, Dependencies dependencies) {
    return new ThreadReader(
        Jdbi.create(dataSource)
            .installPlugin(new PostgresPlugin())
            .setSqlLogger(new ExecutedStatements(Dependency.STORE, dependencies)));
  }

  private static Reading reading(
      ThreadReader store, IngressSettings settings, Jdbi lightdash, Dependencies dependencies) {
    Guard guard = new Guard(dependencies);
    IngressSettings.Lightdash rules = settings.lightdash();
    Sight sight =
        new Sight(
            new PostgresCatalogue(lightdash, rules.customRoles(), rules.featureGate()), guard);
    Patience patience = new Patience(settings.ingress().maxReadersWaiting());
    return new Reading(
        new ThreadFinder(store, sight, guard, patience), new ThreadLists(store, sight, guard));
  }
}
