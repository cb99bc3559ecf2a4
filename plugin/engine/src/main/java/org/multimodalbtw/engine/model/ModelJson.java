package org.multimodalbtw.engine.model;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingMethods;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.storage.StrictJson;

/** How a model's files are written as JSON: strictly, with {@code null} for what is empty, and a name for each training method. */
final class ModelJson {

    static final ObjectMapper MAPPER = mapper(TrainingMethods.NAMES);

    private ModelJson() {}

    /** A method is told by its name in {@link TrainingMethods#NAMES}, never by that of a class. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
    private interface Named {}

    /** Knows these methods by name. */
    static ObjectMapper mapper(Map<String, Class<? extends TrainingMethod>> methods) {
        ObjectMapper mapper = StrictJson.builder()
                .build()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .addMixIn(TrainingMethod.class, Named.class)
                .registerModule(new SimpleModule()
                        .addSerializer(OptionalInt.class, new NumberWriter())
                        .addDeserializer(OptionalInt.class, new NumberReader()));
        methods.forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        return mapper;
    }

    /** Puts an empty list where a file says nothing, since there was nothing to say. */
    static void complete(JsonNode node, String list) {
        if (node instanceof ObjectNode known && !known.has(list)) {
            known.putArray(list);
        }
    }

    /** Puts {@code false} where a file says nothing. */
    static void completeFlag(JsonNode node, String flag) {
        if (node instanceof ObjectNode known && !known.has(flag)) {
            known.put(flag, false);
        }
    }

    private static final class NumberWriter extends JsonSerializer<OptionalInt> {

        @Override
        public void serialize(OptionalInt value, JsonGenerator json, SerializerProvider all) throws IOException {
            if (value.isPresent()) {
                json.writeNumber(value.getAsInt());
            } else {
                json.writeNull();
            }
        }
    }

    private static final class NumberReader extends JsonDeserializer<OptionalInt> {

        @Override
        public OptionalInt deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return OptionalInt.of(context.readValue(json, int.class));
        }

        @Override
        public OptionalInt getNullValue(DeserializationContext context) {
            return OptionalInt.empty();
        }
    }

    static final class SettingsWriter extends JsonSerializer<Optional<TrainingSettings>> {

        @Override
        public void serialize(Optional<TrainingSettings> value, JsonGenerator json, SerializerProvider all)
                throws IOException {
            all.defaultSerializeValue(value.orElse(null), json);
        }
    }

    static final class SettingsReader extends JsonDeserializer<Optional<TrainingSettings>> {

        @Override
        public Optional<TrainingSettings> deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            return Optional.of(context.readValue(json, TrainingSettings.class));
        }

        @Override
        public Optional<TrainingSettings> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
