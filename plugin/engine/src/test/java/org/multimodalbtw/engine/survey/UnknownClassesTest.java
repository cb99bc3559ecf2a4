package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words for nothing among classes, and classes that look like them. */
class UnknownClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k.A.",
                "k. A.",
                "k.A",
                "n.a.",
                "N.A.",
                "n/a",
                "n. b.",
                "keine Angabe",
                "non renseigné",
                "sin datos",
                "unbekannt",
                "NULL",
                "UNK",
                "unk",
                "LTFU",
                "NaN",
                "n.v.t."
            })
    void namesThatSayNothingAreUnknown(String name) {
        assertEquals(
                List.of(name),
                UnknownClasses.of(List.of("died", "survived", name)).names());
    }

    /** A normal control, a non-responder, no disease, initials and grades. */
    @ParameterizedTest
    @ValueSource(
            strings = {"NC", "NR", "ND", "NA", "K.B.", "A/B", "i.v.", "p.o.", "G.I.", "null cell", "uncertain", "T.1"})
    void shortNamesMayBeClasses(String name) {
        assertEquals(
                List.of(), UnknownClasses.of(List.of("died", "survived", name)).names());
    }
}
