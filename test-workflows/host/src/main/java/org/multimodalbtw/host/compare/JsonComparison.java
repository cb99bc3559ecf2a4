package org.multimodalbtw.host.compare;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Compares JSON files value by value, each at its place. */
final class JsonComparison {

    /** Wall-clock times, names of files (which are compared themselves), versions of libraries. */
    private static final Set<String> LEFT_OUT = Set.of("seconds", "files", "written", "versions");

    private final Differences differences = new Differences();

    private JsonComparison() {}

    /**
     * @return what differs; times, file names and versions are left out
     * @throws IOException if a file cannot be read
     */
    static Differences compare(Path before, Path after) throws IOException {
        JsonComparison comparison = new JsonComparison();
        try {
            comparison.compare(
                    JsonParser.parseString(Files.readString(before)),
                    JsonParser.parseString(Files.readString(after)),
                    "");
        } catch (JsonParseException noJson) {
            comparison.differences.remark("it cannot be read as JSON (" + noJson.getMessage() + ")");
        }
        return comparison.differences;
    }

    private void compare(JsonElement before, JsonElement after, String path) {
        if (before instanceof JsonObject first && after instanceof JsonObject second) {
            compareObjects(first, second, path);
        } else if (before instanceof JsonArray first && after instanceof JsonArray second) {
            compareArrays(first, second, path);
        } else {
            differences.texts(text(before), text(after), () -> path);
        }
    }

    private void compareObjects(JsonObject before, JsonObject after, String path) {
        for (String key : before.keySet()) {
            String inner = path.isEmpty() ? key : path + "." + key;
            if (LEFT_OUT.contains(key)) {
                differences.leftOut("'" + key + "'");
            } else if (after.has(key)) {
                compare(before.get(key), after.get(key), inner);
            } else {
                differences.alone(Side.BEFORE, "'" + inner + "'");
            }
        }
        after.keySet().stream()
                .filter(key -> !before.has(key) && !LEFT_OUT.contains(key))
                .forEach(key -> differences.alone(Side.AFTER, "'" + (path.isEmpty() ? key : path + "." + key) + "'"));
    }

    private void compareArrays(JsonArray before, JsonArray after, String path) {
        int both = Math.min(before.size(), after.size());
        for (int index = 0; index < both; index++) {
            compare(before.get(index), after.get(index), path + "[" + index + "]");
        }
        for (int index = both; index < before.size(); index++) {
            differences.alone(Side.BEFORE, "'" + path + "[" + index + "]'");
        }
        for (int index = both; index < after.size(); index++) {
            differences.alone(Side.AFTER, "'" + path + "[" + index + "]'");
        }
    }

    private static String text(JsonElement element) {
        return element.isJsonPrimitive() ? element.getAsString() : element.toString();
    }
}
