package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bed",
                "Bed No",
                "pump_no",
                "channel",
                "probe_serial",
                "monitor_nr",
                "index",
                "ward",
                "Bett",
                "device_number"
            })
    void numbersOfDevicesAndPlacesAreNotMeasured(String name) {
        assertTrue(SeriesNames.notMeasured(name), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pump_rate",
                "pain_nrs",
                "pupil_left",
                "bispectral index",
                "number",
                "heart rate",
                "probe_temp",
                "room_temperature",
                "channel_mV"
            })
    void whatTheyMeasureIs(String name) {
        assertFalse(SeriesNames.notMeasured(name), name);
    }
}
