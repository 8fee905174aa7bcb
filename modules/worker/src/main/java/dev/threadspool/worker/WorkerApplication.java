package dev.threadspool.worker;

import dev.threadspool.worker.config.WorkerConfiguration;
import dev.threadspool.worker.milestone.Milestones;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** The worker as a process, or as a guest in another one. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WorkerConfiguration.class)
public class WorkerApplication {

  /** Runs until it is told to stop. */
  public static void main(String[] arguments) {
    builder().run(arguments);
  }

  /**
   * Starts a worker in this process; closing the context stops it. The properties win over all
   * other sources.
   */
  public static ConfigurableApplicationContext start(Map<String, Object> properties) {
    return start(properties, Milestones.UNWATCHED);
  }

  /** The same, with somebody who watches, or crashes it, at its milestones. */
  public static ConfigurableApplicationContext start(
      Map<String, Object> properties, Milestones milestones) {
    return builder()
        .registerShutdownHook(false)
        .initializers(
            context -> {
              context
                  .getEnvironment()
                  .getPropertySources()
                  .addFirst(new MapPropertySource("given", properties));
              context.getBeanFactory().registerSingleton("milestones", milestones);
            })
        .run();
  }

  private static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(WorkerApplication.class)
        .bannerMode(Banner.Mode.OFF)
        .properties("spring.config.name=threadspool-worker");
  }
}
