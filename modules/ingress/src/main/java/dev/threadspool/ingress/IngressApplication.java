package dev.threadspool.ingress;

import dev.threadspool.ingress.config.IngressConfiguration;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** The ingress as a process, or as a guest in another one. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngressConfiguration.class)
public class IngressApplication {

  /** Runs until it is told to stop. */
  public static void main(String[] arguments) {
    builder().run(arguments);
  }

  /**
   * Starts an ingress in this process, whether or not its dependencies are there; closing the
   * context stops it. The properties win over all other sources. The port it took is {@code
   * local.server.port} of its environment.
   */
  public static ConfigurableApplicationContext start(Map<String, Object> properties) {
    return builder()
        .registerShutdownHook(false)
        .initializers(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("given", properties)))
        .run();
  }

  private static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(IngressApplication.class)
        .bannerMode(Banner.Mode.OFF)
        .properties("spring.config.name=threadspool-ingress");
  }
}
