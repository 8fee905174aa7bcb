package dev.threadspool.bench.latency;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.bench.making.ThreadMaker;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.identity.Authenticator;
import dev.threadspool.lightdash.tokens.PersonalAccessTokens;
import dev.threadspool.local.sample.SampleLightdash;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What one would write without Kafka: Spring MVC and Jdbi, which authenticate, resolve and store
 * the same while the caller waits. It tells nobody of the thread, and a request that comes while a
 * database is away is lost.
 */
public final class Synchronous implements Service {

  /** To either database. */
  private static final int CONNECTIONS = 8;

  @Override
  public String key() {
    return "synchronous";
  }

  @Override
  public String title() {
    return "Spring MVC and Jdbi, without Kafka";
  }

  @Override
  public boolean announces() {
    return false;
  }

  @Override
  public Running start(Arena arena) {
    ConfigurableApplicationContext application =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.SERVLET)
            .bannerMode(Banner.Mode.OFF)
            .registerShutdownHook(false)
            .properties("spring.config.name=bench-synchronous")
            .properties(
                Map.of(
                    "server.port", "0",
                    "server.address", "127.0.0.1",
                    "spring.threads.virtual.enabled", "true",
                    "spring.jmx.enabled", "false"))
            .initializers(
                context ->
                    ((GenericApplicationContext) context).registerBean(Arena.class, () -> arena))
            .run();
    return new Running(
        application.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
        application);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(SynchronousController.class)
  static class Application {

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

    @Bean(destroyMethod = "close")
    Tokens tokens(Arena arena) {
      return new Tokens(ThreadMaker.pool(arena, arena.lightdashUrl(), CONNECTIONS / 2));
    }

    @Bean
    Authenticator authenticator(Tokens tokens, MeterRegistry meters) {
      return new Authenticator(
          new PersonalAccessTokens(
              Jdbi.create(tokens.lightdash()).installPlugin(new PostgresPlugin()),
              List.of(SampleLightdash.LIGHTDASH_SECRET)),
          null,
          new Dependencies(meters));
    }
  }

  /** A pool that is no bean: there is one data source to autowire. */
  record Tokens(HikariDataSource lightdash) implements AutoCloseable {

    @Override
    public void close() {
      lightdash.close();
    }
  }
}
