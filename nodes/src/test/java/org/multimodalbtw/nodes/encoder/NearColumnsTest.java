package org.multimodalbtw.nodes.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The column that may be meant where one lacks. */
class NearColumnsTest {

    @Test
    void caseUnitsAbbreviationsAndSlipsAreNear() {
        List<String> columns = List.of("LACTATE", "creatinine", "Temp (°C)", "heart rate");
        assertEquals(Optional.of("LACTATE"), NearColumns.of("lactate", columns));
        assertEquals(Optional.of("creatinine"), NearColumns.of("crea", columns));
        assertEquals(Optional.of("Temp (°C)"), NearColumns.of("temp", columns));
        assertEquals(Optional.of("heart rate"), NearColumns.of("heart_rate", columns));
        assertEquals(Optional.of("creatinine"), NearColumns.of("creatinin", columns));
        assertEquals(Optional.of("heart rate"), NearColumns.of("hoart_rate", columns));
    }

    @Test
    void otherColumnsAndSeveralAsNearAreNot() {
        assertEquals(Optional.empty(), NearColumns.of("age", List.of("crp", "sex", "weight")));
        assertEquals(Optional.empty(), NearColumns.of("hb", List.of("hba1c")));
        assertEquals(Optional.empty(), NearColumns.of("crea", List.of("creatinine", "crea_clearance")));
    }
}
