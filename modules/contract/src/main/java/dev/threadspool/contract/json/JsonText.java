package dev.threadspool.contract.json;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** JSON as compact text: no white space, members in the order in which they come. */
final class JsonText implements JsonSink {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();

  private final JsonGenerator generator;

  private JsonText(JsonGenerator generator) {
    this.generator = generator;
  }

  /** The text of what is written. */
  static String of(Consumer<JsonSink> content) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      content.accept(new JsonText(generator));
    }
    return text.toString();
  }

  /** The same text in UTF-8, made without the text itself. */
  static byte[] utf8(Consumer<JsonSink> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      content.accept(new JsonText(generator));
    }
    return bytes.toByteArray();
  }

  @Override
  public void openObject() {
    generator.writeStartObject();
  }

  @Override
  public void closeObject() {
    generator.writeEndObject();
  }

  @Override
  public void openArray() {
    generator.writeStartArray();
  }

  @Override
  public void closeArray() {
    generator.writeEndArray();
  }

  @Override
  public void name(String name) {
    generator.writeName(name);
  }

  @Override
  public void string(String value) {
    generator.writeString(value);
  }

  @Override
  public void number(double value) {
    generator.writeNumber(value);
  }

  @Override
  public void number(int value) {
    generator.writeNumber(value);
  }

  @Override
  public void bool(boolean value) {
    generator.writeBoolean(value);
  }

  @Override
  public void nothing() {
    generator.writeNull();
  }

  @Override
  public void json(String json) {
    generator.writeRawValue(json);
  }
}
