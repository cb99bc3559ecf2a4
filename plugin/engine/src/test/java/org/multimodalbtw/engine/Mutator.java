package org.multimodalbtw.engine;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Damages files in the ways in which they get damaged, and in those that somebody would choose; the same seed gives the same damage. */
public final class Mutator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<JsonNode> ODD = List.of(
            JSON.nullNode(),
            JSON.textNode(""),
            JSON.textNode("NaN"),
            JSON.textNode("-Infinity"),
            JSON.textNode("<script>alert(1)</script>"),
            JSON.textNode("../../elsewhere"),
            JSON.textNode("a\0b"),
            JSON.numberNode(0),
            JSON.numberNode(-1),
            JSON.numberNode(1),
            JSON.numberNode(2),
            JSON.numberNode(128),
            JSON.numberNode(Integer.MAX_VALUE),
            JSON.numberNode(Long.MIN_VALUE),
            JSON.numberNode(1e300),
            JSON.numberNode(-1e-300),
            JSON.numberNode(.5),
            JSON.booleanNode(true),
            JSON.booleanNode(false),
            JSON.arrayNode(),
            JSON.objectNode());

    private final Random random;

    /** @param seed the test's own, of which {@link Thorough#seed} makes the one that counts */
    public Mutator(long seed) {
        random = new Random(Thorough.seed(seed));
    }

    /** @return the source of randomness, for choices around the damage */
    public Random random() {
        return random;
    }

    /**
     * @param whole a file's bytes, at least one
     * @return other bytes: a bit or a byte changed, cut off, bytes left out, repeated or put in
     */
    public byte[] bytes(byte[] whole) {
        byte[] changed = whole;
        while (Arrays.equals(changed, whole)) {
            changed = change(whole.clone());
        }
        return changed;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(16), bytes.length - at);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 2 -> {
                return joined(bytes, at, new byte[0], at + length);
            }
            case 3 -> {
                return joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
            }
            case 4 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                return joined(bytes, at, noise, at + random.nextInt(2) * length);
            }
            default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
        byte[] all = Arrays.copyOf(bytes, until + middle.length + bytes.length - from);
        System.arraycopy(middle, 0, all, until, middle.length);
        System.arraycopy(bytes, from, all, until + middle.length, bytes.length - from);
        return all;
    }

    /**
     * @param whole what a file holds
     * @return a copy with one or two changes: a value that is odd, missing, repeated, moved or under another name
     */
    public JsonNode json(JsonNode whole) {
        JsonNode copy = whole.deepCopy();
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(copy, containers);
            if (!containers.isEmpty()) {
                change(containers.get(random.nextInt(containers.size())), containers);
            }
        }
        return copy;
    }

    /**
     * @param whole what a file holds
     * @param name of it
     * @return copies of which each has null in the place of one value, by that place; of a list's items one has it
     */
    public static Map<String, JsonNode> nulls(JsonNode whole, String name) {
        Map<String, JsonNode> copies = new TreeMap<>();
        nulls(whole, JsonPointer.empty(), name, copies);
        return copies;
    }

    private static void nulls(JsonNode whole, JsonPointer at, String name, Map<String, JsonNode> copies) {
        for (JsonPointer place : inside(whole.at(at), at)) {
            JsonNode copy = whole.deepCopy();
            if (copy.at(at) instanceof ObjectNode object) {
                object.putNull(place.last().getMatchingProperty());
            } else {
                ((ArrayNode) copy.at(at)).setNull(place.last().getMatchingIndex());
            }
            copies.putIfAbsent(name + place.toString().replaceAll("/\\d+", "/*"), copy);
            nulls(whole, place, name, copies);
        }
    }

    private static List<JsonPointer> inside(JsonNode node, JsonPointer at) {
        List<JsonPointer> places = new ArrayList<>();
        node.fieldNames().forEachRemaining(field -> places.add(at.appendProperty(field)));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(at.appendIndex(i));
        }
        return places;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode() && node.size() > 0) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void change(JsonNode node, List<JsonNode> all) {
        int at = random.nextInt(node.size());
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(at);
            switch (random.nextInt(8)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + "x", object.remove(name));
                case 2 -> object.set(name, other(all));
                case 3 -> object.set("x" + name, object.get(name).deepCopy());
                default -> object.set(name, odd(object.get(name)));
            }
        } else if (node instanceof ArrayNode array) {
            switch (random.nextInt(8)) {
                case 0 -> array.remove(at);
                case 1 -> array.insert(at, array.get(at).deepCopy());
                case 2 -> array.set(at, other(all));
                case 3 -> array.removeAll();
                default -> array.set(at, odd(array.get(at)));
            }
        }
    }

    private JsonNode other(List<JsonNode> all) {
        return all.get(random.nextInt(all.size())).deepCopy();
    }

    private JsonNode odd(JsonNode value) {
        if (value.isNumber() && random.nextBoolean()) {
            return value.isIntegralNumber()
                    ? JSON.numberNode(value.longValue() + random.nextInt(7) - 3)
                    : JSON.numberNode(value.doubleValue() * (1 - 2 * random.nextDouble()));
        }
        if (value.isBoolean() && random.nextBoolean()) {
            return JSON.booleanNode(!value.booleanValue());
        }
        return ODD.get(random.nextInt(ODD.size()));
    }
}
