package dev.threadspool.ingress.http;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.ReadRefusals;
import dev.threadspool.ingress.identity.Authenticator;
import dev.threadspool.ingress.identity.Caller;
import dev.threadspool.ingress.reading.Reading;
import dev.threadspool.ingress.reading.ThreadListing;
import dev.threadspool.ingress.reading.ThreadLists.Narrowing;
import dev.threadspool.ingress.reading.ThreadPlace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code getAgentThread}, {@code listAgentThreads}, {@code listProjectThreads}: who asks, what for,
 * look.
 */
@RestController
public class ReadController {

  private static final String AI_AGENTS = "/api/v1/projects/{projectUuid}/aiAgents";
  private static final int MAX_PAGE = 1_000_000;
  private static final int MAX_PAGE_SIZE = 100;
  private static final int MAX_SEARCH = 255;
  private static final int MAX_CREATED_FROM = 64;

  private final Authenticator authenticator;
  private final @Nullable Reading reading;
  private final Duration longestWait;

  /**
   * @param reading null where no store is configured
   */
  public ReadController(
      Authenticator authenticator, @Nullable Reading reading, Duration longestWait) {
    this.authenticator = authenticator;
    this.reading = reading;
    this.longestWait = longestWait;
  }

  /** One thread; waits for one that is not there yet, on {@code Prefer: wait=n}. */
  @GetMapping(AI_AGENTS + "/{agentUuid}/threads/{threadUuid}")
  public ResponseEntity<byte[]> thread(
      @PathVariable String projectUuid,
      @PathVariable String agentUuid,
      @PathVariable String threadUuid,
      HttpServletRequest request) {
    Caller caller = authenticate(request);
    Faults faults = new Faults();
    UUID project = faults.uuid("projectUuid", projectUuid);
    UUID agent = faults.uuid("agentUuid", agentUuid);
    UUID thread = faults.uuid("threadUuid", threadUuid);
    faults.throwIfAny();
    Duration wait = Preference.readWait(headers(request, Preference.HEADER), longestWait);
    StoredThread found =
        reading()
            .finder()
            .find(
                caller,
                new ThreadPlace(
                    PathUuids.known(project), PathUuids.known(agent), PathUuids.known(thread)),
                wait);
    return Answers.thread(found, wait.isPositive() ? Preference.wait(wait) : null);
  }

  /** An agent's threads, not paginated: the caller's own, or everybody's. */
  @GetMapping(AI_AGENTS + "/{agentUuid}/threads")
  public void agentThreads(
      @PathVariable String projectUuid,
      @PathVariable String agentUuid,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Caller caller = authenticate(request);
    Faults faults = new Faults();
    UUID project = faults.uuid("projectUuid", projectUuid);
    UUID agent = faults.uuid("agentUuid", agentUuid);
    boolean everybodys = new Parameters(request, faults).flag("allUsers");
    faults.throwIfAny();
    ThreadListing listing =
        reading()
            .lists()
            .ofAgent(caller, PathUuids.known(project), PathUuids.known(agent), everybodys);
    ListWriter.agentThreads(listing, response);
  }

  /** The caller's threads in a project; paginated where both page and its size are given. */
  @GetMapping(AI_AGENTS + "/threads")
  public void projectThreads(
      @PathVariable String projectUuid, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = authenticate(request);
    Faults faults = new Faults();
    UUID project = faults.uuid("projectUuid", projectUuid);
    Parameters parameters = new Parameters(request, faults);
    Integer page = parameters.number("page", 1, MAX_PAGE);
    Integer pageSize = parameters.number("pageSize", 1, MAX_PAGE_SIZE);
    Narrowing narrowing =
        new Narrowing(
            parameters.uuid("agentUuid"),
            parameters.text("createdFrom", MAX_CREATED_FROM),
            parameters.text("search", MAX_SEARCH));
    faults.throwIfAny();
    ThreadListing listing =
        reading().lists().ofProject(caller, PathUuids.known(project), narrowing);
    if (page != null && pageSize != null) {
      ListWriter.projectPage(listing, page, pageSize, response);
    } else {
      ListWriter.projectThreads(listing, response);
    }
  }

  private Caller authenticate(HttpServletRequest request) {
    Caller caller = authenticator.authenticate(headers(request, HttpHeaders.AUTHORIZATION));
    AdmissionInterceptor.place(request).isOf(caller);
    return caller;
  }

  /**
   * @throws ApiException 503 where no store is configured
   */
  private Reading reading() {
    if (reading == null) {
      throw ReadRefusals.notConfigured();
    }
    return reading;
  }

  private static List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }
}
