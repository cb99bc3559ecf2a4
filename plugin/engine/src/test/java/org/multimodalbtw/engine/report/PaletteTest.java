package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PaletteTest {

    private static final Path KIT = Path.of("../../nodes/src/main/resources/org/multimodalbtw/nodes/view/kit.js");

    @Test
    void picturesAndPagesHaveTheSameColoursInTheSameOrder() throws IOException {
        Matcher line = Pattern.compile("const COLOURS = \\[(.*?)]").matcher(Files.readString(KIT));
        assertTrue(line.find());
        List<String> ofPages = Pattern.compile("#[0-9a-f]{6}")
                .matcher(line.group(1))
                .results()
                .map(MatchResult::group)
                .toList();
        List<String> ofPictures = Palette.COLOURS.stream()
                .map(colour -> "#%06x".formatted(colour.getRGB() & 0xffffff))
                .toList();
        assertEquals(ofPictures.subList(0, ofPictures.size() - 1), ofPages, "the last one is that of texts");
    }

    @Test
    void twentyFourThingsLookDifferent() {
        Set<String> looks = new HashSet<>();
        for (int place = 0; place < 24; place++) {
            looks.add(Palette.colour(place) + " " + Arrays.toString(Palette.dashes(place)));
        }
        assertEquals(24, looks.size());
        assertArrayEquals(new float[0], Palette.dashes(7));
        assertNotEquals(0, Palette.dashes(8).length);
    }
}
