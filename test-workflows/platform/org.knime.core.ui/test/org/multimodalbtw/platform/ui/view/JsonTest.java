package org.multimodalbtw.platform.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    record Curve(String title, int rows, double[] loss, String note) {}

    @Test
    void writesRecordsWithoutEscapingMarkup() {
        assertEquals(
                "{\"title\":\"Loss\",\"rows\":3,\"loss\":[1.0,0.5],\"note\":\"<b>&\\\"'\"}",
                Json.write(new Curve("Loss", 3, new double[] {1, .5}, "<b>&\"'")));
    }

    @Test
    void writesPlainValues() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("null", null);
        map.put("list", List.of(1L, true, "a\nb\u0001"));
        map.put("empty", Map.of());
        map.put("nothing", new ArrayList<>());
        map.put("nan", Double.NaN);
        assertEquals(
                "{\"null\":null,\"list\":[1,true,\"a\\nb\\u0001\"],\"empty\":{},\"nothing\":[],\"nan\":\"NaN\"}",
                Json.write(map));
    }

    @Test
    void refusesOtherObjects() {
        assertThrows(IllegalArgumentException.class, () -> Json.write(new Object()));
    }

    @Test
    void readsWhatItWrites() {
        String text = "{\"a\":[1,-2.5,1.0E10,\"x\\\"\\\\\\n\",null,true,false],\"b\":{\"c\":{}},\"d\":[]}";
        assertEquals(text, Json.write(Json.read(text)));
        assertEquals("\u00e9/", Json.read(" \"\\u00e9\\/\" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\"}", "01x", "tru", "\"a", "\"\\q\"", "\"\\u00g0\"", "1 2", "{a:1}"})
    void refusesWhatIsNotJson(String text) {
        assertThrows(IllegalArgumentException.class, () -> Json.read(text));
    }
}
