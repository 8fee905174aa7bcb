package dev.threadspool.acceptance;

import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.RejectedCodec;
import dev.threadspool.contract.json.RequestJson;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.openapi.Contract.Meant;
import dev.threadspool.contract.openapi.HeldHttp;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.parts.Running;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for the same thing over HTTP and over Kafka, and tells the error of either. */
final class Caller implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HeldHttp http = new HeldHttp();
  private final String ingressUrl;
  private final TopicNames topics;
  private final AvroWire wire;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> rejections;

  Caller(Running running) {
    ingressUrl = running.ingressUrl();
    topics = running.settings().topics().names();
    wire = new AvroWire(running.settings().registry());
    String servers = running.stack().bootstrapServers();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    rejections =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        rejections.partitionsFor(topics.createRejected()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    rejections.assign(partitions);
    rejections.seekToBeginning(partitions);
  }

  String errorOverHttp(Fault fault) throws Exception {
    String body = RequestJson.write(new ThreadRequest(fault.prompt(), null, fault.items()));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/api/v1/projects/%s/aiAgents/%s/threads"
                        .formatted(ingressUrl, SampleLightdash.PROJECT, fault.agentUuid())))
            .timeout(PATIENCE)
            .header("Authorization", "ApiKey " + fault.token())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> answer = answer(request);
    JsonNode error = JsonMapper.shared().readTree(answer.body()).required("error");
    return text(
        error.required("name").asString(),
        answer.statusCode(),
        error.required("message").asString());
  }

  /** Asks again where there was none in time, which is no error of the request's. */
  private HttpResponse<byte[]> answer(HttpRequest request) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> http.send(request, Meant.VALID),
            answer -> answer.statusCode() != 503 && answer.statusCode() != 504);
  }

  String errorOverKafka(Fault fault) throws Exception {
    UUID threadUuid = UUID.randomUUID();
    ThreadCommand command =
        new ThreadCommand(
            UUID.randomUUID(),
            threadUuid,
            PromptUuid.of(threadUuid),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            SampleLightdash.ORGANIZATION,
            SampleLightdash.PROJECT,
            fault.agentUuid(),
            new Actor(Actor.Type.USER, fault.userUuid()),
            "web_app",
            fault.prompt(),
            null,
            fault.items());
    producer
        .send(
            new ProducerRecord<>(
                topics.create(),
                threadUuid.toString().getBytes(StandardCharsets.UTF_8),
                wire.encode(topics.create(), CommandCodec.toAvro(command))))
        .get();
    ApiError error = rejection(threadUuid);
    return text(error.name(), error.statusCode(), error.message());
  }

  private ApiError rejection(UUID threadUuid) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> event : rejections.poll(Duration.ofMillis(200))) {
        ThreadCreateRejected rejected =
            wire.decode(event.topic(), event.value(), ThreadCreateRejected.class);
        if (rejected.getThreadUuid().equals(threadUuid)) {
          return RejectedCodec.fromAvro(rejected).error();
        }
      }
    }
    throw new AssertionError("no rejection of " + threadUuid);
  }

  private static String text(String name, int status, String message) {
    return "%s %d: %s".formatted(name, status, message);
  }

  @Override
  public void close() {
    producer.close();
    rejections.close();
    wire.close();
    http.close();
  }
}
